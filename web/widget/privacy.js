// What stays, and how to get away. Only a parent's conversation is stored, in sessionStorage.

const KEY = "gewoon-vragen";
// The server has forgotten a conversation by then (GV_SESSION_MINUTES), so the page does too.
const EXPIRES = 60 * 60_000;

/** @returns {import("./types").Saved | null} */
export function load() {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (Array.isArray(saved?.items) && Date.now() - saved.at < EXPIRES) return saved;
  } catch {
    // Switched off or spoilt: go on without.
  }
  forget();
  return null;
}

/** @param {import("./types").Saved} saved */
export function save(saved) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...saved, at: Date.now() }));
  } catch {
    // Then a reload keeps nothing.
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Then nothing was stored.
  }
}

/**
 * Calls `copied` when another tab has the same random id: a duplicated tab must begin anew.
 * @param {() => string} id @param {() => void} copied @param {AbortSignal} stop
 */
export function watchCopies(id, copied, stop) {
  const channel = new BroadcastChannel(KEY);
  channel.onmessage = ({ data }) => {
    if (data.taken === id()) copied();
    else if (data.ask === id()) channel.postMessage({ taken: id() });
  };
  channel.postMessage({ ask: id() });
  stop.addEventListener("abort", () => channel.close());
}

const NEUTRAL = "https://www.knmi.nl/";
const TWICE_WITHIN = 1_500;

/** Empties the screen and goes to a neutral page, with no way back. @param {string | null} wish of the website: https only */
export function leaveTo(wish) {
  document.documentElement.style.setProperty("display", "none", "important");
  document.title = "…";
  window.location.replace(wish?.startsWith("https://") ? wish : NEUTRAL);
}

/**
 * A first Esc, and a second one soon after; not an Esc that the page used itself.
 * @param {(event: KeyboardEvent) => void} once @param {() => void} twice @param {AbortSignal} signal
 */
export function onEscape(once, twice, signal) {
  let last = -Infinity;
  const listen = (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || event.repeat) return;
    const again = event.timeStamp - last < TWICE_WITHIN;
    last = event.timeStamp;
    again ? twice() : once(event);
  };
  document.addEventListener("keydown", listen, { signal });
}
