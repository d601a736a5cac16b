// A plain page to chat on. It keeps the conversation in memory only: closing the page forgets it.

/** @typedef {{title: string, choice: string}} Button */
/** @typedef {{text: string, buttons: Button[], card: object | null}} Message */

const UNREACHABLE = "Ik ben nu niet bereikbaar. Je tekst staat er nog: probeer het straks opnieuw.";
const BUSY = "Even zoeken …";

const log = document.getElementById("log");
const status = document.getElementById("status");
const form = document.getElementById("form");
const input = document.getElementById("text");

let session = null;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (text) send({ text }, text);
});

input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

/** Sends what was typed or chosen and shows the reply; on failure nothing typed is lost. */
async function send(said, shown) {
  setBusy(true);
  try {
    const reply = await post({ session, audience: chosenAudience(), ...said });
    session = reply.session;
    removeButtons();
    log.append(bubble("you", shown), ...reply.messages.map(messageElement));
    input.value = "";
    log.lastElementChild.scrollIntoView({ block: "end" });
    status.textContent = "";
  } catch {
    status.textContent = UNREACHABLE;
  }
  setBusy(false);
  input.focus();
}

async function post(body) {
  const response = await fetch("api/messages", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

function chosenAudience() {
  return document.querySelector("input[name=audience]:checked").value;
}

function setBusy(busy) {
  for (const button of document.querySelectorAll("button")) button.disabled = busy;
  if (busy) status.textContent = BUSY;
}

function removeButtons() {
  for (const group of log.querySelectorAll(".buttons")) group.remove();
}

/** @param {Message} message */
function messageElement(message) {
  const element = bubble("bot", message.text);
  if (message.card?.type === "article") element.append(articleCard(message.card));
  if (message.card?.type === "help" || message.card?.type === "safety") element.append(helpCard(message.card));
  if (message.card?.type === "safety") element.classList.add("safety");
  if (message.buttons.length) element.append(buttonGroup(message.buttons));
  return element;
}

function bubble(who, text) {
  const paragraphs = text.split("\n").filter(Boolean).map((line) => make("p", line));
  const element = make("div", "", `bubble ${who}`);
  element.append(make("span", who === "you" ? "Jij:" : "Gewoon Vragen:", "who"), ...paragraphs);
  return element;
}

function buttonGroup(buttons) {
  const group = make("div", "", "buttons");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Kies een antwoord, of typ verder");
  for (const { title, choice } of buttons) {
    const button = make("button", title);
    button.type = "button";
    button.addEventListener("click", () => send({ choice }, title));
    group.append(button);
  }
  return group;
}

function articleCard(card) {
  const details = document.createElement("details");
  details.append(make("summary", `Hoort dit erbij? Meer over: ${card.title}`));
  for (const band of card.bands) details.append(make("h2", band.label), make("p", band.text));
  const sources = card.sources.map((source) => `${source.name} (${source.year})`).join("; ");
  details.append(make("p", `Bronnen: ${sources}.`, "small"), make("p", reviewLine(card.review), "small"));
  return details;
}

function reviewLine(review) {
  if (review.status !== "nagekeken") return "Deze tekst is nog niet nagekeken door een deskundige.";
  return `Nagekeken op ${review.on} (${review.role}).`;
}

function helpCard(card) {
  const list = make("ul", "", "places");
  for (const place of card.places) {
    const item = document.createElement("li");
    item.append(make("strong", place.name), make("p", place.purpose));
    if (place.phone) item.append(link(`tel:${place.phone.replace(/\D/g, "")}`, `Bel ${place.phone}`));
    if (place.chat) item.append(link(`https://${place.chat}`, `Chat op ${place.chat}`));
    item.append(make("p", [place.hours, place.cost].filter(Boolean).join(" · "), "small"));
    list.append(item);
  }
  return list;
}

function link(href, text) {
  const element = make("a", text, "contact");
  element.href = href;
  element.rel = "noopener noreferrer";
  return element;
}

function make(tag, text, className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}
