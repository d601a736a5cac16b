// What is seen: the frame that is always there, and in it the conversation, to which things are only added.

import { cardElement, placeList, reachLinks, spokenCard } from "./cards.js";
import { button, make, phoneLink } from "./dom.js";
import { HELPLINES, TEXTS } from "./texts.js";

/** @typedef {import("./types").Message} Message */
/** @typedef {import("./types").Choice} Choice */

export class View {
  /** @param {import("./types").Frame} frame @param {(title: string, choice: string) => void} choose */
  constructor(frame, choose) {
    this.frame = frame;
    this.choose = choose;
    this.typing = make("div", { class: "typing", "aria-hidden": "true" });
  }

  /** Before anything is said. @param {any} texts @param {string} label @param {Choice[]} choices */
  welcome(texts, label, choices) {
    const greeting = make("div", { class: "bubble bot" }, make("p", { text: texts.greeting }));
    this.frame.transcript.replaceChildren(notice(texts), turn("bot", greeting), choiceGroup(label, choices));
    this.#pin(null);
  }
  addMine(text) {
    const element = turn("mine", mineElement(text));
    this.frame.transcript.append(element);
    return element;
  }

  /**
   * Adds a turn; returns what is to be heard. The help of an earlier alarm goes to the strip; the server's own notice (`fresh`)
   * is there, but not in the way.
   * @param {Message[]} messages @param {string} kind @param {boolean} fresh
   */
  addReply(messages, kind, fresh) {
    const isAlarm = ({ card }) => card?.type === "safety";
    messages.filter(isAlarm).forEach(({ card }) => this.#pin(card));
    const rest = messages.filter((message) => !isAlarm(message));
    const drawn = kind === "safety" || !rest.length ? messages : rest;
    const element = turn("bot");
    for (const message of drawn) {
      element.append(messageElement(message));
      const choices = message.buttons.map(({ title, choice }) => ({ title, act: () => this.choose(title, choice) }));
      element.append(choiceGroup(TEXTS.choose, choices));
    }
    if (fresh && drawn.length > 1) element.querySelector(".bubble").classList.add("quiet");
    this.frame.transcript.append(element);
    return drawn.map(spoken);
  }

  say(text) {
    this.frame.log.say(text);
  }

  /** Shows a short line above the form and says it. @param {string} text */
  status(text) {
    this.frame.status.textContent = text;
    if (text) this.say(text);
  }

  /** With an empty text it goes. @param {string} text */
  setTyping(text) {
    this.typing.replaceChildren(make("span", { class: "dots" }, make("i"), make("i"), make("i")), text);
    if (!text) return this.typing.remove();
    this.frame.transcript.append(this.typing);
    this.#scrollTo(this.typing, "nearest");
  }

  /** No answer came: says so, with numbers to call. @param {string} text @param {() => void} retry */
  showTrouble(text, retry) {
    this.clearTrouble();
    const again = button(TEXTS.retry, "choice", retry);
    const lines = [make("p", { text }), again, make("p", { text: TEXTS.talk }), placeList(HELPLINES)];
    this.trouble = make("div", { class: "bubble bot trouble" }, ...lines);
    this.frame.transcript.append(this.trouble);
    this.#scrollTo(this.trouble, "start");
    this.say(`${text} ${TEXTS.talk} ${HELPLINES.map(({ name, phone }) => `${name}, ${phone}`).join("; ")}.`);
  }

  clearTrouble() {
    if (this.trouble?.querySelector(":focus")) this.focusForNext();
    this.trouble?.remove();
    this.trouble = null;
  }

  /** Takes the choices out of use. One pressed by keyboard stays while it has the focus: Tab goes on from there. */
  retire() {
    for (const group of this.frame.transcript.querySelectorAll(".choices:not([hidden])")) {
      const pressed = group.querySelector(":focus");
      if (!pressed?.matches(":focus-visible")) {
        if (pressed) this.focusForNext();
        group.hidden = true;
        continue;
      }
      for (const each of group.children) each.hidden = each !== pressed;
      pressed.ariaDisabled = "true";
      group.addEventListener("focusout", (event) => {
        if (event.relatedTarget) group.hidden = true;
      });
    }
  }

  /** The text field; on a touch screen the transcript, or the keyboard would cover the answer. */
  focusForNext() {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.frame.transcript : this.frame.input).focus({ preventScroll: true });
  }

  reveal(element) {
    this.#scrollTo(element, "start");
  }

  /** @param {Record<string, any> | null} card */
  #pin(card) {
    const links = reachLinks(card?.places);
    this.frame.pinned.replaceChildren(make("strong", { text: "Hulp nu:" }), ...links);
    this.frame.pinned.hidden = !links.length;
  }

  /** @param {HTMLElement} element @param {ScrollLogicalPosition} block */
  #scrollTo(element, block) {
    const { transcript } = this.frame;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    // When the transcript scrolls, the page around it must not.
    if (transcript.scrollHeight <= transcript.clientHeight) {
      const fits = transcript.getBoundingClientRect().bottom < window.innerHeight;
      return element.scrollIntoView({ block: fits ? "nearest" : block, behavior });
    }
    const top = transcript.scrollTop + element.getBoundingClientRect().top - transcript.getBoundingClientRect().top - 8;
    transcript.scrollTo({ top: block === "start" ? top : transcript.scrollHeight, behavior });
  }
}

