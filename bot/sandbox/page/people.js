// The list at the left: everybody of the demo, their chats, and what each has not read.

import { at, initials, make, post, settle, tone } from "./dom.js";
import { ask, failed } from "./dialogs.js";
import { current, note, word } from "./words.js";

export const address = (person, chat) => `/?person=${person}${chat && chat !== person ? `&chat=${chat}` : ""}`;

export function drawPeople({ people, person, chat, dialogs, go }) {
  const wanted = folded(at("search").value);
  const found = people.filter((one) => folded(`${one.name} ${note(one.note)} ${one.username ?? ""}`).includes(wanted));
  const rows = found.map((one) => {
    const looks = JSON.stringify([one, current(), one.id === person && [chat, dialogs]]);
    return { key: one.id, looks, draw: () => row(one, { person, chat, dialogs, go }) };
  });
  const nobody = { key: "nobody", looks: current(), draw: () => make("li", { className: "nobody" }, word("nobody")) };
  settle(at("people"), rows.length ? rows : [nobody]);
  elsewhere(people, person);
}

const folded = (text) => text.toLowerCase().replaceAll("ё", "е").trim();

function elsewhere(people, person) {
  const count = people.reduce((sum, one) => sum + (one.id === person ? 0 : one.unread), 0);
  at("elsewhere").hidden = count === 0;
  at("elsewhere").textContent = count;
}

function row(one, { person, chat, dialogs, go }) {
  const isHere = one.id === person;
  const state = one.deactivated ? word("gone") : one.blocked ? word("blocked") : "";
  const groups = isHere ? dialogs.filter((dialog) => dialog.kind !== "private") : [];
  return make("li", {},
    make("a", { href: address(one.id), "aria-current": isHere && chat === one.id ? "page" : null, className: isHere ? "here" : "", onclick: (e) => go(e, one.id, one.id) },
      make("span", { className: "avatar", data: { tone: tone(one.id) }, "aria-hidden": "true" }, initials(one.name)),
      make("span", { className: "lines" },
        make("span", { className: "name", dir: "auto" }, one.name),
        make("span", { className: "note", dir: "auto" }, state || note(one.note) || (one.username ? `@${one.username}` : String(one.id)))),
      unread(groups.length ? dialogs[0].unread : one.unread)),
    groups.length > 0 && make("ul", {}, groups.map((dialog) => make("li", {},
      make("a", { href: address(person, dialog.chat_id), "aria-current": chat === dialog.chat_id ? "page" : null, onclick: (e) => go(e, person, dialog.chat_id) },
        make("span", { className: "avatar small", data: { tone: tone(dialog.chat_id) }, "aria-hidden": "true" }, initials(dialog.title)),
        make("span", { className: "name", dir: "auto" }, dialog.title),
        unread(dialog.unread))))));
}

function unread(count) {
  return count > 0 && make("span", { className: "unread" }, String(count), make("span", { className: "hidden" }, ` ${word("unread")}`));
}

export async function newPerson(go) {
  const given = await ask({
    title: word("new_person"), ok: word("create"), fields: [
      { name: "first_name", label: word("first_name"), required: true, maxlength: "64" },
      { name: "last_name", label: word("last_name"), maxlength: "64" },
      { name: "username", label: word("username"), pattern: "@?[A-Za-z][A-Za-z0-9_]{4,31}", maxlength: "33" },
      { name: "language_code", label: word("language"), options: [{ value: "ru", text: "Русский" }, { value: "en", text: "English" }, { value: "de", text: "Deutsch" }] },
    ],
  });
  if (given) await post("/people", given).then(({ id }) => go(null, id, id)).catch(failed);
}

export async function newGroup(people, { person, go }) {
  const given = await ask({
    title: word("new_group"), ok: word("create"), fields: [
      { name: "title", label: word("title"), required: true, maxlength: "128" },
      { name: "members", label: word("people"), many: people.map((one) => ({ value: one.id, text: one.name })) },
    ],
  });
  if (!given) return;
  const members = [...new Set([person, ...(given.members ?? [])])];
  await post("/groups", { title: given.title, members }).then(({ id }) => go(null, person, id)).catch(failed);
}
