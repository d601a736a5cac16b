// Leaving in a hurry: the button "Snel weg" and pressing Esc twice.

const NEUTRAL = "https://www.knmi.nl/";
const TWICE_WITHIN = 1_500;

/**
 * Empties the screen at once and goes to a neutral page, without a way back to this one.
 * @param {string | null} wish the page that the website chose; anything but https is ignored
 */
export function leaveTo(wish) {
  document.documentElement.style.setProperty("display", "none", "important");
  document.title = "…";
  window.location.replace(wish && URL.canParse?.(wish) && new URL(wish).protocol === "https:" ? wish : NEUTRAL);
}

/**
 * Calls `once` at a first Esc and `twice` at a second one soon after. An Esc that the page used itself does not count.
 * @param {(event: KeyboardEvent) => void} once
 * @param {() => void} twice
 * @param {AbortSignal} stop
 */
export function onEscape(once, twice, stop) {
  let last = -Infinity;
  const listen = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || event.repeat) return;
    const again = event.timeStamp - last < TWICE_WITHIN;
    last = again ? -Infinity : event.timeStamp;
    again ? twice() : once(event);
  };
  document.addEventListener("keydown", listen, { signal: stop });
}
