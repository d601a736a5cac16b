// On every page: says that scripts run, and asks again whether the assistant is loaded.

document.documentElement.classList.add("js");

const first = document.querySelector("#fouten");
if (first) first.focus();

const waiting = document.querySelector("[data-brain=laden]");
if (waiting) poll();

/** Shows that the assistant is there, without moving anything that somebody is typing. */
async function poll() {
  const response = await fetch("/api/stand");
  const { state, text } = await response.json();
  if (state === "klaar") {
    waiting.textContent = "De zoekmachine van de bot is geladen.";
    waiting.className = "note good";
  } else {
    if (waiting.textContent !== text) waiting.textContent = text;
    setTimeout(poll, 3000);
  }
}

/** The secret that every request to the desk carries. */
export function csrf() {
  return document.querySelector("meta[name=csrf]").content;
}

/** Sends a form to the desk and reads what comes back. */
export async function post(url, body) {
  const response = await fetch(url, { method: "POST", body, headers: { "x-csrf-token": csrf() } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

export function make(tag, text = "", className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}
