// <gewoon-vragen>: the chat on a website. web/README.md explains its attributes.

import { Chat } from "./chat.js";
import { leaveTo, load, onEscape, watchCopies } from "./privacy.js";
import { styleSheet } from "./style.js";
import { TEXTS } from "./texts.js";
import { buildFrame, View } from "./view.js";

// Small screens and strong zoom: the whole screen instead of a panel.
const WHOLE_SCREEN = "(max-width: 40em), (max-height: 30em)";

class GewoonVragen extends HTMLElement {
  static observedAttributes = ["open"];

  connectedCallback() {
    this.disconnected = new AbortController();
    this.inline = this.getAttribute("weergave") === "inline";
    this.#build();
    this.#restore();
    this.#listen(this.disconnected.signal);
    if (this.hasAttribute("open")) this.#show();
  }

  disconnectedCallback() {
    this.disconnected.abort();
    this.chat.stop.abort();
  }

  attributeChangedCallback() {
    if (this.frame && !this.inline) this.hasAttribute("open") ? this.#show() : this.#hide();
  }

  #build() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    const acts = {
      open: () => this.#open(),
      close: () => this.#close(),
      wipe: () => this.#wipe(),
      leave: () => this.#leave(),
      send: () => this.chat.submit(),
    };
    this.frame = buildFrame({ inline: this.inline, title: this.getAttribute("aanspreek-titel") || TEXTS.title, acts });
    this.view = new View(this.frame, (title, choice) => this.chat.choose(title, choice));
    root.replaceChildren(...[this.frame.launcher, this.frame.panel].filter(Boolean));
    this.chat = new Chat({
      view: this.view,
      server: serverOf(this),
      audience: audienceOf(this),
      gemeente: () => this.getAttribute("gemeente")?.slice(0, 100) || null,
      onTurn: (turn, milliseconds) => this.#tellDevelopers(turn, milliseconds),
      isOpen: () => this.inline || this.hasAttribute("open"),
    });
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    onEscape((event) => this.#escape(event), () => this.#leave(), signal);
    this.frame.panel.addEventListener("input", () => this.chat.save(), { signal });
    // The browser itself can close a dialog: the attribute follows.
    this.frame.panel.addEventListener("close", () => this.frame.panel.open || this.removeAttribute("open"), { signal });
    window.addEventListener("online", () => this.chat.online(), { signal });
    window.addEventListener("pagehide", () => this.chat.keeps || this.chat.wipe(), { signal });
    // A page that the browser kept as it was: meanwhile the conversation went on elsewhere.
    window.addEventListener("pageshow", (event) => event.persisted && this.#restore(), { signal });
    matchMedia(WHOLE_SCREEN).addEventListener("change", () => this.#resize(), { signal });
    window.visualViewport?.addEventListener("resize", () => this.#fitKeyboard(), { signal });
    watchCopies(() => this.chat.tab, () => this.chat.wipe(), signal);
  }

  /** Goes on with what this tab remembers: only of a parent, and only where parents may be meant. */
  #restore() {
    const saved = audienceOf(this) === "jongere" ? null : load();
    if (!saved) return;
    this.chat.restore(saved);
    if (saved.open && !matchMedia(WHOLE_SCREEN).matches) this.setAttribute("open", "");
  }

  #open() {
    this.setAttribute("open", "");
    const touch = matchMedia("(pointer: coarse)").matches;
    // A text field would bring up a phone's keyboard over the notice.
    (touch ? this.frame.heading : this.frame.input).focus({ preventScroll: true });
    this.chat.save();
  }

  #close() {
    this.removeAttribute("open");
    this.frame.launcher?.focus();
    this.chat.save();
  }

  #show() {
    const { panel, launcher } = this.frame;
    if (this.inline || panel.open) return;
    launcher.hidden = true;
    // Over the whole screen nothing behind may get the focus.
    if (matchMedia(WHOLE_SCREEN).matches) panel.showModal();
    else panel.setAttribute("open", "");
    this.#fitKeyboard();
  }

  #hide() {
    const { panel, launcher } = this.frame;
    if (panel.open) panel.close();
    launcher.hidden = false;
  }

  #resize() {
    const { panel } = this.frame;
    if (this.inline || !panel.open || panel.matches(":modal") === matchMedia(WHOLE_SCREEN).matches) return;
    const focused = this.shadowRoot.activeElement;
    panel.close();
    this.#show();
    focused?.focus({ preventScroll: true });
  }

  /** Over the whole screen the panel ends where the keyboard of a phone begins. */
  #fitKeyboard() {
    const height = window.visualViewport?.height;
    if (height) this.frame.panel.style.setProperty("--seen-height", `${height}px`);
  }

  #wipe() {
    this.chat.wipe();
    this.view.status(TEXTS.wiped);
  }

  #leave() {
    this.chat.wipe();
    this.remove();
    leaveTo(this.getAttribute("snel-weg-naar"));
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (this.inline) return this.view.say(TEXTS.escape);
    if (!this.hasAttribute("open")) return;
    event.preventDefault();
    this.#close();
  }

  /** For developers, and without text: a website's own scripts hear nothing of a conversation. */
  #tellDevelopers(turn, milliseconds) {
    if (!this.hasAttribute("ontwikkelaar")) return;
    this.dispatchEvent(new CustomEvent("gewoon-vragen-beurt", { bubbles: true, detail: { turn, milliseconds } }));
  }
}

/** The component's own gateway: the attribute, else where this script came from. @param {HTMLElement} element */
function serverOf(element) {
  const address = element.getAttribute("server") ?? new URL("..", import.meta.url).href;
  return new URL(address.endsWith("/") ? address : `${address}/`, document.baseURI);
}

/** @param {HTMLElement} element @returns {import("./types").Audience} */
function audienceOf(element) {
  const value = element.getAttribute("doelgroep");
  return value === "ouder" || value === "jongere" ? value : null;
}

customElements.define("gewoon-vragen", GewoonVragen);
