// The chat page: whose eyes we look through, what is on the screen, and what happens when something is pressed.

import { at, get, initials, post, tone, upload } from "./dom.js";
import { alert, failed, toast } from "./dialogs.js";
import { drawComposer, setContext, wireComposer } from "./composer.js";
import { drawDrawer, drawPersonPart, refreshDrawer, wireDrawer } from "./drawer.js";
import { drawGuide } from "./guide.js";
import { drawMessages, wireScroll } from "./messages.js";
import { listen } from "./news.js";
import { address, drawPeople, newGroup, newPerson } from "./people.js";
import { current, setLanguage, setZone, word } from "./words.js";

const PAGE = 100;
const TYPING_LASTS = 5000;
const state = { people: [], guide: [], bot: { name: "", username: "" }, view: null, chat: null, payload: null, limit: PAGE, presses: new Map(), typing: 0 };
let running = null;
let wanted = false;

const path = (rest) => `/people/${state.view.person.id}/${rest}`;
const act = (name, body = {}) => did(post(path(name), body)).catch(failed);
const did = (deed) => deed.then(() => { state.jump = true; }).then(refresh);
const inChat = () => ({ chat: state.view.chat.id });
const deeds = {
  act,
  say: (text, replyTo) => did(post(path("say"), { text, reply_to: replyTo, ...inChat() })),
  edit: (id, text) => did(post(path("edit"), { message_id: id, text, ...inChat() })),
  sendFile: (file, fields) => did(upload(path("file"), file, fields)).catch(failed),
};
const wiring = () => ({
  bot: state.bot.username,
  jump: state.jump,
  keepPlace: state.keepPlace,
  open: openLink,
  say: (text) => deeds.say(text, null).catch(failed),
  reply: (message) => setContext({ kind: "reply", message }),
  edit: (message) => setContext({ kind: "edit", message }),
  press,
  waiting: (message) => [...state.presses.values()].find((one) => one.message === message.message_id)?.place,
});

function openLink(payload) {
  state.payload = payload;
  state.chat = null;
  history.pushState(null, "", address(state.view.person.id));
  refresh();
}

async function start() {
  const { person } = state.view;
  if (person.blocked) await post(path("unblock")).catch(failed);
  const payload = state.payload ?? "";
  state.payload = null;
  await act("start", { payload });
  at("text").focus();
}

async function press(message, data, place) {
  const { query_id: query } = await post(path("press"), { message_id: message.message_id, data, ...inChat() }).catch((error) => { failed(error); return {}; });
  if (!query) return;
  state.presses.set(query, { message: message.message_id, place, person: state.view.person.id });
  draw();
  collectAnswers();
}

// The bot's answer to a press is for the tab that pressed: a toast, or an alert when it asks for one.
async function collectAnswers() {
  for (const [query, { person }] of [...state.presses]) {
    const { answer } = await get(`/people/${person}/answers/${query}`).catch(() => ({ answer: {} }));
    if (!answer || !state.presses.delete(query)) continue;
    if (answer.text && answer.show_alert) alert(state.bot.name, answer.text);
    else if (answer.text) toast(answer.text);
  }
  draw();
}

const go = (event, person, chat) => follows(event, address(person, chat));

function follows(event, address_) {
  if (event && (event.ctrlKey || event.metaKey || event.shiftKey || event.button)) return;
  event?.preventDefault();
  history.pushState(null, "", address_);
  follow();
}

// The address says who looks and at which chat; `start` is the payload of a link.
function follow() {
  const asked = new URLSearchParams(location.search);
  state.person = Number(asked.get("person")) || Number(location.hash.slice(1)) || null;
  state.chat = Number(asked.get("chat")) || null;
  state.payload = asked.get("start");
  Object.assign(state, { limit: PAGE, jump: true, typing: 0 });
  at("app").dataset.side = "chat";
  setContext(null);
  return refresh();
}

// One look at the server at a time; whoever asks meanwhile waits for one more look after it.
function refresh() {
  wanted = true;
  running ??= lookWhileWanted();
  return running;
}

async function lookWhileWanted() {
  while (wanted) {
    wanted = false;
    await look().catch(failed);
  }
  running = null;
}

async function look() {
  const { person } = state;
  const [{ bot, people, guide, zone }, view] = await Promise.all([get("/people"), state.person === null ? null : seen()]);
  if (person !== state.person) return;
  Object.assign(state, { bot, people, guide, view });
  setZone(zone);
  if (view === null) [state.person, state.chat] = [guide.length ? null : people[0]?.id ?? null, null];
  if (view === null && state.person !== null) { wanted = true; return; }
  draw();
  if (view === null) return;
  if (document.visibilityState === "visible") await read();
}

// What the person sees; null where there is no such person.
function seen() {
  const query = new URLSearchParams({ limit: state.limit, ...(state.chat ? { chat: state.chat } : {}) });
  return get(`/people/${state.person}?${query}`).catch((error) => {
    if (error.status !== 404) throw error;
    if (!state.chat) return null;
    state.chat = null;
    return seen();
  });
}

