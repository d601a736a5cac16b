// What a tab remembers of a parent's conversation, in sessionStorage. Of a youth's conversation nothing is stored.

const KEY = "gewoon-vragen";
// The server has forgotten a conversation by then (GV_SESSION_MINUTES), so the page does too.
const EXPIRES = 60 * 60_000;

/** @typedef {{tab: string, session: string | null, items: any[], draft: string, open: boolean}} Saved */

/** @returns {Saved | null} */
export function load() {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (saved && Array.isArray(saved.items) && Date.now() - saved.at < EXPIRES) return saved;
  } catch {
    // Storage that is switched off or spoilt: go on without.
  }
  forget();
  return null;
}

/** @param {Saved} saved */
export function save(saved) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...saved, at: Date.now() }));
  } catch {
    // A full or forbidden storage costs only what a reload would have kept.
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was stored then.
  }
}

/**
 * Calls `copied` when another tab has the same id: duplicating a tab copies its storage, and two tabs must not
 * continue one conversation. Only the random id is sent, and only within this browser and website.
 * @param {() => string} id
 * @param {() => void} copied
 * @param {AbortSignal} stop
 */
export function watchCopies(id, copied, stop) {
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel(KEY);
  channel.addEventListener("message", ({ data }) => {
    if (data?.taken === id()) copied();
    else if (data?.ask === id()) channel.postMessage({ taken: id() });
  });
  channel.postMessage({ ask: id() });
  stop.addEventListener("abort", () => channel.close());
}
