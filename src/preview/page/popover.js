// The popover that tells where a text on a page is written.

import { icon, make, parts, setVariables, spoken } from "./elements.js";
import { placeRow } from "./places.js";
import { textAt } from "./server.js";
import { view } from "./state.js";
import { word } from "./words.js";

// How many characters of a text are quoted.
const QUOTE_LIMIT = 120;
// How far the popover keeps from the edges of the window, and from the spot that was clicked, in pixels.
const EDGE = 8;
const GAP = 16;

// Counts what was asked and what made an answer pointless, so that no late answer is shown.
let turn = 0;

/**
 * Asks where the text at a point of a page is written, and tells it beside the spot that was clicked.
 * @param {{ clientX: number, clientY: number }} spot
 * @param {"rtl" | "ltr"} direction which way the text runs on the page
 * @param {{ edition: string, page: string, x: string, y: string }} point
 * @returns {Promise<void>}
 */
export async function tellWhereWritten(spot, direction, point) {
  closePopover();
  const asked = turn;
  try {
    const { text, place } = await textAt(point);
    if (asked === turn) openPopover(spot, direction, text, place);
  } catch { /* The server is gone; the notice about it is on its way. */ }
}

/**
 * Tells where a text is written.
 * @param {{ clientX: number, clientY: number }} spot
 * @param {"rtl" | "ltr"} direction
 * @param {string | null} text
 * @param {import("./state.js").Place | null} place
 * @param {import("./state.js").Said | null} [fixed] where a text comes from that no record holds
 */
export function openPopover({ clientX, clientY }, direction, text, place, fixed = null) {
  const { popover } = parts;
  const characters = Array.from(text ?? "");
  const quote = characters.slice(0, QUOTE_LIMIT).join("") + (characters.length > QUOTE_LIMIT ? "…" : "");
  const close = { type: "button", class: "tool close", "aria-label": word("close"), click: closePopover };
  popover.replaceChildren(
    make("button", close, icon("close")),
    text ? make("p", { class: "quote", dir: direction }, quote) : make("p", { class: "quiet" }, word("no-text")),
    place ? placeRow(place) : text ? make("p", { class: "quiet" }, ...(fixed ? spoken(fixed[view.language]) : [word("written")])) : "");
  popover.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = popover;
  const left = Math.min(Math.max(clientX - width / 2, EDGE), innerWidth - width - EDGE);
  const below = clientY + GAP;
  const top = below + height + EDGE > innerHeight ? clientY - GAP - height : below;
  setVariables(popover, { left: `${left}px`, top: `${Math.max(top, EDGE)}px` });
  popover.focus({ preventScroll: true });
}

/** Closes the popover, also the one that is still being asked for. */
export function closePopover() {
  turn += 1;
  parts.popover.hidden = true;
}
