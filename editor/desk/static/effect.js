// Before saving: waits for what a change does to the test questions, and shows it when it is there.

import { make, post } from "./desk.js";

const BUSY = ["bezig", "laden"];
const MOST = 30;
const PAUSE = 3000;
const place = document.querySelector("#effect");
const seen = document.querySelector("#seen");

if (BUSY.includes(place.dataset.state)) setTimeout(look, PAUSE);

async function look() {
  const body = new FormData();
  body.set("form", document.querySelector("#form-json").value);
  const found = await post(place.dataset.url, body).catch(() => ({ state: "bezig" }));
  if (BUSY.includes(found.state)) setTimeout(look, PAUSE);
  else show(found);
}

function show(found) {
  place.replaceChildren();
  if (found.state === "fout") return place.append(make("p", "Dit kon niet worden uitgerekend. Je kunt wel bewaren."));
  if (found.state === "gelijk") return place.append(make("p", "De herkenning verandert niet."));
  if (!found.worse.length && !found.better.length) {
    return place.append(make("p", `Geen enkele van de ${found.questions} testvragen gaat beter of slechter.`));
  }
  for (const [title, rows] of [["Gaat nu minder goed", found.worse], ["Gaat nu beter", found.better]]) {
    if (rows.length) place.append(make("h3", `${title} (${rows.length})`), listOf(rows));
  }
  seen.hidden = !found.worse.length;
}

function listOf(rows) {
  const list = make("ul", "", "moved");
  for (const row of rows.slice(0, MOST)) {
    const to = row.goes_to ? `: ${row.goes_to}` : "";
    const item = make("li", `“${row.text}” `);
    item.append(make("span", `was ${row.was}, wordt ${row.now}${to}; hoort bij ${row.expected}`, "soft"));
    list.append(item);
  }
  return list;
}
