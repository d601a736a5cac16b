// The conversation: sends what is said, shows what comes back, and loses nothing when nothing comes back.

import { objects, plain } from "./dom.js";
import { forget, save } from "./privacy.js";
import { TEXTS, textsFor } from "./texts.js";

const SLOW_AFTER = 3_000;

/** @typedef {import("./types").Said} Said */
/** @typedef {import("./types").Reply} Reply */

export class Chat {
  /** @param {import("./types").ChatOptions} options */
  constructor({ audience, ...options }) {
    Object.assign(this, options);
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

  /** Only a parent's conversation outlives the page. */
  get keeps() {
    return this.audience === "ouder";
  }

  submit() {
    const text = this.view.frame.input.value.trim();
    if (!text) return this.view.status(TEXTS.empty);
    return this.#send({ text }, text);
  }

  choose(title, choice) {
    return this.#send({ choice }, title);
  }

  /** What did not arrive: a choice, or the text as it stands in the field now. */
  retry() {
    return this.unsent && "choice" in this.unsent.said ? this.#send(this.unsent.said, this.unsent.shown) : this.submit();
  }

  /** What did not arrive goes now, unless it is being changed. */
  online() {
    if (!this.unsent) return;
    const { said } = this.unsent;
    if ("choice" in said || said.text === this.view.frame.input.value.trim()) this.retry();
    else this.view.status(TEXTS.online);
  }

  wipe() {
    this.stop.abort();
    forget();
    this.view.setTyping("");
    this.view.clearTrouble();
    this.view.frame.log.clear();
    this.view.frame.input.value = "";
    this.#begin();
  }

  save() {
    const { tab, session, items } = this;
    if (this.keeps) save({ tab, session, items, draft: this.view.frame.input.value, open: this.isOpen() });
  }

  /** Shows a stored conversation again, without reading it out. @param {import("./types").Saved} saved */
  restore({ tab, session, items, draft }) {
    this.#begin();
    this.audience = "ouder";
    this.#welcome();
    Object.assign(this, { tab, session: typeof session === "string" ? session : null });
    for (const item of items) this.#restoreItem(item);
    this.view.frame.input.value = typeof draft === "string" ? draft : "";
    if (items.length) this.view.reveal(this.view.frame.transcript.lastElementChild);
  }

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
    // Only before the first message.
    input.setAttribute("aria-describedby", "notice");
    this.view.frame.status.textContent = "";
    if (!this.audience) return this.view.welcome(texts, TEXTS.who, this.#readers());
    const samples = texts.samples.map((title) => ({ title, act: () => this.#send({ text: title }, title) }));
    this.view.welcome(texts, TEXTS.samples, samples);
  }

  #readers() {
    const pick = (/** @type {import("./types").Audience} */ audience) => () => {
      this.audience = audience;
      this.#welcome();
      this.view.focusForNext();
      this.view.say(textsFor(audience).greeting);
    };
    return [{ title: TEXTS.parent, act: pick("ouder") }, { title: TEXTS.youth, act: pick("jongere") }];
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
    view.setTyping(TEXTS.typing);
    const slow = setTimeout(() => {
      view.setTyping(`${TEXTS.typing} ${TEXTS.slow}`);
      view.say(TEXTS.slow);
    }, SLOW_AFTER);
    const end = () => clearTimeout(slow);
    stop.signal.onabort = end;
    const began = performance.now();
    try {
      const { session, audience } = this;
      const reply = await ask(this.server, { session, audience, gemeente: this.gemeente(), ...said }, stop);
      if (!stop.signal.aborted) this.#received(reply, { said, shown, mine });
      this.onTurn(reply.turn, Math.round(performance.now() - began));
    } catch {
      if (!stop.signal.aborted) this.#failed(said, shown, mine);
    }
    end();
  }

  /** @param {Reply} reply @param {{said: Said, shown: string, mine: HTMLElement}} sent */
  #received({ session, messages, turn }, { said, shown, mine }) {
    const { view } = this;
    const { input } = view.frame;
    const fresh = !this.session;
    Object.assign(this, { session, busy: false, unsent: null });
    this.items.push({ mine: shown }, { messages, kind: turn.kind, fresh });
    view.setTyping("");
    view.retire();
    view.addReply(messages, turn.kind, fresh).forEach((text) => view.say(text));
    view.reveal(mine);
    input.removeAttribute("aria-describedby");
    // Too long, too fast: what was typed can be mended and sent again.
    if (turn.kind === "error" && "text" in said && !input.value) input.value = said.text;
    this.save();
  }

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

// The one request of the component, and what may come back.

const PATIENCE = 25_000;

/**
 * Rejects when no reply of the contract comes back in time, or when stopped.
 * @param {URL} server @param {object} body @param {AbortController} stop @returns {Promise<Reply>}
 */
async function ask(server, body, stop) {
  const late = new AbortController();
  const giveUp = () => late.abort();
  const timer = setTimeout(giveUp, PATIENCE);
  stop.signal.addEventListener("abort", giveUp);
  try {
    const response = await fetch(new URL("api/messages", server), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      redirect: "error",
      signal: late.signal,
    });
    return readReply(await response.json());
  } finally {
    clearTimeout(timer);
  }
}

/** Throws when there is nothing to show. @param {any} data */
function readReply(data) {
  const messages = readMessages(data?.messages);
  if (typeof data?.session !== "string" || !messages.length) throw new TypeError("No reply of the turn contract.");
  return { session: data.session, messages, turn: objects([data.turn])[0] ?? {} };
}

/** The messages that have a text; also for what was stored. @param {unknown} messages */
function readMessages(messages) {
  const read = objects(messages).map(({ text, buttons, card }) => ({
    text: plain(text),
    buttons: objects(buttons)
      .map(({ title, choice }) => ({ title: plain(title), choice: plain(choice) }))
      .filter(({ title, choice }) => title && choice),
    card: objects([card])[0] ?? null,
  }));
  return read.filter(({ text }) => text);
}
