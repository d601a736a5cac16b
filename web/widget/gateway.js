// The one request of the component: a message to its own server, and what may come back.

import { objects, plain } from "./dom.js";

/** @typedef {import("./messages.js").Message} Message */
/** @typedef {{session: string, messages: Message[], turn: Record<string, any>}} Reply */

const PATIENCE = 25_000;

/**
 * Sends one message and reads the reply. Rejects when no reply of the contract comes back in time, or when stopped.
 * @param {URL} server
 * @param {Record<string, unknown>} body
 * @param {AbortSignal} stop
 * @returns {Promise<Reply>}
 */
export async function ask(server, body, stop) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  const giveUp = () => late.abort();
  stop.addEventListener("abort", giveUp);
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
    stop.removeEventListener("abort", giveUp);
  }
}

/**
 * A reply in which every part that is used has its type. Throws when there is nothing to show.
 * @param {any} data
 * @returns {Reply}
 */
function readReply(data) {
  const messages = readMessages(data?.messages);
  if (typeof data?.session !== "string" || !messages.length) throw new TypeError("No reply of the turn contract.");
  return { session: data.session, messages, turn: objects([data.turn])[0] ?? {} };
}

/**
 * The messages that have a text; also used for what was stored.
 * @param {unknown} messages
 * @returns {Message[]}
 */
export function readMessages(messages) {
  return objects(messages)
    .map((message) => ({
      text: plain(message.text),
      buttons: objects(message.buttons)
        .map((each) => ({ title: plain(each.title), choice: plain(each.choice) }))
        .filter((each) => each.title && each.choice),
      card: objects([message.card])[0] ?? null,
    }))
    .filter((message) => message.text);
}
