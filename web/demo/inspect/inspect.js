// Shows the `turn` of every reply beside the chat. It holds no text of the conversation, only what kind of turn it was.

const chat = document.getElementById("chat");
const turns = document.getElementById("turns");
const none = document.getElementById("none");
const settings = document.getElementById("settings");

begin();
settings.addEventListener("submit", (event) => {
  event.preventDefault();
  // Stored by the chat for reloads; here a new start is asked for.
  sessionStorage.removeItem("gewoon-vragen");
  begin();
});
chat.addEventListener("gewoon-vragen-beurt", ({ detail }) => {
  none.hidden = true;
  turns.prepend(turnElement(detail));
});

function begin() {
  const element = document.createElement("gewoon-vragen");
  element.setAttribute("weergave", "inline");
  element.setAttribute("ontwikkelaar", "");
  for (const [name, value] of new FormData(settings)) if (value) element.setAttribute(name, value);
  chat.replaceChildren(element);
  turns.replaceChildren();
  none.hidden = false;
}

/** @param {{turn: Record<string, any>, milliseconds: number}} detail */
function turnElement({ turn, milliseconds }) {
  const head = make("p", "head", [turn.kind, turn.act && `act: ${turn.act}`, `${milliseconds} ms`].filter(Boolean).join(" · "));
  const json = document.createElement("details");
  json.open = turns.childElementCount === 0;
  json.append(make("summary", "", "JSON"), make("pre", "", JSON.stringify(turn, null, 2)));
  const item = document.createElement("li");
  item.append(head, ...(turn.topics ?? []).map(topicBar), json);
  return item;
}

/** @param {{id: string, score: number}} topic */
function topicBar({ id, score }) {
  const meter = document.createElement("meter");
  meter.value = score;
  meter.setAttribute("aria-label", id);
  const row = make("div", "bar", "");
  row.append(make("span", "", id), meter, make("span", "", score.toFixed(2)));
  return row;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
