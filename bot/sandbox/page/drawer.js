// The drawer of whoever runs the demo: the clock, faults, the log of calls, and starting over.

import { at, get, icon, make, post, settle } from "./dom.js";
import { ask, failed, field, toast } from "./dialogs.js";
import { moment, span, time, word } from "./words.js";

const LONGEST_LOG = 200;
let clock = null;
let lastCall = 0;
let sights;

export function wireDrawer(look) {
  sights = look;
  at("open-drawer").addEventListener("click", () => (at("drawer").hidden ? open() : close()));
  at("drawer").addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
  setInterval(tick, 1000);
}

function open() {
  at("drawer").hidden = false;
  at("open-drawer").setAttribute("aria-expanded", "true");
  drawDrawer();
  at("drawer").querySelector("button").focus();
}

function close() {
  at("drawer").hidden = true;
  at("open-drawer").setAttribute("aria-expanded", "false");
  at("open-drawer").focus();
}

export function drawDrawer() {
  if (at("drawer").hidden) return;
  at("drawer").replaceChildren(
    make("header", {}, make("h2", {}, word("drawer")),
      make("button", { type: "button", className: "icon", "aria-label": word("close"), title: word("close"), onclick: close }, icon("close"))),
    clockPart(), make("section", { id: "person-part" }), faultPart(), logPart(), resetPart());
  lastCall = 0;
  drawPersonPart();
  refreshDrawer(new Set(["clock", "faults", "log"]));
}

export function refreshDrawer(kinds) {
  if (at("drawer").hidden) return;
  if (kinds.has("clock")) get("/clock").then(setClock).catch(failed);
  if (kinds.has("faults") || kinds.has("log")) get("/faults").then(drawFaults).catch(failed);
  if (kinds.has("log")) get(`/log?after=${lastCall}`).then(addCalls).catch(failed);
}

const part = (id, title, ...children) => make("section", { "aria-labelledby": `${id}-title` }, make("h3", { id: `${id}-title` }, title), children);
const button = (key, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, word(key));

function clockPart() {
  const step = (key, seconds) => button(key, () => post("/clock", { seconds }).then(setClock).catch(failed));
  return part("clock", word("clock"), make("p", { id: "now", className: "now" }), make("p", { id: "ahead", className: "note" }),
    make("p", { className: "choice" }, step("hour", 3600), step("day", 86400), step("week", 604800)));
}

function setClock({ now, offset }) {
  clock = { at: Date.parse(now), since: performance.now() };
  at("ahead").textContent = offset ? `${word("ahead")} ${span(offset)}` : word("real_time");
  tick();
}

function tick() {
  const place = at("now");
  if (place && clock) place.textContent = moment(new Date(clock.at + performance.now() - clock.since));
}

export function drawPersonPart() {
  const place = at("person-part");
  const { person, chat, act } = sights();
  if (!place || !person) return;
  const deactivate = async () => {
    if (await ask({ title: word("deactivate"), text: word("deactivate_text"), ok: word("deactivate"), isDanger: true })) act("deactivate");
  };
  const transcript = `/sandbox/people/${person.id}/transcript?chat=${chat.id}`;
  const draw = () => make("div", {}, make("h3", {}, word("person")), make("p", { className: "note", dir: "auto" }, person.name),
    make("p", { className: "choice" },
      button(person.blocked ? "unblock" : "block", () => act(person.blocked ? "unblock" : "block"), { disabled: person.deactivated }),
      button("deactivate", deactivate, { disabled: person.deactivated }),
      make("a", { href: transcript, download: "", className: "button" }, word("transcript"))));
  settle(place, [{ key: "person", looks: JSON.stringify([person, chat]), draw }]);
}

function faultPart() {
  const kinds = ["429", "403", "400", "500", "slow", "drop", "lost"];
  const chats = [{ value: "", text: word("any_chat") }, { value: "this", text: word("this_chat") }];
  return part("faults", word("faults"), make("p", { className: "note" }, word("faults_text")),
    make("form", { onsubmit: orderFault },
      field({ name: "kind", label: word("kind"), options: kinds.map((kind) => ({ value: kind, text: word(`fault_${kind}`) })) }),
      field({ name: "method", label: word("method"), placeholder: "sendMessage", spellcheck: "false" }),
      field({ name: "chat", label: word("whom"), options: chats }),
      make("div", { className: "pair" },
        field({ name: "times", label: word("times"), type: "number", min: "1", max: "1000", value: "1" }),
        field({ name: "seconds", label: word("seconds"), type: "number", min: "1", max: "3600", value: "5" })),
      make("p", { className: "choice" }, make("button", { className: "main" }, word("add")),
        button("clear", () => post("/faults/clear").then(drawFaults).catch(failed)))),
    make("ul", { id: "faults-list", className: "list" }),
    make("label", { className: "check" }, make("input", { type: "checkbox", id: "pacing", onchange: setPacing }), make("span", {}, word("pacing"))));
}

function orderFault(event) {
  event.preventDefault();
  const { kind, method, chat, times, seconds } = Object.fromEntries(new FormData(event.target));
  const long = Number(seconds);
  const chosen = chat === "this" ? sights().chat?.id ?? null : null;
  post("/faults", { kind, method, chat_id: chosen, times: Number(times), seconds: long, retry_after: long }).then(drawFaults).catch(failed);
}

const setPacing = ({ target }) => post("/pacing", { on: target.checked }).then(drawFaults).catch(failed);

function drawFaults({ faults, pacing }) {
  at("pacing").checked = pacing;
  at("faults-list").replaceChildren(...(faults.length ? faults.map((fault) => make("li", {},
    [word(`fault_${fault.kind}`), fault.method, fault.chat_id, `× ${fault.times}`].filter(Boolean).join(" · "))) : [make("li", { className: "note" }, word("no_faults"))]));
}

const logPart = () => part("log", word("log"), make("ol", { id: "calls", className: "list" }, make("li", { className: "note" }, word("no_log"))));

function addCalls({ calls }) {
  const fresh = calls.filter(({ number }) => number > lastCall);
  if (!fresh.length) return;
  if (lastCall === 0) at("calls").replaceChildren();
  lastCall = fresh.at(-1).number;
  at("calls").prepend(...fresh.reverse().map((call) => make("li", {}, make("details", {},
    make("summary", { className: call.status === 200 ? "" : "bad" }, make("time", {}, time(new Date(call.time))), ` ${call.method} `, make("b", {}, String(call.status))),
    make("pre", {}, [call.description, JSON.stringify(call.params, null, 1)].filter(Boolean).join("\n"))))));
  while (at("calls").children.length > LONGEST_LOG) at("calls").lastElementChild.remove();
}

function resetPart() {
  const reset = async () => {
    if (await ask({ title: word("reset_title"), text: word("reset_text"), ok: word("reset"), isDanger: true })) {
      toast(word("setting"));
      await post("/reset").catch(failed);
    }
  };
  return part("reset", word("reset"), make("p", { className: "note" }, word("reset_text")), make("p", { className: "choice" }, button("reset", reset, { className: "danger" })));
}
