// The note to take along to a conversation: filled in here, copied or printed, and kept nowhere.

import { button, make, objects, plain } from "./dom.js";

const HINT = "Pas het briefje aan zoals jij wilt. Het wordt nergens bewaard: kopieer of print het zelf.";
const PRINT_STYLE = `.gewoon-vragen-briefje { display: none }
@media print {
  body > :not(.gewoon-vragen-briefje) { display: none !important }
  .gewoon-vragen-briefje { display: block; color: #000; background: #fff; font: 12pt/1.5 sans-serif; white-space: pre-wrap }
}`;

let count = 0;

/**
 * A form with a text area for each part, or null without parts.
 * @param {unknown} parts
 */
export function takeaway(parts) {
  const fields = objects(parts).filter((part) => plain(part.heading)).map(partField);
  if (!fields.length) return null;
  const copy = button("Kopieer", "second", async () => {
    copy.textContent = (await copyText(written(fields), fields[0].area)) ? "Gekopieerd" : "Kopiëren lukt niet";
    // The component's one live region speaks; the event does not leave the shadow tree.
    note.dispatchEvent(new CustomEvent("say", { bubbles: true, detail: `${copy.textContent}.` }));
  });
  const print = button("Print", "second", () => printText(written(fields)));
  const note = make("div", { class: "note", role: "group", "aria-label": "Briefje om mee te nemen" });
  note.append(make("p", { class: "small", text: HINT }));
  for (const { label, area } of fields) note.append(label, area);
  note.append(make("div", { class: "actions" }, copy, print));
  note.addEventListener("input", () => (copy.textContent = "Kopieer"));
  return note;
}

/** @param {Record<string, any>} part */
function partField(part) {
  const lines = Array.isArray(part.lines) ? part.lines.map(plain).filter(Boolean) : [];
  const id = `note-${(count += 1)}`;
  const area = make("textarea", { id, rows: Math.max(2, lines.length + 1), autocomplete: "off", spellcheck: "false", dir: "auto" });
  area.value = lines.join("\n");
  return { heading: plain(part.heading), label: make("label", { for: id, text: plain(part.heading) }), area };
}

/** @param {{heading: string, area: HTMLTextAreaElement}[]} fields */
function written(fields) {
  return fields.map(({ heading, area }) => `${heading}\n${area.value.trim()}`).join("\n\n");
}

/**
 * Whether the text is on the clipboard now.
 * @param {string} text
 * @param {HTMLElement} near where a helper may stand without the focus leaving an open dialog
 */
async function copyText(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text, near);
  }
}

/** For pages without https, where browsers give no clipboard. @param {string} text @param {HTMLElement} near */
function copyTheOldWay(text, near) {
  const before = /** @type {ShadowRoot} */ (near.getRootNode()).activeElement;
  const helper = make("textarea", { class: "unseen", "aria-hidden": "true" });
  helper.value = text;
  near.after(helper);
  helper.select();
  const copied = document.execCommand("copy");
  helper.remove();
  /** @type {HTMLElement | null} */ (before)?.focus();
  return copied;
}

/** Prints the note alone: for as long as that takes the page holds it, seen by the printer only. @param {string} text */
function printText(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRINT_STYLE);
  const paper = make("div", { class: "gewoon-vragen-briefje", lang: "nl", text });
  const cleanUp = () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  window.addEventListener("afterprint", cleanUp, { once: true });
  window.print();
}
