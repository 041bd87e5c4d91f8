// Making elements, and asking the server: text always goes in as text, never as markup.

export const at = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name === "className" ? "class" : name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const settled = new WeakMap();

// Draws a list anew only where it looks different, so that a press or the focus in the midst of news is not lost.
export function settle(list, items) {
  const before = settled.get(list) ?? new Map();
  const after = new Map(items.map(({ key, looks, draw }) => {
    const old = before.get(key);
    if (old?.looks === looks) return [key, old];
    const element = draw();
    if (old) replace(old.element, element);
    return [key, { looks, element }];
  }));
  settled.set(list, after);
  [...after.values()].forEach(({ element }, place) => {
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
  });
  while (list.children.length > after.size) list.lastElementChild.remove();
}

function replace(old, fresh) {
  const place = [...old.querySelectorAll("a, button")].indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (place < 0) return;
  const next = [...fresh.querySelectorAll("a, button")];
  (next[place] ?? next.at(-1) ?? at("text")).focus();
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

export const initials = (name) => name.split(/\s+/).slice(0, 2).map((part) => [...part][0] ?? "").join("").toUpperCase();
export const tone = (id) => String(Math.abs(id) % 7);

async function answered(request) {
  const response = await request;
  const body = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw Object.assign(new Error(body.error), { status: response.status });
  return body;
}

export const get = (path) => answered(fetch(`/sandbox${path}`));
export const post = (path, body = {}) => answered(fetch(`/sandbox${path}`, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
}));
export function upload(path, file, fields) {
  const form = new FormData();
  form.append("file", file, file.name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return answered(fetch(`/sandbox${path}`, { method: "POST", body: form }));
}
