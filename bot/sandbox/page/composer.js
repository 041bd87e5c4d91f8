// Writing: the field, the menu of commands, the paper-clip, and the bot's own keyboard underneath.

import { at, icon, make, settle } from "./dom.js";
import { ask, failed, toast } from "./dialogs.js";
import { word } from "./words.js";

const LARGEST_FILE = 20 * 1024 * 1024;
let context = null;
let keysHidden = false;
let deeds;
let sights;

export function wireComposer(actions, look) {
  [deeds, sights] = [actions, look];
  at("composer").addEventListener("submit", send);
  at("text").addEventListener("keydown", typed);
  at("text").addEventListener("input", () => { grow(); suggest(); });
  at("text").addEventListener("paste", ({ clipboardData }) => offer(clipboardData.files[0]));
  at("open-menu").addEventListener("click", () => toggle("open-menu", commandItems(sights().commands)));
  at("attach").addEventListener("click", () => toggle("attach", attachItems()));
  at("toggle-keys").addEventListener("click", () => { keysHidden = !keysHidden; drawKeys(sights().keyboard); });
  at("picked").addEventListener("change", ({ target }) => { offer(target.files[0], target.dataset.kind === "photo"); target.value = ""; });
  at("context").querySelector("button").addEventListener("click", () => setContext(null));
  at("popup").addEventListener("keydown", walk);
  document.addEventListener("click", ({ target }) => { if (!target.closest("#popup, #open-menu, #attach, #text")) closePopup(); });
  at("chat").addEventListener("dragover", (event) => event.preventDefault());
  at("chat").addEventListener("drop", (event) => { event.preventDefault(); offer(event.dataTransfer.files[0]); });
}

export function drawComposer(view) {
  const { person, chat, keyboard } = view;
  const needsStart = chat.kind === "private" && (!person.started || person.blocked || sights().payload !== null);
  at("bar").hidden = !needsStart && !person.deactivated;
  at("composer").hidden = !at("bar").hidden;
  at("start").disabled = person.deactivated;
  at("start").textContent = word(person.deactivated ? "gone" : person.blocked ? "restart" : sights().payload ? "start_with" : "start");
  at("text").placeholder = keyboard?.placeholder || word("message");
  drawKeys(keyboard);
}

// What the next text is: a reply, or another wording of one's own message.
export function setContext(next) {
  context = next;
  at("context").hidden = !next;
  at("context").firstElementChild.textContent = next ? `${word(next.kind)}: ${next.message.text || word(next.message.kind)}` : "";
  if (next) write(next.kind === "edit" ? next.message.text : at("text").value);
  else if (at("text").value) grow();
}

function write(text) {
  at("text").value = text;
  at("text").focus();
  grow();
}

function grow() {
  at("text").style.height = "auto";
  at("text").style.height = `${at("text").scrollHeight}px`;
}

function send(event) {
  event.preventDefault();
  const text = at("text").value.trim();
  if (!text) return;
  const message = context?.message.message_id;
  const sent = context?.kind === "edit" ? deeds.edit(message, text) : deeds.say(text, context ? message : null);
  sent.catch((error) => giveBack(text, error));
  at("text").value = "";
  setContext(null);
  closePopup();
  grow();
}

// What could not be sent comes back to be sent again.
function giveBack(text, error) {
  failed(error);
  if (!at("text").value) write(text);
}

function typed(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  else if (event.key === "Escape") { closePopup(); setContext(null); }
  else if (event.key === "ArrowUp" && !at("popup").hidden) { event.preventDefault(); at("popup").querySelector("li:last-child button")?.focus(); }
  else if (event.key === "ArrowUp" && !at("text").value) editLast(event);
}

function editLast(event) {
  const { history, person } = sights();
  const last = history.findLast((one) => one.from.id === person.id && one.text && !one.deleted);
  if (!last) return;
  event.preventDefault();
  setContext({ kind: "edit", message: last });
}

function suggest() {
  const text = at("text").value;
  const found = /^\/\w*$/.test(text) ? sights().commands.filter(({ command }) => `/${command}`.startsWith(text)) : [];
  if (found.length) openPopup(commandItems(found));
  else closePopup();
}

