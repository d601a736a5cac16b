// Building elements without markup: text only through textContent, so that no reply can become a script.

/**
 * An element with attributes, text and children. `text` is its text; false and null attributes are left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function make(tag, { text, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  if (text !== undefined) element.textContent = text;
  element.append(...children.filter((child) => child instanceof Node || (typeof child === "string" && child !== "")));
  return element;
}

/**
 * @param {string} text
 * @param {string} className
 * @param {() => void} act
 */
export function button(text, className, act) {
  const element = make("button", { type: "button", class: className, text });
  element.addEventListener("click", act);
  return element;
}

/** @param {string} text */
export const unseen = (text) => make("span", { class: "unseen", text });

/**
 * A drawing of one path, hidden from screen readers.
 * @param {string} path
 */
export function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/**
 * What a field of the server may show: a string or a number, anything else is nothing.
 * @param {unknown} value
 * @returns {string}
 */
export function plain(value) {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

/**
 * Only the objects of what should be a list of objects.
 * @param {unknown} value
 * @returns {Record<string, any>[]}
 */
export function objects(value) {
  return Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : [];
}
