// Cards, one function a type. A type that is not known here shows nothing: the message has its text.

import { button, dutchDate, make, objects, phoneLink, plain, webLink } from "./dom.js";

/** @typedef {import("./types").Fields} Fields */
/** @typedef {import("./types").Place} Place */

/** @param {Fields | null} card */
export const cardElement = (card) => (card && Object.hasOwn(CARDS, card.type) ? CARDS[card.type](card) : null);

/** @param {Fields} card */
const placesCard = (card) => placeList(card.places);

const CARDS = {
  article: articleCard,
  help: placesCard,
  safety: placesCard,
  place: placesCard,
  meeneembriefje: (card) => takeaway(card.parts),
};

/** @param {Fields | null} card */
export function spokenCard(card) {
  if (card?.type === "article") return plain(card.title) && `Er is meer te lezen over: ${plain(card.title)}.`;
  if (card?.type === "meeneembriefje") return "Er staat een briefje klaar dat je kunt aanpassen, kopiëren en printen.";
  return card ? spokenPlaces(card.places) : "";
}

/** @param {Fields} card */
function articleCard(card) {
  const bands = objects(card.bands).filter((band) => plain(band.text));
  const sources = objects(card.sources).map(sourceLine).filter(Boolean);
  const title = plain(card.title);
  if (!title || !(bands.length || sources.length)) return null;
  const details = make(
    "details",
    { class: "card" },
    make("summary", {}, make("span", { text: `Meer over: ${title}` })),
    bands.length > 0 && make("h4", { text: "Hoort dit erbij?" }),
    ...bands.map(bandElement),
    sources.length > 0 && make("h4", { text: "Waar dit op steunt" }),
    sources.length > 0 && make("ul", { class: "small" }, ...sources.map((text) => make("li", { text }))),
  );
  return make("div", {}, details, make("p", { class: "small", text: reviewLine(card.review) }));
}

// The colour only repeats the label. An age may lack a band, so the label decides, not the order.
const BAND_CLASSES = [[/hoort/i, "ordinary"], [/kijk/i, "watch"]];

/** @param {Fields} band */
function bandElement(band) {
  const label = plain(band.label) || "Meer";
  const kind = BAND_CLASSES.find(([pattern]) => pattern.test(label))?.[1] ?? "talk";
  return make("div", { class: `band ${kind}` }, make("h5", { text: label }), make("p", { text: plain(band.text) }));
}

/** @param {Fields} source */
function sourceLine(source) {
  const year = plain(source.year);
  return plain(source.name) && `${plain(source.name)}${year ? ` (${year})` : ""}`;
}
function reviewLine(review) {
  const on = dutchDate(review?.on);
  if (review?.status !== "nagekeken" || !on) return "Deze tekst is nog niet nagekeken door een deskundige.";
  const role = plain(review.role);
  return `Nagekeken op ${on}${role ? ` (${role})` : ""}.`;
}

// Helplines and places nearby.

/** A list of places, or null when there is none to show. @param {unknown} places */
export function placeList(places) {
  const items = named(places).map(placeItem);
  return items.length ? make("ul", { class: "places" }, ...items) : null;
}
function spokenPlaces(places) {
  const lines = named(places).map(({ name, open_now, phone }) => {
    const reach = [plain(name), OPEN.get(open_now)?.toLowerCase(), plain(phone) && `bel ${plain(phone)}`];
    return `${reach.filter(Boolean).join(", ")}.`;
  });
  return lines.join(" ");
}

/** The ways to reach each place and nothing else, for the strip that stays in sight. @param {unknown} places */
export const reachLinks = (places) => named(places).flatMap((place) => actions(place, ""));
const named = (places) => objects(places).filter((place) => plain(place.name));

const OPEN = new Map([[true, "Nu open"], [false, "Nu dicht"]]);
const STEPS = new Map([[true, "je kunt er zonder drempel naar binnen"], [false, "er is een drempel of trap"]]);

