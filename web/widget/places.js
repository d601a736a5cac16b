// Places to turn to: helplines and places nearby, lightest first as the server gives them.

import { make, objects, plain, unseen } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {Record<string, any>} Place as in docs/contract.md; every field may be missing */

/**
 * A list of places, or null when there is none to show.
 * @param {unknown} places
 */
export function placeList(places) {
  const items = named(places).map(placeItem);
  return items.length ? make("ul", { class: "places" }, ...items) : null;
}

/** @param {unknown} places */
export function spokenPlaces(places) {
  const lines = named(places).map((place) => [plain(place.name), spokenReach(place)].filter(Boolean).join(", "));
  return lines.length ? `${lines.join("; ")}.` : "";
}

/**
 * The ways to reach each place and nothing else, for the strip that stays in sight.
 * @param {unknown} places
 */
export function reachLinks(places) {
  return named(places).flatMap((place) => actions(place, `${plain(place.name)}: `));
}

/** @param {unknown} places */
const named = (places) => objects(places).filter((place) => plain(place.name));

/** @param {Place} place */
function spokenReach(place) {
  const phone = plain(place.phone);
  return [OPEN.get(place.open_now)?.toLowerCase(), phone && `bel ${phone}`].filter(Boolean).join(", ");
}

const OPEN = new Map([[true, "Nu open"], [false, "Nu dicht"]]);

/** @param {Place} place */
function placeItem(place) {
  return make(
    "li",
    {},
    make("div", { class: "place-head" }, make("strong", { text: plain(place.name) }), ...badges(place)),
    paragraph(place.purpose),
    paragraph(place.why, "why"),
    make("div", { class: "actions" }, ...actions(place)),
    paragraph(conditions(place)),
    // A helpline has little to say: one line instead of a table.
    plain(place.address) ? facts(place) : paragraph([hours(place), plain(place.cost)].filter(Boolean).join(" · "), "small"),
    paragraph(checked(place), "small"),
  );
}

/** @param {unknown} value @param {string} [className] */
function paragraph(value, className) {
  return plain(value) ? make("p", { class: className, text: plain(value) }) : null;
}

/** @param {Place} place */
function badges(place) {
  const shown = [];
  if (OPEN.has(place.open_now)) shown.push(make("span", { class: `badge ${place.open_now ? "open" : ""}`, text: OPEN.get(place.open_now) }));
  if (place.example === true) shown.push(make("span", { class: "badge", text: "Verzonnen voorbeeld" }));
  return shown;
}

/** @param {Place} place @param {string} [whose] put before a web address that stands alone */
function actions(place, whose = "") {
  const links = [
    phoneLink(place.phone, plain(place.name)),
    webLink(place.chat, whose ? "" : "Chat: "),
    webLink(place.web),
    mailLink(place.mail),
  ];
  return links.filter(Boolean);
}

/** @param {unknown} value @param {string} yes @param {string} no */
function said(value, yes, no) {
  if (value === true) return yes;
  return value === false ? no : plain(value);
}

/** How one gets in, in sentences. @param {Place} place */
function conditions({ referral, appointment, youth_alone_text: alone }) {
  const sentences = [
    said(referral, "Je hebt een verwijzing nodig", "Je hebt geen verwijzing nodig"),
    said(appointment, "Maak eerst een afspraak", "Je hebt geen afspraak nodig"),
    plain(alone),
  ];
  return sentences.filter(Boolean).map((each) => (/[.!?]$/.test(each) ? each : `${each}.`)).join(" ");
}

/** @param {unknown} value */
const listed = (value) => (Array.isArray(value) ? value.map(plain).filter(Boolean).join(", ") : plain(value));

/** @param {Place} place */
function hours(place) {
  return plain(place.hours_text) || plain(place.hours);
}

/** Each fact with the word before it. @type {[string, (place: Place) => string][]} */
const FACTS = [
  ["Open", hours],
  ["Adres", (place) => plain(place.address)],
  ["Kosten", (place) => plain(place.cost)],
  ["Voor wie", (place) => plain(place.ages)],
  ["Talen", (place) => listed(place.languages)],
  ["Rolstoel", (place) => said(place.step_free, "je kunt er zonder drempel naar binnen", "er is een drempel of trap")],
];

/** @param {Place} place */
function facts(place) {
  const rows = FACTS.map(([name, value]) => [name, value(place)]).filter(([, value]) => value);
  if (!rows.length) return null;
  return make("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })]));
}

/** @param {Place} place */
function checked(place) {
  const on = dutchDate(place.checked_on);
  if (place.stale === true) return "Deze gegevens zijn lang niet nagekeken. Bel of kijk eerst op de website.";
  return on && `Nagekeken op ${on}.`;
}

// Links: only https, tel and mailto, and only to what the server gave as an address or a number.

/**
 * A link to a website, or null for anything that is not a plain https address. "113.nl" is read as https://113.nl.
 * @param {unknown} address
 * @param {string} [verb] what one can do there
 */
export function webLink(address, verb = "") {
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

/** @param {string} address */
function webAddress(address) {
  const full = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(address) ? `https://${address}` : address;
  let url;
  try {
    url = new URL(full);
  } catch {
    return null;
  }
  const safe = url.protocol === "https:" && url.hostname.includes(".") && !url.username && !url.password;
  return safe ? url : null;
}

/**
 * A link that calls, or null when this is no telephone number.
 * @param {unknown} number
 * @param {string} [whom] for screen readers: who is called
 */
export function phoneLink(number, whom = "") {
  const text = plain(number);
  if (!/^\+?\d[\d\s()./-]{1,20}$/.test(text)) return null;
  const link = make("a", { class: "action call", href: `tel:${text.replace(/[^+\d]/g, "")}` }, `Bel ${text}`);
  if (whom && whom !== text) link.append(unseen(` (${whom})`));
  return link;
}

/** @param {unknown} address */
export function mailLink(address) {
  const text = plain(address);
  if (!/^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)) return null;
  return make("a", { class: "action", href: `mailto:${text}` }, `Mail ${text}`);
}

/**
 * "2026-05-03" as "3 mei 2026"; empty when it is not a date.
 * @param {unknown} iso
 */
export function dutchDate(iso) {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(plain(iso)) ? `${iso}T12:00:00Z` : NaN);
  return Number.isNaN(date.valueOf()) ? "" : date.toLocaleDateString("nl-NL", { dateStyle: "long", timeZone: "UTC" });
}
