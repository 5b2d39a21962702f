// How large the pages are shown.

import { body, parts, setVariables } from "./elements.js";
import { refreshPictures } from "./pictures.js";
import { closePopover } from "./popover.js";
import { ZOOMS, clampZoom, editionNow, phone, state, view, writeAddress } from "./state.js";
import { digitsNow, figure } from "./words.js";

/** @typedef {{ x: number, y: number }} Point */

const PIXELS_PER_MM = 96 / 25.4;
// What a bar for scrolling takes; its room is left out of the count whether it is there or not.
const SCROLLBAR = 16;
// How long a zoom has to stay before it counts as the one that was meant, in milliseconds.
const SETTLED = 200;

/**
 * Tells how many pixels of CSS a millimetre of a page takes; there must be an edition.
 * @returns {number}
 */
export function pixelsPerMm() {
  if (typeof view.zoom === "number") return view.zoom * PIXELS_PER_MM;
  const { width, height, bleed } = /** @type {import("./state.js").Edition} */ (editionNow()).page;
  const around = view.show.has("bleed") ? 2 * bleed : 0;
  // The border of the spread is the margin around it.
  const margin = parts.spread.offsetWidth - parts.spread.clientWidth;
  const room = margin + (phone.matches ? 8 : 16);
  const across = parts.stage.offsetWidth - room - (view.zoom === "width" ? SCROLLBAR : 0);
  const wide = across / (width * (phone.matches ? 1 : 2) + around);
  // Above what is written on a phone there is room for some lines, not for a page.
  if (phone.matches && body.dataset.sheet === "desk") return Math.max(wide, 0.2);
  const high = (parts.stage.offsetHeight - room) / (height + around);
  return Math.max(view.zoom === "width" ? wide : Math.min(wide, high), 0.2);
}

function zoomNow() {
  return pixelsPerMm() / PIXELS_PER_MM;
}

/** Shows the pages at the zoom of the view. */
export function applyZoom() {
  if (!editionNow()) return;
  setVariables(parts.spread, { mm: `${pixelsPerMm()}px` });
  parts.zoom.textContent = `${figure(Math.round(zoomNow() * 100), digitsNow())} %`;
  parts.zoom.setAttribute("aria-pressed", view.zoom === 1);
  body.toggleAttribute("data-zoomed", parts.spread.offsetWidth > parts.stage.clientWidth);
  for (const [mode, name] of [["spread", "fit-spread"], ["width", "fit-width"]]) {
    document.querySelector(`[data-do=${name}]`)?.setAttribute("aria-pressed", String(view.zoom === mode));
  }
}

/**
 * Zooms so that the point of the spread under `at` stays under it.
 * @param {import("./state.js").View["zoom"]} zoom
 * @param {Point} [at] a point of the window, the middle of the stage if there is none
 */
export function setZoom(zoom, at = middleOfStage()) {
  if (!editionNow()) return;
  closePopover();
  const before = parts.spread.getBoundingClientRect();
  view.zoom = typeof zoom === "number" ? clampZoom(zoom) : zoom;
  applyZoom();
  const after = parts.spread.getBoundingClientRect();
  parts.stage.scrollBy(
    after.left + (at.x - before.left) / before.width * after.width - at.x,
    after.top + (at.y - before.top) / before.height * after.height - at.y,
  );
  settleSoon();
}

function middleOfStage() {
  const { left, top, width, height } = parts.stage.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/**
 * Zooms to the next larger or smaller step.
 * @param {1 | -1} direction
 */
export function stepZoom(direction) {
  if (!editionNow()) return;
  const now = zoomNow();
  const larger = ZOOMS.find((it) => it > now * 1.01);
  const smaller = ZOOMS.findLast((it) => it < now * 0.99);
  setZoom((direction > 0 ? larger : smaller) ?? now);
}

/**
 * Zooms as a wheel or a pinch asks, about the pointer.
 * @param {number} delta how far the wheel was turned
 * @param {Point} at
 */
export function wheelZoom(delta, at) {
  setZoom(zoomNow() * Math.exp(-Math.sign(delta) * Math.min(Math.abs(delta), 60) / 300), at);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;

/**
 * Writes the address and fetches larger pictures once the zoom has come to rest, and not for every zoom on
 * the way.
 */
export function settleSoon() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (state) writeAddress();
    if (editionNow()) refreshPictures(pixelsPerMm());
  }, SETTLED);
}