/** @param {Place} place */
function placeItem(place) {
  return make(
    "li",
    {},
    make(
      "div",
      { class: "place-head" },
      make("strong", { text: plain(place.name) }),
      OPEN.has(place.open_now) && badge(OPEN.get(place.open_now), place.open_now && "open"),
      place.example === true && badge("Verzonnen voorbeeld"),
    ),
    paragraph(place.purpose),
    paragraph(place.why, "why"),
    make("div", { class: "actions" }, ...actions(place, "Chat: ")),
    paragraph(conditions(place)),
    // A helpline has little to say: one line instead of a table.
    plain(place.address) ? facts(place) : paragraph([hours(place), plain(place.cost)].filter(Boolean).join(" · "), "small"),
    paragraph(checked(place), "small"),
  );
}

function paragraph(value, className) {
  return plain(value) ? make("p", { class: className, text: plain(value) }) : null;
}

const badge = (text, more = "") => make("span", { class: `badge ${more}`, text });

/** @param {Place} place @param {string} verb put before a chat */
function actions({ phone, name, chat, web }, verb) {
  return [phoneLink(phone, plain(name)), webLink(chat, verb), webLink(web, "")].filter(Boolean);
}

/** How one gets in, in sentences. @param {Place} place */
function conditions({ referral, appointment, youth_alone_text: alone }) {
  const sentences = [referral, appointment, alone].map(plain).filter(Boolean);
  return sentences.map((each) => each.replace(/[^.!?]$/, "$&.")).join(" ");
}

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
  ["Rolstoel", (place) => STEPS.get(place.step_free)],
];

/** @param {Place} place */
function facts(place) {
  const known = FACTS.map(([name, value]) => [name, value(place)]).filter(([, value]) => value);
  return make("dl", { class: "facts" }, ...known.flat().map((text, index) => make(index % 2 ? "dd" : "dt", { text })));
}

/** @param {Place} place */
function checked(place) {
  const on = dutchDate(place.checked_on);
  if (place.stale === true) return "Deze gegevens zijn lang niet nagekeken. Bel of kijk eerst op de website.";
  return on && `Nagekeken op ${on}.`;
}

// The note to take along to a conversation: filled in here, copied or printed, and kept nowhere.

const HINT = "Pas het briefje aan zoals jij wilt. Het wordt nergens bewaard: kopieer of print het zelf.";
const PRINT_STYLE = `.gewoon-vragen-briefje { display: none }
@media print {
  body > :not(.gewoon-vragen-briefje) { display: none !important }
  .gewoon-vragen-briefje { display: block; color: #000; background: #fff; font: 12pt/1.5 sans-serif; white-space: pre-wrap }
}`;

let count = 0;

/** A form with a text area for each part, or null without parts. @param {unknown} parts */
function takeaway(parts) {
  const fields = objects(parts).filter((part) => plain(part.heading)).map(partField);
  if (!fields.length) return null;
  const copy = button("Kopieer", "choice", async () => {
    copy.textContent = (await copied(written(fields))) ? "Gekopieerd" : "Kopiëren lukt niet";
    // For the one live region; the event does not leave the shadow tree.
    copy.dispatchEvent(new CustomEvent("say", { bubbles: true, detail: copy.textContent }));
  });
  const print = button("Print", "choice", () => printText(written(fields)));
  const note = make(
    "div",
    { class: "note", role: "group", "aria-label": "Briefje om mee te nemen" },
    make("p", { class: "small", text: HINT }),
    ...fields.flatMap(({ label, area }) => [label, area]),
    make("div", { class: "actions" }, copy, print),
  );
  note.addEventListener("input", () => (copy.textContent = "Kopieer"));
  return note;
}

/** @param {Record<string, any>} part */
function partField(part) {
  const lines = Array.isArray(part.lines) ? part.lines.map(plain).filter(Boolean) : [];
  const id = `note-${(count += 1)}`;
  const heading = plain(part.heading);
  const area = make("textarea", { id, rows: lines.length + 1, autocomplete: "off", spellcheck: "false", dir: "auto" });
  area.value = lines.join("\n");
  return { heading, area, label: make("label", { for: id, text: heading }) };
}

function written(fields) {
  return fields.map(({ heading, area }) => `${heading}\n${area.value.trim()}`).join("\n\n");
}

/** Whether it worked; a page without https has no clipboard. @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Prints the note alone: meanwhile the page holds it, for the printer only. @param {string} text */
function printText(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRINT_STYLE);
  const paper = make("div", { class: "gewoon-vragen-briefje", lang: "nl", text });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  const cleanUp = () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  window.addEventListener("afterprint", cleanUp, { once: true });
  window.print();
}
