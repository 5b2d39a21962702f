// What is told in passing: read aloud, and shown for a moment if it matters.

import { make, parts } from "../elements.js";

// How long a notice stays, in milliseconds: long enough to be read twice.
const STAYS = 9000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Has something read aloud.
 * @param {string} text
 * @param {boolean} [shown] whether it is shown, too
 */
export function announce(text, shown = false) {
  const told = parts["desk-told"];
  // The same text twice would not be read again.
  told.textContent = told.textContent === text ? `${text}\u00a0` : text;
  if (!shown) return;
  const { notice } = parts;
  notice.replaceChildren(make("span", {}, text));
  notice.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { notice.hidden = true; }, STAYS);
}
