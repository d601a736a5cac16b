// The conversation: sends what is said, shows what comes back, and loses nothing when nothing comes back.

import { ask, readMessages } from "./gateway.js";
import { forget, save } from "./store.js";
import { TEXTS, textsFor } from "./texts.js";

const TYPING_SAID_AFTER = 2_000;
const SLOW_AFTER = 7_000;

/** @typedef {import("./texts.js").Audience} Audience */
/** @typedef {{text: string} | {choice: string}} Said */

export class Chat {
  /**
   * @param {{
   *   view: import("./transcript.js").Transcript,
   *   server: URL,
   *   audience: Audience,
   *   gemeente: () => string | null,
   *   onTurn: (turn: object, milliseconds: number) => void,
   *   isOpen: () => boolean,
   * }} options
   */
  constructor({ view, server, audience, gemeente, onTurn, isOpen }) {
    Object.assign(this, { view, server, gemeente, onTurn, isOpen });
    this.fixedAudience = audience;
    this.#begin();
  }

  #begin() {
    this.stop = new AbortController();
    this.audience = this.fixedAudience;
    this.session = null;
    this.items = [];
    this.tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.busy = false;
    this.unsent = null;
    this.#welcome();
  }

  /** Only a parent's conversation outlives the page, and not even that before it is known who it is. */
  get keeps() {
    return this.audience === "ouder";
  }

  /** Sends what stands in the text field. */
  submit() {
    const text = this.view.frame.input.value.trim();
    if (!text) return this.view.status(TEXTS.empty);
    return this.#send({ text }, text);
  }

  /** @param {string} title @param {string} choice */
  choose(title, choice) {
    return this.#send({ choice }, title);
  }

  /** Sends again what did not arrive: a choice, or the text as it stands in the field now. */
  retry() {
    return this.unsent && "choice" in this.unsent.said ? this.#send(this.unsent.said, this.unsent.shown) : this.submit();
  }

  /** The connection is back: what did not arrive goes now, unless it is being changed. */
  online() {
    if (!this.unsent) return;
    const { said } = this.unsent;
    if ("choice" in said || said.text === this.view.frame.input.value.trim()) this.retry();
    else this.view.status(TEXTS.online);
  }

  /** Forgets everything, on the screen, in memory and in the tab. */
  wipe() {
    this.stop.abort();
    forget();
    this.view.setTyping("");
    this.view.clearTrouble();
    this.view.frame.announcer.clear();
    this.view.frame.input.value = "";
    this.#begin();
  }

  save() {
    const { tab, session, items } = this;
    if (this.keeps) save({ tab, session, items, draft: this.view.frame.input.value, open: this.isOpen() });
  }

  /** Shows a stored conversation again, without reading it out. @param {import("./store.js").Saved} saved */
  restore({ tab, session, items, draft }) {
    this.#begin();
    this.audience = "ouder";
    this.#welcome();
    Object.assign(this, { tab, session: typeof session === "string" ? session : null });
    for (const item of items) this.#restoreItem(item);
    this.view.frame.input.value = typeof draft === "string" ? draft : "";
    const last = this.view.frame.transcript.lastElementChild;
    if (this.items.length) this.view.reveal(last);
  }

  /** @param {any} item */
  #restoreItem(item) {
    this.view.retire();
    this.items.push(item);
    if (typeof item?.mine === "string") this.view.addMine(item.mine);
    const messages = readMessages(item?.messages);
    if (messages.length) this.view.addReply(messages, item.kind, item.fresh);
  }

  #welcome() {
    const texts = textsFor(this.audience);
    const { subtitle, label, input } = this.view.frame;
    subtitle.textContent = texts.subtitle;
    label.textContent = texts.label;
    input.placeholder = texts.placeholder;
    // Read with the field before the first message; afterwards it would only be in the way.
    input.setAttribute("aria-describedby", "notice");
    this.view.frame.status.textContent = "";
    this.view.welcome(texts, this.audience ? this.#samples(texts.samples) : this.#readers());
  }

  /** @param {string[]} samples */
  #samples(samples) {
    return { label: TEXTS.samples, choices: samples.map((title) => ({ title, act: () => this.#send({ text: title }, title) })) };
  }

  #readers() {
    const pick = (/** @type {Audience} */ audience) => () => {
      this.audience = audience;
      this.#welcome();
      this.view.focusForNext();
      this.view.say(textsFor(audience).greeting);
    };
    const choices = [{ title: TEXTS.parent, act: pick("ouder") }, { title: TEXTS.youth, act: pick("jongere") }];
    return { label: TEXTS.who, choices };
  }

  /** @param {Said} said @param {string} shown */
  async #send(said, shown) {
    if (this.busy) return this.view.status(TEXTS.wait);
    const { view, stop } = this;
    const { input } = view.frame;
    const typed = "text" in said && input.value.trim() === said.text;
    this.busy = true;
    view.status("");
    view.clearTrouble();
    if (typed) input.value = "";
    if (typed) view.focusForNext();
    const mine = view.addMine(shown);
    const waiting = this.#showWaiting();
    const began = performance.now();
    try {
      const { session, audience } = this;
      const reply = await ask(this.server, { session, audience, gemeente: this.gemeente(), ...said }, stop.signal);
      if (!stop.signal.aborted) this.#received(reply, { said, shown, mine });
      this.onTurn(reply.turn, Math.round(performance.now() - began));
    } catch {
      if (!stop.signal.aborted) this.#failed(said, shown, mine);
    }
    waiting();
  }

  /** Shows that an answer is coming, and says so when it takes long. Returns what ends it. */
  #showWaiting() {
    const { view, stop } = this;
    view.setTyping(TEXTS.typing);
    const timers = [
      setTimeout(() => view.say(TEXTS.typing), TYPING_SAID_AFTER),
      setTimeout(() => {
        view.setTyping(`${TEXTS.typing} ${TEXTS.slow}`);
        view.say(TEXTS.slow);
      }, SLOW_AFTER),
    ];
    const end = () => timers.forEach(clearTimeout);
    stop.signal.addEventListener("abort", end);
    return end;
  }

  /** @param {import("./gateway.js").Reply} reply @param {{said: Said, shown: string, mine: HTMLElement}} sent */
  #received({ session, messages, turn }, { said, shown, mine }) {
    const { view } = this;
    const { input } = view.frame;
    const fresh = !this.session;
    Object.assign(this, { session, busy: false, unsent: null });
    this.items.push({ mine: shown }, { messages, kind: turn.kind, fresh });
    view.setTyping("");
    view.retire();
    view.addReply(messages, turn.kind, fresh);
    view.announce(messages, turn.kind);
    view.reveal(mine);
    input.removeAttribute("aria-describedby");
    // Too long, too fast, out of order: what was typed can be mended and sent again.
    if (turn.kind === "error" && "text" in said && !input.value) input.value = said.text;
    this.save();
  }

  /** @param {Said} said @param {string} shown @param {HTMLElement} mine */
  #failed(said, shown, mine) {
    const { view } = this;
    Object.assign(this, { busy: false, unsent: { said, shown } });
    view.setTyping("");
    mine.remove();
    let why = navigator.onLine ? TEXTS.unreachable : TEXTS.offline;
    if ("text" in said) {
      view.frame.input.value = [said.text, view.frame.input.value].filter(Boolean).join("\n");
      why += ` ${TEXTS.textKept}`;
    }
    this.save();
    view.showTrouble(why, () => this.retry());
  }
}