const commandItems = (commands) => commands.map(({ command, description }) => ({
  label: [make("b", {}, `/${command}`), make("span", {}, description)], act: () => { write(""); deeds.say(`/${command}`, null).catch(failed); },
}));

function attachItems() {
  const pick = (kind) => () => {
    at("picked").dataset.kind = kind;
    at("picked").accept = kind === "photo" ? "image/png,image/jpeg,image/gif,image/webp" : "";
    at("picked").click();
  };
  const acts = [
    ["photo", pick("photo")], ["file", pick("file")], ["own_contact", () => shareContact()], ["other_contact", otherContact],
    ["sticker", () => deeds.act("sticker")], ["voice", () => deeds.act("voice")], ["location", () => deeds.act("location")],
  ];
  return acts.map(([key, act]) => ({ label: [make("span", {}, word(key))], act }));
}

function toggle(opener, items) {
  const isOpen = !at("popup").hidden && at(opener).getAttribute("aria-expanded") === "true";
  closePopup();
  if (!items.length) toast(word("no_commands"));
  else if (!isOpen) openPopup(items, opener);
}

function openPopup(items, opener) {
  at("popup").replaceChildren(...items.map(({ label, act }) => make("li", { role: "none" },
    make("button", { type: "button", role: "menuitem", onclick: () => { closePopup(); act(); } }, label))));
  at("popup").hidden = false;
  if (!opener) return;
  at(opener).setAttribute("aria-expanded", "true");
  at("popup").querySelector("button").focus();
}

function closePopup() {
  at("popup").hidden = true;
  for (const opener of ["open-menu", "attach"]) at(opener).setAttribute("aria-expanded", "false");
}

function walk(event) {
  const buttons = [...at("popup").querySelectorAll("button")];
  const place = buttons.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { event.preventDefault(); buttons.at((place + step) % buttons.length).focus(); }
  if (event.key === "Escape") { closePopup(); at("text").focus(); }
}

function drawKeys(keyboard) {
  at("toggle-keys").hidden = !keyboard;
  at("toggle-keys").setAttribute("aria-expanded", String(!keysHidden));
  at("keys-below").hidden = !keyboard || keysHidden;
  settle(at("keys-below"), (keyboard?.rows ?? []).map((row, key) => ({ key, looks: JSON.stringify(row), draw: () => drawRow(row) })));
}

const drawRow = (row) => make("div", {}, row.map((button) => make("button", {
  type: "button", className: "key", onclick: () => (button.request_contact ? shareContact() : deeds.say(button.text, null).catch(failed)),
}, button.request_contact && icon("person"), button.text)));

async function shareContact() {
  const phone = { name: "phone", label: word("phone"), type: "tel", required: true, value: ownPhone(sights().person.id) };
  const given = await ask({ title: word("share_title"), text: word("share_text"), ok: word("share"), fields: [phone] });
  if (given) deeds.act("contact", { phone: given.phone });
}

async function otherContact() {
  const others = sights().people.filter((one) => one.id !== sights().person.id);
  if (!others.length) return;
  const whose = { name: "of", label: word("whose"), options: others.map((one) => ({ value: one.id, text: one.name })) };
  const given = await ask({ title: word("other_contact"), ok: word("share"), fields: [whose] });
  if (given) deeds.act("contact", { phone: ownPhone(Number(given.of)), of: Number(given.of) });
}

// Numbers of a range that is given to nobody.
const ownPhone = (id) => `+7383000${String(Math.abs(id) % 10000).padStart(4, "0")}`;

async function offer(file, asPhoto = file?.type.startsWith("image/")) {
  if (!file) return;
  if (file.size > LARGEST_FILE) { toast(word("too_large")); return; }
  const caption = { name: "caption", label: word("caption"), maxlength: "1024", value: at("text").value };
  const given = await ask({ title: word("send_file"), text: file.name, ok: word("send"), fields: [caption] });
  if (!given) return;
  write("");
  deeds.sendFile(file, { caption: given.caption, as_photo: asPhoto ? "yes" : "no" });
}
