// Questions and notices over the page: one native dialog, and a toast that leaves by itself.

import { at, make } from "./dom.js";
import { word } from "./words.js";

const TOAST_STAYS = 4000;
let leaving;

export function toast(text) {
  const place = at("toast");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(leaving);
  leaving = setTimeout(() => { place.hidden = true; }, TOAST_STAYS);
}

// A lost connection has a banner of its own.
export function failed(error) {
  if (!(error instanceof TypeError)) toast(word("failed") + error.message);
}

export const alert = (title, text) => ask({ title, text, isNotice: true });

// Resolves with the values of the fields, or null when the person thinks better of it.
export function ask({ title, text, fields = [], ok = word("ok"), isDanger = false, isNotice = false }) {
  const dialog = at("dialog");
  if (dialog.open) dialog.close();
  return new Promise((resolve) => {
    let values = null;
    const submit = (event) => {
      event.preventDefault();
      values = read(event.target);
      dialog.close();
    };
    dialog.replaceChildren(make("form", { onsubmit: submit },
      make("h2", { id: "dialog-title" }, title),
      text && make("p", { className: "said" }, text),
      fields.map(field),
      make("p", { className: "choice" },
        !isNotice && make("button", { type: "button", onclick: () => dialog.close() }, word("cancel")),
        make("button", { className: isDanger ? "main danger" : "main" }, ok))));
    dialog.addEventListener("close", () => resolve(values), { once: true });
    dialog.showModal();
    dialog.querySelector("input, select, button.main")?.focus();
  });
}

function read(form) {
  const values = {};
  for (const input of form.elements) {
    if (!input.name) continue;
    if (input.type !== "checkbox") values[input.name] = input.value;
    else if (input.checked) (values[input.name] ??= []).push(Number(input.value));
  }
  return values;
}

export function field({ name, label, options, many, ...properties }) {
  if (many) {
    return make("fieldset", {}, make("legend", {}, label), many.map(({ value, text }) => make("label", { className: "check" },
      make("input", { type: "checkbox", name, value: String(value) }), make("span", {}, text))));
  }
  const id = `field-${name}`;
  const input = options
    ? make("select", { id, name, ...properties }, options.map(({ value, text }) => make("option", { value: String(value) }, text)))
    : make("input", { id, name, autocomplete: "off", ...properties });
  return make("div", { className: "field" }, make("label", { for: id }, label), input);
}