function turn(who, ...content) {
  const speaker = make("h3", { class: "unseen", text: who === "mine" ? TEXTS.you : `${TEXTS.title}:` });
  return make("div", { class: `turn ${who}` }, speaker, ...content);
}

const BULLET = /^[•*-]\s+/;
// The name of an option: its first sentence, when more follows.
const LEAD = /^(.{3,70}?[.?!]["”]?)\s+(?=\S)/u;

/** Paragraphs and lists: a line that begins with a bullet is an item of a list. @param {string} text */
function textElements(text) {
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
function listItem(text) {
  const lead = LEAD.exec(text);
  if (!lead) return make("li", { text });
  return make("li", {}, make("strong", { text: lead[1] }), ` ${text.slice(lead[0].length)}`);
}
function mineElement(text) {
  // dir=auto: what was typed may be Arabic or Hebrew.
  const paragraphs = text.split("\n").filter(Boolean).map((line) => make("p", { dir: "auto", text: line }));
  return make("div", { class: "bubble mine" }, ...paragraphs);
}

/** @param {Message} message */
function messageElement(message) {
  const card = cardElement(message.card);
  const alarm = message.card?.type === "safety";
  return make("div", { class: `bubble bot${alarm ? " alarm" : ""}` }, ...textElements(message.text), card);
}

/** What a screen reader hears of a message. @param {Message} message */
function spoken(message) {
  const text = message.text.replace(/\s*\n+\s*([•*-]\s+)?/g, " ");
  const titles = message.buttons.map((each) => each.title);
  const count = titles.length === 1 ? "1 keuze" : `${titles.length} keuzes`;
  return [text, spokenCard(message.card), titles.length ? `${count}: ${titles.join(", ")}.` : ""].filter(Boolean).join(" ");
}

/** @param {string} label @param {Choice[]} choices */
function choiceGroup(label, choices) {
  const buttons = choices.map(({ title, act }) => button(title, "choice", act));
  return make("div", { class: "choices", role: "group", "aria-label": label, hidden: !buttons.length }, ...buttons);
}

function notice({ kept }) {
  const paragraphs = [TEXTS.names, kept, TEXTS.hurry].map((text) => make("p", { text }));
  return make(
    "section",
    { class: "notice", "aria-label": TEXTS.notice },
    make("p", { id: "notice" }, make("strong", { text: TEXTS.robot }), ` ${TEXTS.anonymous}`),
    make("p", {}, `${TEXTS.danger} `, phoneLink("112")),
    make("details", {}, make("summary", {}, make("span", { text: TEXTS.more })), ...paragraphs),
  );
}

/**
 * Inline a part of the page; else a dialog and a button that opens it.
 * @param {{inline: boolean, title: string, acts: import("./types").Acts}} options @returns {import("./types").Frame}
 */
export function buildFrame({ inline, title, acts }) {
  const log = makeLog();
  const heading = make("h2", { id: "title", text: title, tabindex: "-1" });
  const subtitle = make("p");
  const launcher = inline ? null : opener(acts.open);
  // A region that scrolls must be reachable by keyboard.
  const transcript = make("div", { class: "transcript", role: "region", "aria-label": TEXTS.transcript, tabindex: "0" });
  const pinned = make("section", { class: "pinned", "aria-label": TEXTS.stays, hidden: true });
  const composer = buildComposer(acts.send);
  const panel = make(
    inline ? "section" : "dialog",
    { class: "panel", id: "panel", lang: "nl", "aria-labelledby": "title" },
    make(
      "div",
      { class: "top" },
      make("div", { class: "head" }, make("div", { class: "titles" }, heading, subtitle), tools(inline, acts)),
      pinned,
    ),
    transcript,
    composer.form,
    log.element,
  );
  panel.addEventListener("say", (event) => log.say((event).detail));
  return { launcher, panel, heading, subtitle, transcript, pinned, log, ...composer };
}

function opener(open) {
  const element = button(TEXTS.launch, "launcher", open);
  element.setAttribute("aria-haspopup", "dialog");
  return element;
}

/** @param {boolean} inline @param {import("./types").Acts} acts */
function tools(inline, acts) {
  return make(
    "div",
    { class: "tools" },
    button(TEXTS.leave, "tool leave", acts.leave),
    button(TEXTS.wipe, "tool", acts.wipe),
    !inline && button(TEXTS.close, "tool", acts.close),
  );
}

function buildComposer(send) {
  const label = make("label", { for: "text" });
  // No spelling check: some browsers send what is typed elsewhere for it.
  const input = make("textarea", {
    id: "text", rows: "2", dir: "auto", autocomplete: "off", spellcheck: "false", enterkeyhint: "send",
  });
  const submit = make("button", { class: "send", text: TEXTS.send });
  const status = make("p", { class: "status" });
  const form = make("form", { class: "composer", novalidate: true }, status, label, make("div", { class: "row" }, input, submit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return { form, label, input, status };
}

// Long enough to be spoken, too short to be met again when reading line by line.
const STAYS = 20_000;

function makeLog() {
  const element = make("div", { class: "unseen", role: "log", "aria-live": "polite" });
  return {
    element,
    clear: () => element.replaceChildren(),
    say(text) {
      const line = make("p", { text });
      element.append(line);
      setTimeout(() => line.remove(), STAYS);
    },
  };
}
