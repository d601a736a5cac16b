// Building elements without markup: text only through textContent, so that no reply can become a script.

import { TEXTS } from "./texts.js";

/**
 * An element; `text` is its text, and what is null or false is left out.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node | string | null | false)} children
 * @returns {any}
 */
export function make(tag, { text, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  if (text) element.textContent = text;
  element.append(...children.filter(Boolean));
  return element;
}

/** @param {string} text @param {string} className @param {() => void} act */
export function button(text, className, act) {
  const element = make("button", { type: "button", class: className, text });
  element.addEventListener("click", () => element.ariaDisabled || act());
  return element;
}

/** Text for screen readers only. @param {string} text */
export const unseen = (text) => make("span", { class: "unseen", text });

/** A string or a number as text, anything else as nothing. @param {unknown} value */
export function plain(value) {
  return typeof value === "string" || Number.isFinite(value) ? String(value).trim() : "";
}

/** Only the objects of what should be a list of objects. @param {unknown} value @returns {Record<string, any>[]} */
export function objects(value) {
  return Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : [];
}

// Links: only https, tel and mailto, and only to what the server gave as an address or a number.

/** A link, or null for what is no https address; "113.nl" is one. @param {unknown} address @param {string} verb */
export function webLink(address, verb) {
  const url = webAddress(plain(address));
  if (!url) return null;
  const shown = `${url.hostname.replace(/^www\./, "")}${url.pathname === "/" ? "" : url.pathname}`;
  return make(
    "a",
    { class: "action", href: url.href, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" },
    `${verb}${shown}`,
    unseen(` ${TEXTS.newTab}`),
  );
}
function webAddress(address) {
  try {
    const url = new URL(/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(address) ? `https://${address}` : address);
    return url.protocol === "https:" && url.hostname.includes(".") && !url.username ? url : null;
  } catch {
    return null;
  }
}

/** A link that calls, or null when this is no telephone number. @param {unknown} number @param {string} [whom] */
export function phoneLink(number, whom = "") {
  const text = plain(number);
  if (!/^\+?\d[\d\s()./-]{1,20}$/.test(text)) return null;
  const link = make("a", { class: "action call", href: `tel:${text.replace(/[^+\d]/g, "")}` }, `Bel ${text}`);
  if (whom && whom !== text) link.append(unseen(` (${whom})`));
  return link;
}

/** "2026-05-03" as "3 mei 2026"; empty when it is not a date. @param {unknown} iso */
export function dutchDate(iso) {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(plain(iso)) ? `${iso}T12:00:00Z` : NaN);
  return Number.isNaN(date.valueOf()) ? "" : date.toLocaleDateString("nl-NL", { dateStyle: "long", timeZone: "UTC" });
}