async function read() {
  const here = state.view.dialogs.find((dialog) => dialog.chat_id === state.view.chat.id);
  if (here?.unread) await post(path("read"), inChat());
}

const drawSide = () => drawPeople({ people: state.people, person: state.view?.person.id, chat: state.view?.chat.id, dialogs: state.view?.dialogs ?? [], go });

function draw() {
  const { view } = state;
  if (state.person === null && state.bot.name) { drawNobody(); return; }
  if (!view || view.person.id !== state.person) return;
  drawSide();
  at("guide").hidden = true;
  at("scroll").hidden = false;
  const isGroup = view.chat.kind !== "private";
  document.title = `${view.person.unread ? `(${view.person.unread}) ` : ""}${view.person.name} · ${view.chat.title || state.bot.name}`;
  at("portrait").hidden = isGroup;
  at("group-portrait").hidden = !isGroup;
  at("group-portrait").textContent = initials(view.chat.title);
  at("group-portrait").dataset.tone = tone(view.chat.id);
  at("title").textContent = view.chat.title || state.bot.name;
  drawStatus();
  at("empty").hidden = view.history.length > 0;
  at("empty").querySelector("p").textContent = isGroup ? word("empty_group") : view.description || word("empty");
  drawMessages(view, wiring());
  drawComposer(view);
  drawPersonPart();
  state.jump = state.keepPlace = false;
}

// Before a person is chosen.
function drawNobody() {
  drawSide();
  if (!state.guide.length) at("app").dataset.side = "people";
  document.title = `${word("sandbox")} · ${state.bot.name}`;
  [at("title").textContent, at("status").textContent] = [state.bot.name, word("demo")];
  for (const id of ["scroll", "bar", "composer", "group-portrait"]) at(id).hidden = true;
  for (const id of ["guide", "portrait"]) at(id).hidden = false;
  drawGuide({ ...state, go });
}

function drawStatus() {
  const { view } = state;
  if (!view) return;
  const people = view.chat.kind === "private" ? `${word("bot")} ${view.person.name}` : word("members") + [...view.members, state.bot.name].join(", ");
  at("status").textContent = Date.now() < state.typing ? word("typing") : people;
}

function changed(changes) {
  const kinds = new Set(changes.map(({ kind }) => kind));
  if (kinds.has("reset")) { state.presses.clear(); drawDrawer(); follow(); return; }
  const here = changes.filter(({ chat_id: chat }) => chat === state.view?.chat.id);
  if (here.some(({ kind }) => kind === "message")) state.typing = 0;
  if (here.some(({ kind }) => kind === "typing")) {
    state.typing = Date.now() + TYPING_LASTS;
    drawStatus();
    setTimeout(drawStatus, TYPING_LASTS);
  }
  if (kinds.has("alert") && state.presses.size) collectAnswers();
  refreshDrawer(kinds);
  if (![...kinds].every((kind) => ["typing", "log", "clock", "alert"].includes(kind))) refresh();
}

function connected(isConnected) {
  at("offline").hidden = isConnected;
  if (!isConnected) return;
  refresh();
  collectAnswers();
}

function speak(language) {
  setLanguage(language);
  at("language").textContent = language === "ru" ? "EN" : "RU";
  at("language").lang = language === "ru" ? "en" : "ru";
  at("language").ariaLabel = language === "ru" ? "English" : "Русский";
  draw();
  drawDrawer();
}

function chosenLanguage() {
  const wanted = localStorage.getItem("language") ?? navigator.language;
  return wanted.startsWith("en") ? "en" : "ru";
}

const showSide = (side, focus) => { at("app").dataset.side = side; at(focus).focus(); };

function wire() {
  wireComposer(deeds, () => ({ ...state.view, people: state.people, payload: state.payload }));
  wireScroll();
  wireDrawer(() => ({ ...state.view, act }));
  at("start").addEventListener("click", start);
  at("home").addEventListener("click", (event) => follows(event, "/"));
  at("language").addEventListener("click", () => {
    localStorage.setItem("language", current() === "ru" ? "en" : "ru");
    speak(chosenLanguage());
  });
  at("search").addEventListener("input", drawSide);
  at("new-person").addEventListener("click", () => newPerson(go));
  at("new-group").addEventListener("click", () => newGroup(state.people, { person: state.person ?? state.people[0].id, go }));
  at("to-people").addEventListener("click", () => showSide("people", "search"));
  at("to-chat").addEventListener("click", () => showSide("chat", "to-people"));
  at("earlier").addEventListener("click", () => { state.limit += PAGE; state.keepPlace = true; refresh(); });
  document.addEventListener("visibilitychange", refresh);
  window.addEventListener("popstate", follow);
}

speak(chosenLanguage());
wire();
follow();
listen({ changed, connected });
