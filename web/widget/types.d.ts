// The shapes that the JSDoc of the component names; for editors and readers only, no browser loads this file.

export type Audience = "ouder" | "jongere" | null;
export type Said = { text: string } | { choice: string };
export type Button = { title: string; choice: string };
export type Fields = Record<string, any>;
export type Message = { text: string; buttons: Button[]; card: Fields | null };
/** A reply as in docs/contract.md. */
export type Reply = { session: string; messages: Message[]; turn: Fields };
/** A place of a card, as in docs/contract.md; every field may be missing. */
export type Place = Fields;
/** What a tab remembers; `fresh` marks the first reply of a conversation. */
export type Item = { mine: string } | { messages: Message[]; kind: string; fresh: boolean };
export type Saved = { tab: string; session: string | null; items: Item[]; draft: string; open: boolean };
export type Choice = { title: string; act: () => void };
export type Acts = { open(): void; close(): void; wipe(): void; leave(): void; send(): void };
export type Frame = {
  launcher: HTMLButtonElement | null;
  panel: HTMLDialogElement;
  heading: HTMLElement;
  subtitle: HTMLElement;
  transcript: HTMLElement;
  pinned: HTMLElement;
  label: HTMLLabelElement;
  input: HTMLTextAreaElement;
  status: HTMLElement;
  log: { say(text: string): void; clear(): void };
};
export type ChatOptions = {
  view: import("./view.js").View;
  server: URL;
  audience: Audience;
  gemeente(): string | null;
  onTurn(turn: object, milliseconds: number): void;
  isOpen(): boolean;
};
