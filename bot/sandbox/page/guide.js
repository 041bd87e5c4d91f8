// The first sight of the page: what it is, whom to be, and what to try.

import { at, icon, initials, make, tone } from "./dom.js";
import { address } from "./people.js";
import { current, word } from "./words.js";

export function drawGuide({ guide, people, go }) {
  const hints = guide.flatMap((hint) => people.filter(({ id }) => id === hint.person).map((one) => ({ ...hint, ...one })));
  at("guide").replaceChildren(make("div", {},
    make("h3", {}, word("guide_title")),
    make("p", {}, word("guide_text")),
    hints.length > 0 && make("ol", {}, hints.map((hint) => step(hint, go))),
    hints.length > 0 && make("p", {}, word("guide_tabs")),
    hints.length > 0 && make("p", {}, icon("gear"), word("guide_drawer")),
    hints.length === 0 && make("p", { className: "note" }, word("setting"))));
}

const step = (hint, go) => make("li", {}, make("a", { href: address(hint.id), onclick: (event) => go(event, hint.id, hint.id) },
  make("span", { className: "avatar", data: { tone: tone(hint.id) }, "aria-hidden": "true" }, initials(hint.name)),
  make("span", {}, make("b", { dir: "auto" }, hint.name), make("span", {}, hint[current()]))));
