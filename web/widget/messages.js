// Messages: a text in paragraphs and lists, a card, and the same in words for a screen reader.

import { make, objects, plain } from "./dom.js";
import { dutchDate, placeList, spokenPlaces } from "./places.js";
import { takeaway } from "./takeaway.js";

/** @typedef {{title: string, choice: string}} Button */
/** @typedef {{text: string, buttons: Button[], card: Record<string, any> | null}} Message */

const BULLET = /^[•*-]\s+/;
// The name of an option: its first sentence, when more follows.
const LEAD = /^(.{3,70}?[.?!]["”]?)\s+(?=\S)/u;

/**
 * Paragraphs and lists: a line that begins with a bullet is an item of a list.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function textElements(text) {
  const elements = [];
  for (const line of text.split("\n").map((each) => each.trim()).filter(Boolean)) {
    if (!BULLET.test(line)) {
      elements.push(make("p", { text: line }));
      continue;
    }
    if (elements.at(-1)?.tagName !== "UL") elements.push(make("ul"));
    elements.at(-1).append(listItem(line.replace(BULLET, "")));
  }
  return elements;
}

/** @param {string} text */
function listItem(text) {
  const lead = LEAD.exec(text);
  if (!lead) return make("li", { text });
  return make("li", {}, make("strong", { text: lead[1] }), ` ${text.slice(lead[0].length)}`);
}

/** @param {string} text */
export function mineElement(text) {
  // dir=auto: what was typed may be Arabic or Hebrew.
  const paragraphs = text.split("\n").filter(Boolean).map((line) => make("p", { dir: "auto", text: line }));
  return make("div", { class: "bubble mine" }, ...paragraphs);
}

/** @param {Message} message */
export function messageElement(message) {
  const card = cardElement(message.card);
  const alarm = message.card?.type === "safety";
  return make("div", { class: `bubble bot${alarm ? " alarm" : ""}` }, ...textElements(message.text), card);
}

/**
 * What a screen reader hears of a message: the text, what the card holds, and the choices.
 * @param {Message} message
 */
export function spoken(message) {
  const text = message.text.replace(/^[•*-]\s+/gm, "").replace(/\s*\n+\s*/g, " ");
  const titles = message.buttons.map((each) => each.title);
  const count = titles.length === 1 ? "1 keuze" : `${titles.length} keuzes`;
  return [text, spokenCard(message.card), titles.length ? `${count}: ${titles.join(", ")}.` : ""].filter(Boolean).join(" ");
}

// Cards, one function a type. A type that is not known here shows nothing: the message has its text.

/** @type {Record<string, (card: Record<string, any>) => HTMLElement | null>} */
const CARDS = {
  article: articleCard,
  help: (card) => placeList(card.places),
  safety: (card) => placeList(card.places),
  place: (card) => placeList(card.places),
  meeneembriefje: (card) => takeaway(card.parts),
};

/** @param {Record<string, any> | null} card */
function cardElement(card) {
  const draw = card && Object.hasOwn(CARDS, card.type) ? CARDS[card.type] : null;
  return draw ? draw(card) : null;
}

/** @param {Record<string, any> | null} card */
function spokenCard(card) {
  if (card?.type === "article") return plain(card.title) && `Er is meer te lezen over: ${plain(card.title)}.`;
  if (card?.type === "meeneembriefje") return "Er staat een briefje klaar dat je kunt aanpassen, kopiëren en printen.";
  return card ? spokenPlaces(card.places) : "";
}

/** @param {Record<string, any>} card */
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

// The colour of a band only repeats what its label says. An age may lack a band, so the label decides, not the order.
const BAND_CLASSES = [[/hoort/i, "ordinary"], [/kijk/i, "watch"]];

/** @param {Record<string, any>} band */
function bandElement(band) {
  const label = plain(band.label) || "Meer";
  const kind = BAND_CLASSES.find(([pattern]) => pattern.test(label))?.[1] ?? "talk";
  return make("div", { class: `band ${kind}` }, make("h5", { text: label }), make("p", { text: plain(band.text) }));
}

/** @param {Record<string, any>} source */
function sourceLine(source) {
  const year = plain(source.year);
  return plain(source.name) && `${plain(source.name)}${year ? ` (${year})` : ""}`;
}

/** @param {any} review */
function reviewLine(review) {
  const on = dutchDate(review?.on);
  if (review?.status !== "nagekeken" || !on) return "Deze tekst is nog niet nagekeken door een deskundige.";
  const role = plain(review.role);
  return `Nagekeken op ${on}${role ? ` (${role})` : ""}.`;
}
