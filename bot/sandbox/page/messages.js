// The chat itself: every message keeps its element, and only what changed is drawn anew.

import { at, icon, make, settle } from "./dom.js";
import { drawn, link } from "./text.js";
import { current, day, size, time, word } from "./words.js";

const NEAR_THE_END = 80;
let stays = true;
let place = 0;

// Whoever reads the end goes on reading the end, whatever grows: a message, a picture, a keyboard below.
// The browser tells of a scroll later than it happened, when the chat may have grown: only a move up leaves the end.
export function wireScroll() {
  const scroll = at("scroll");
  const noted = () => {
    const isNear = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_THE_END;
    stays = isNear || (stays && scroll.scrollTop >= place);
    place = scroll.scrollTop;
    at("to-end").hidden = stays;
  };
  const observer = new ResizeObserver(() => (stays ? toEnd() : noted()));
  for (const element of [scroll, at("messages")]) observer.observe(element);
  scroll.addEventListener("scroll", noted, { passive: true });
  at("to-end").addEventListener("click", toEnd);
}

export function toEnd() {
  stays = true;
  at("scroll").scrollTop = at("scroll").scrollHeight;
  place = at("scroll").scrollTop;
}

export function drawMessages(view, wiring) {
  const scroll = at("scroll");
  const below = scroll.scrollHeight - scroll.scrollTop;
  settle(at("messages"), withDays(view.history).map((one) => item(one, view, wiring)));
  at("earlier").hidden = view.earlier === 0;
  if (wiring.jump) toEnd();
  else if (wiring.keepPlace) scroll.scrollTop = scroll.scrollHeight - below;
}

function withDays(history) {
  const items = [];
  let last = "";
  for (const message of history) {
    const date = day(new Date(message.date * 1000));
    if (date !== last) items.push({ date });
    last = date;
    items.push({ message });
  }
  return items;
}

function item({ date, message }, view, wiring) {
  if (!message) return { key: date, looks: date, draw: () => make("li", { className: "day" }, make("span", {}, date)) };
  const looks = JSON.stringify([message, view.person.id, current(), repliedTo(message, view)?.text, wiring.waiting(message)]);
  return { key: message.message_id, looks, draw: () => drawMessage(message, view, wiring) };
}

const repliedTo = (message, view) => message.reply_to && view.history.find((one) => one.message_id === message.reply_to);

function drawMessage(message, view, wiring) {
  const isOwn = message.from.id === view.person.id;
  const sides = [isOwn ? "own" : "theirs", message.deleted && "deleted"].filter(Boolean).join(" ");
  const text = message.text && make("div", { className: "text", dir: "auto" }, drawn(message.text, message.entities, wiring));
  return make("li", { className: sides, data: { id: message.message_id } },
    make("div", { className: "line" },
      make("div", { className: message.photo ? "bubble pictured" : "bubble" },
        view.chat.kind !== "private" && !isOwn && make("div", { className: "sender", dir: "auto" }, message.from.name),
        quote(repliedTo(message, view)),
        content(message),
        text,
        meta(message)),
      !message.deleted && tools(message, isOwn, wiring)),
    !message.deleted && message.buttons.length > 0 && rows(message, wiring));
}

function quote(original) {
  return original && make("div", { className: "quote" },
    make("b", { dir: "auto" }, original.from.name), make("span", { dir: "auto" }, original.text || word(original.kind)));
}

function meta(message) {
  const isEdited = message.edited > 0 && !(message.from.is_bot && message.buttons.length > 0);
  const date = new Date(message.date * 1000);
  return make("span", { className: "meta" },
    message.deleted && make("span", { className: "mark" }, word("deleted")),
    isEdited && make("span", { className: "mark" }, word("edited")),
    make("time", { datetime: date.toISOString() }, time(date)));
}

function tools(message, isOwn, wiring) {
  const canEdit = isOwn && message.text && !message.contact;
  return make("span", { className: "tools" },
    make("button", { type: "button", className: "icon", "aria-label": word("reply"), title: word("reply"), onclick: () => wiring.reply(message) }, icon("reply")),
    canEdit && make("button", { type: "button", className: "icon", "aria-label": word("edit"), title: word("edit"), onclick: () => wiring.edit(message) }, icon("edit")));
}

function rows(message, wiring) {
  return make("div", { className: "rows" }, message.buttons.map((row, line) => make("div", {}, row.map((button, place) => {
    if (button.url) return link(button.url, [button.text, icon("out")], { ...wiring, className: "key" });
    const isWaiting = wiring.waiting(message) === `${line}:${place}`;
    const onclick = () => wiring.press(message, button.data, `${line}:${place}`);
    return make("button", { type: "button", className: "key", "aria-busy": isWaiting ? "true" : null, onclick }, button.text);
  }))));
}

function content(message) {
  if (message.photo) return photo(message.photo.at(-1));
  if (message.document) return document_(message.document);
  if (message.contact) return card("person", `${message.contact.first_name} ${message.contact.last_name ?? ""}`, message.contact.phone_number);
  if (message.sticker) return make("div", { className: "sticker" }, message.sticker.emoji ?? word("sticker"));
  if (message.location) return card("out", word("location"), `${message.location.latitude}, ${message.location.longitude}`);
  return message.kind === "text" ? null : card("file", word(message.kind), "");
}

function photo({ file_id: id, width, height }) {
  const href = `/sandbox/files/${encodeURIComponent(id)}`;
  return make("a", { href, target: "_blank", rel: "noopener", className: "photo" },
    make("img", { src: href, alt: word("photo"), width: String(width), height: String(height), loading: "lazy" }));
}

function document_({ file_id: id, file_name: name, file_size: bytes }) {
  return make("a", { href: `/sandbox/files/${encodeURIComponent(id)}`, download: name ?? "", className: "card" },
    icon("file"), make("span", {}, make("b", { dir: "auto" }, name ?? word("file")), make("small", {}, size(bytes ?? 0))));
}

const card = (picture, title, more) => make("div", { className: "card" },
  icon(picture), make("span", {}, make("b", { dir: "auto" }, title), make("small", {}, more)));
