// A message's text drawn from its entities, and where a link leads: nothing a bot says becomes markup.

import { make } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SAFE = new Set(["https:", "http:", "tg:", "mailto:", "tel:"]);

// The payload of a link that opens the chat with the bot; null for a link to anywhere else.
export function payloadOf(url, username) {
  const match = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/(\w+)\/?(?:\?(.*))?$/i.exec(url)
    ?? /^tg:\/\/resolve\?(?=.*\bdomain=(\w+))(.*)$/i.exec(url);
  if (!match || match[1].toLowerCase() !== username.toLowerCase()) return null;
  return new URLSearchParams(match[2] ?? "").get("start") ?? "";
}

export function safeUrl(url) {
  try {
    const parsed = new URL(/^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`);
    return SAFE.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

export function link(url, content, { bot, open, ...properties }) {
  const href = safeUrl(url);
  if (href === null) return make("span", {}, content);
  const payload = payloadOf(url, bot);
  const onclick = (event) => { if (payload !== null) { event.preventDefault(); open(payload); } };
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", title: href, onclick, ...properties }, content);
}

// Entities nest and are sorted by offset; offsets are UTF-16 units, as in JavaScript.
export function drawn(text, entities, wiring, from = 0, to = text.length) {
  const nodes = [];
  let place = from;
  const inside = entities.filter((e) => e.offset >= from && e.offset + e.length <= to);
  while (inside.length) {
    const entity = inside.shift();
    const end = entity.offset + entity.length;
    if (entity.offset < place) continue;
    nodes.push(text.slice(place, entity.offset));
    const nested = inside.filter((e) => e.offset + e.length <= end);
    nodes.push(element(entity, text.slice(entity.offset, end), drawn(text, nested, wiring, entity.offset, end), wiring));
    place = end;
  }
  return [...nodes, text.slice(place, to)].filter((node) => node !== "");
}

function element(entity, covered, content, wiring) {
  switch (entity.type) {
    case "url": case "text_link": return link(entity.url ?? covered, content, wiring);
    case "email": return link(`mailto:${covered}`, content, wiring);
    case "phone_number": return link(`tel:${covered}`, content, wiring);
    case "bot_command": return make("button", { type: "button", className: "inline", onclick: () => wiring.say(covered) }, content);
    case "spoiler": return spoiler(content);
    case "mention": case "text_mention": case "hashtag": case "cashtag": return make("span", { className: "tag" }, content);
    default: return make(TAGS[entity.type] ?? "span", {}, content);
  }
}

function spoiler(content) {
  const reveal = ({ currentTarget }) => { currentTarget.setAttribute("aria-pressed", "true"); };
  return make("button", { type: "button", className: "spoiler", "aria-pressed": "false", onclick: reveal }, content);
}
