// The conversation as it is seen: things are only added, so that a place once read stays where it was.

import { button, make } from "./dom.js";
import { messageElement, mineElement, spoken } from "./messages.js";
import { phoneLink, placeList, reachLinks } from "./places.js";
import { HELPLINES, TEXTS } from "./texts.js";

/** @typedef {import("./messages.js").Message} Message */
/** @typedef {{title: string, act: (pressed: HTMLButtonElement) => void}} Choice */

export class Transcript {
  /** @param {import("./frame.js").Frame} frame @param {(title: string, choice: string) => void} choose */
  constructor(frame, choose) {
    this.frame = frame;
    this.choose = choose;
    this.typing = make("div", { class: "typing", "aria-hidden": "true" });
  }

  /**
   * The notice and the greeting, before anything is said.
   * @param {ReturnType<typeof import("./texts.js").textsFor>} texts
   * @param {{label: string, choices: Choice[]}} start
   */
  welcome(texts, start) {
    const greeting = make("div", { class: "bubble bot" }, make("p", { text: texts.greeting }));
    this.frame.transcript.replaceChildren(notice(texts), turn("bot", greeting));
    if (start.choices.length) this.frame.transcript.append(choiceGroup(start.label, start.choices));
    this.unpin();
  }

  /** @param {string} text */
  addMine(text) {
    const element = turn("mine", mineElement(text));
    this.#append(element);
    return element;
  }

  /**
   * Adds the messages of one turn. The help of an earlier alarm goes to the strip instead of being repeated.
   * @param {Message[]} messages
   * @param {string} kind
   * @param {boolean} fresh a new conversation, which begins with the server's own notice: said, but not in the way
   */
  addReply(messages, kind, fresh) {
    const drawn = kind === "safety" ? messages : messages.filter((message) => message.card?.type !== "safety");
    for (const message of messages) if (message.card?.type === "safety") this.#pin(message.card);
    const element = turn("bot");
    for (const message of drawn.length ? drawn : messages) {
      element.append(messageElement(message));
      if (message.buttons.length) element.append(this.#answers(message));
    }
    if (fresh && element.childElementCount > 2) element.querySelector(".bubble").classList.add("quiet");
    this.#append(element);
  }

  /** What a screen reader is told of a reply. @param {Message[]} messages @param {string} kind */
  announce(messages, kind) {
    for (const message of messages) {
      if (kind === "safety" || message.card?.type !== "safety") this.say(spoken(message));
    }
  }

  /** @param {string} text */
  say(text) {
    this.frame.announcer.say(text);
  }

  /** Shows a short line above the form and says it. @param {string} text */
  status(text) {
    this.frame.status.textContent = text;
    if (text) this.say(text);
  }

  /** Shows that an answer is on its way, in the given words; nothing with an empty text. @param {string} text */
  setTyping(text) {
    this.typing.replaceChildren(make("span", { class: "dots" }, make("i"), make("i"), make("i")), text);
    if (!text) return this.typing.remove();
    this.#append(this.typing);
    this.#scrollTo(this.typing, "nearest");
  }

  /** Says honestly that no answer came, with numbers to call. @param {string} text @param {() => void} retry */
  showTrouble(text, retry) {
    this.clearTrouble();
    const again = button(TEXTS.retry, "choice", retry);
    const lines = [make("p", { text }), again, make("p", { text: TEXTS.talk }), placeList(HELPLINES)];
    this.trouble = make("div", { class: "bubble bot trouble" }, ...lines);
    this.#append(this.trouble);
    this.#scrollTo(this.trouble, "start");
    this.say(`${text} ${TEXTS.talk} ${HELPLINES.map(({ name, phone }) => `${name}, ${phone}`).join("; ")}.`);
  }

  clearTrouble() {
    if (this.trouble?.querySelector(":focus")) this.focusForNext();
    this.trouble?.remove();
    this.trouble = null;
  }

  /**
   * Takes the offered choices out of use. One that was pressed with the keyboard stays while it has the focus, so that
   * Tab goes on from there.
   */
  retire() {
    for (const group of this.frame.transcript.querySelectorAll(".choices:not([hidden])")) {
      const pressed = group.querySelector(":focus");
      if (!pressed?.matches(":focus-visible")) {
        if (pressed) this.focusForNext();
        group.hidden = true;
        continue;
      }
      for (const each of group.children) each.hidden = each !== pressed;
      pressed.setAttribute("aria-disabled", "true");
      group.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
        if (event.relatedTarget) group.hidden = true;
      });
    }
  }

  /** Where to go on: the text field, but on a touch screen the transcript, or the keyboard would cover the answer. */
  focusForNext() {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.frame.transcript : this.frame.input).focus({ preventScroll: true });
  }

  /** Brings the beginning of a turn into view. @param {HTMLElement} element */
  reveal(element) {
    this.#scrollTo(element, "start");
  }

  unpin() {
    this.frame.pinned.hidden = true;
    this.frame.pinned.replaceChildren();
  }

  /** @param {Record<string, any>} card */
  #pin(card) {
    const links = reachLinks(card.places);
    this.frame.pinned.replaceChildren(make("strong", { text: "Hulp nu:" }), ...links);
    this.frame.pinned.hidden = !links.length;
  }

  /** @param {Message} message */
  #answers(message) {
    const choices = message.buttons.map(({ title, choice }) => ({ title, act: () => this.choose(title, choice) }));
    return choiceGroup(TEXTS.choose, choices);
  }

  /** @param {HTMLElement} element */
  #append(element) {
    this.frame.transcript.append(element);
  }

  /** @param {HTMLElement} element @param {ScrollLogicalPosition} block */
  #scrollTo(element, block) {
    const { transcript } = this.frame;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    // Only the transcript scrolls when it can: scrollIntoView would move the page around it as well.
    if (transcript.scrollHeight <= transcript.clientHeight) {
      const fits = transcript.getBoundingClientRect().bottom < window.innerHeight;
      return element.scrollIntoView({ block: fits ? "nearest" : block, behavior });
    }
    const top = transcript.scrollTop + element.getBoundingClientRect().top - transcript.getBoundingClientRect().top - 8;
    transcript.scrollTo({ top: block === "start" ? top : transcript.scrollHeight, behavior });
  }
}

/** @param {"bot" | "mine"} who @param {...Node} content */
function turn(who, ...content) {
  const speaker = make("h3", { class: "unseen", text: who === "mine" ? TEXTS.you : `${TEXTS.title}:` });
  return make("div", { class: `turn ${who}` }, speaker, ...content);
}

/** @param {string} label @param {Choice[]} choices */
function choiceGroup(label, choices) {
  const group = make("div", { class: "choices", role: "group", "aria-label": label });
  for (const { title, act } of choices) {
    const element = button(title, "choice", () => element.hasAttribute("aria-disabled") || act(element));
    group.append(element);
  }
  return group;
}

/** @param {{kept: string}} texts */
function notice({ kept }) {
  const paragraphs = [TEXTS.names, kept, TEXTS.hurry].map((text) => make("p", { text }));
  return make(
    "section",
    { class: "notice", id: "notice", "aria-label": TEXTS.notice },
    make("p", {}, make("strong", { text: TEXTS.robot }), ` ${TEXTS.anonymous}`),
    make("p", {}, `${TEXTS.danger} `, phoneLink("112")),
    make("details", {}, make("summary", {}, make("span", { text: TEXTS.more })), ...paragraphs),
  );
}
