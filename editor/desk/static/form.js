// The form of a topic: remarks beside each field and a preview of the chat, while somebody writes.

import { make, post } from "./desk.js";
import { listen } from "./rows.js";

const PAUSE = 700;
const form = document.querySelector("#topic-form");
listen(document.querySelector("main"), () => form && changed());

const isNew = form?.getAttribute("action") === "/nieuw";
let timer, asked = 0, dirty = false, leaving = false;

if (form) {
  form.addEventListener("input", changed);
  document.querySelector("#preview").addEventListener("input", changed);
  document.querySelector("#preview-again").addEventListener("click", preview);
  form.addEventListener("focusout", (event) => {
    const part = event.target.closest(".card");
    if (part && !part.contains(event.relatedTarget)) part.dataset.seen = "ja";
  });
  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => { if (dirty && !leaving) event.preventDefault(); });
  look();
}

function changed() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

/** Asks for remarks and preview; an answer that is overtaken by a newer one is thrown away. */
async function look() {
  const number = ++asked;
  try {
    const found = await post("/api/nakijken", new FormData(form));
    if (number !== asked) return;
    showRemarks(found);
    await preview();
  } catch {
    say("De controle is even niet bereikbaar. Je kunt wel verder schrijven.");
  }
}

function showRemarks({ remarks, score, least }) {
  for (const list of document.querySelectorAll(".remarks")) list.replaceChildren();
  const shown = remarks.filter(isDue);
  for (const remark of shown) {
    const item = make("li", `${remark.message} ${remark.remedy}`, remark.wall ? "wall" : "");
    listOf(remark.anchor).append(item);
  }
  const walls = remarks.filter((remark) => remark.wall).length;
  const better = remarks.length - walls;
  const parts = [];
  if (walls) parts.push(`${walls} ${walls === 1 ? "ding ontbreekt of klopt" : "dingen ontbreken of kloppen"} nog niet`);
  if (better) parts.push(`${better} ${better === 1 ? "zin kan" : "zinnen kunnen"} makkelijker of korter`);
  const level = score === null ? "" : ` Leesgemak: ${String(score).replace(".", ",")} (minstens ${least}).`;
  say(`${parts.length ? `${parts.join("; ")}.` : "De tekst is in orde."}${level}`);
}

/** In a new topic nothing is missing in a part that nobody has come to yet. */
function isDue(remark) {
  if (!remark.wall || !isNew) return true;
  return listOf(remark.anchor).closest(".card")?.dataset.seen === "ja";
}

/** Where a remark belongs: the n-th row of a list, a field, or the top of the form. */
function listOf(anchor) {
  const [, name, place] = anchor.match(/^(option|question)(\d+)$/) ?? [];
  const row = name && form.querySelectorAll(`[data-rows="${name}"] > .row`)[Number(place)];
  return row?.querySelector(".remarks") ?? document.getElementById(`remarks-${anchor}`) ?? document.getElementById("remarks-whole");
}

function say(text) {
  const status = document.querySelector("#live-status");
  if (status.textContent !== text) status.textContent = text;
}

const phone = document.querySelector("#phone");

async function preview() {
  show(await post("/api/voorbeeld", new FormData(form)), true);
}

/** Plays on after a button: the chat does the same. */
async function press({ title, choice }, state) {
  const body = new FormData(form);
  body.set("choice", choice);
  body.set("state", JSON.stringify(state));
  for (const group of phone.querySelectorAll(".chips")) group.remove();
  phone.append(bubble("you", title));
  show(await post("/api/voorbeeld", body), false);
  phone.focus();
}

function show(answer, anew) {
  if (anew) phone.replaceChildren();
  if (answer.fault || answer.note) phone.append(make("p", answer.fault ?? answer.note, "small"));
  for (const message of answer.messages ?? []) phone.append(messageOf(message, answer.state));
  if (!anew) phone.lastElementChild?.scrollIntoView({ block: "nearest" });
}

function messageOf(message, state) {
  const element = bubble("bot", message.text);
  if (message.card?.places) element.append(placesOf(message.card.places));
  if (message.card?.bands) element.append(bandsOf(message.card));
  if (message.buttons.length) element.append(buttonsOf(message.buttons, state));
  return element;
}

function bubble(who, text) {
  const element = make("div", "", `bubble ${who}`);
  element.append(...text.split("\n").filter(Boolean).map((line) => make("p", line)));
  return element;
}

function placesOf(places) {
  const list = make("ul", "", "places");
  for (const place of places) {
    const item = make("li");
    item.append(make("strong", place.name), make("p", place.purpose));
    list.append(item);
  }
  return list;
}

function bandsOf(card) {
  const details = make("details");
  details.append(make("summary", `Hoort dit erbij? Meer over: ${card.title}`));
  for (const band of card.bands) details.append(make("h3", band.label), make("p", band.text));
  return details;
}

function buttonsOf(buttons, state) {
  const group = make("div", "", "chips");
  for (const each of buttons) {
    const button = make("button", each.title);
    button.type = "button";
    button.addEventListener("click", () => press(each, state));
    group.append(button);
  }
  return group;
}
