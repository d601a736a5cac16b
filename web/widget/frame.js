// The parts that are always there: opener, head, transcript, strip of help, form, and the log for screen readers.

import { button, icon, make } from "./dom.js";
import { TEXTS } from "./texts.js";

const BUBBLE = "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm3 6.500h2m2 0h2m2 0h2";
const CROSS = "M6 6l12 12M18 6L6 18";

/**
 * @typedef {{open: () => void, close: () => void, wipe: () => void, leave: () => void, send: () => void}} Acts
 * @typedef {ReturnType<typeof buildFrame>} Frame
 */

/**
 * Builds the frame. Inline it is a part of the page; else a dialog with a floating button that opens it.
 * @param {{inline: boolean, title: string, acts: Acts}} options
 */
export function buildFrame({ inline, title, acts }) {
  const announcer = makeAnnouncer();
  const heading = make("h2", { id: "title", text: title, tabindex: "-1" });
  const subtitle = make("p", { class: "subtitle" });
  const launcher = inline ? null : opener(acts.open);
  // A tabindex, because a region that scrolls must be reachable by keyboard, also while nothing in it can be pressed.
  const transcript = make("div", { class: "transcript", role: "region", "aria-label": TEXTS.transcript, tabindex: "0" });
  const pinned = make("section", { class: "pinned", "aria-label": TEXTS.stays, hidden: true });
  const composer = buildComposer(acts.send);
  const panel = make(
    inline ? "section" : "dialog",
    { class: "panel", id: "panel", lang: "nl", "aria-labelledby": "title" },
    make("div", { class: "head" }, make("div", { class: "titles" }, heading, subtitle), tools(inline, acts)),
    pinned,
    transcript,
    composer.form,
    announcer.element,
  );
  panel.addEventListener("say", (event) => announcer.say(/** @type {CustomEvent} */ (event).detail));
  return { launcher, panel, heading, subtitle, transcript, pinned, announcer, ...composer };
}

/** @param {() => void} open */
function opener(open) {
  const element = button("", "launcher", open);
  element.append(icon(BUBBLE), make("span", { text: TEXTS.launch }));
  element.setAttribute("aria-haspopup", "dialog");
  return element;
}

/** @param {boolean} inline @param {Acts} acts */
function tools(inline, acts) {
  const close = button("", "tool", acts.close);
  close.append(icon(CROSS), make("span", { text: TEXTS.close }));
  const leave = button(TEXTS.leave, "tool leave", acts.leave);
  return make("div", { class: "tools" }, leave, button(TEXTS.wipe, "tool", acts.wipe), !inline && close);
}

/** @param {() => void} send */
function buildComposer(send) {
  const label = make("label", { for: "text" });
  // No spelling check: some browsers send what is typed to a service of theirs for it.
  const input = make("textarea", {
    id: "text", rows: "2", dir: "auto", autocomplete: "off", autocapitalize: "sentences", spellcheck: "false", enterkeyhint: "send",
  });
  const submit = make("button", { class: "send", text: TEXTS.send });
  const status = make("p", { class: "status" });
  const form = make("form", { class: "composer", novalidate: true }, status, label, make("div", { class: "row" }, input, submit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return { form, label, input, submit, status };
}

// Long enough to be spoken, short enough not to be met a second time when reading line by line.
const STAYS = 20_000;

/** @returns {{element: HTMLElement, say: (text: string) => void, clear: () => void}} */
function makeAnnouncer() {
  const element = make("div", { class: "unseen", role: "log", "aria-live": "polite", "aria-relevant": "additions" });
  const say = (/** @type {string} */ text) => {
    const line = make("p", { text });
    element.append(line);
    setTimeout(() => line.remove(), STAYS);
  };
  return { element, say, clear: () => element.replaceChildren() };
}
