// Says back, in words, what the opening hours mean that somebody types.

import { post } from "./desk.js";

const input = document.querySelector("#f-openingstijden");
const words = document.querySelector("#hours-words");
let timer;

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(say, 500);
});

async function say() {
  const body = new FormData();
  body.set("hours", input.value);
  const found = await post("/api/tijden", body).catch(() => ({ words: "", fault: "" }));
  words.textContent = found.words ? `Dat betekent: ${found.words}.` : found.fault;
}
