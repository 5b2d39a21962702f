// What the panel shows: the booklets, the texts, the history, the remarks, or the record that is open. On a phone all but
// the first are a sheet of their own, which rises from below and can be pulled.

import { body, parts } from "../elements.js";
import { isSheetOpen, openSheet } from "../panel.js";
import { isDesk, phone } from "../state.js";

/** @typedef {"booklets" | "texts" | "history" | "remarks" | "record"} Pane */

/** @type {Exclude<Pane, "record">} */
let chosen = "booklets";
/** @type {(pane: Pane) => void} */
let render = () => {};

/**
 * Registers who draws a pane when it is shown.
 * @param {(pane: Pane) => void} renderer
 */
export function onPane(renderer) {
  render = renderer;
}

/**
 * Tells which pane is shown.
 * @returns {Pane}
 */
export function paneNow() {
  return /** @type {Pane} */ (body.dataset.pane ?? "booklets");
}

/**
 * Shows a pane.
 * @param {Pane | null} name nothing for the one that was shown before a record was opened
 */
export function showPane(name) {
  if (!isDesk()) return;
  if (name && name !== "record") chosen = name;
  const now = name ?? chosen;
  const isNew = body.dataset.pane !== now;
  body.dataset.pane = now;
  for (const it of ["booklets", "texts", "history", "remarks"]) {
    const button = document.querySelector(`[data-do=pane-${it}]`);
    if (it === chosen) button?.setAttribute("aria-current", "true");
    else button?.removeAttribute("aria-current");
  }
  // A record that is opened may not stay out of sight.
  if (now === "record" && isNew) {
    body.removeAttribute("data-panel-closed");
    if (phone.matches && !isSheetOpen("desk")) openSheet("desk");
  }
  if (phone.matches && isNew && now === "booklets" && isSheetOpen("desk")) openSheet(null);
  render(now);
}

/** Keeps the page above the keyboard of a phone, where that covers it instead of making the window lower. */
export function keepAboveKeyboard() {
  const seen = visualViewport;
  if (!seen) return;
  const fit = () => {
    // A page that is zoomed by two fingers is seen through a smaller window, too.
    const covered = seen.scale > 1.05 ? 0 : Math.max(innerHeight - seen.height - seen.offsetTop, 0);
    body.style.setProperty("--covered", `${Math.round(covered)}px`);
  };
  seen.addEventListener("resize", fit);
  seen.addEventListener("scroll", fit);
}

/** Lets the sheet of a phone be pulled up and down by its edge. */
export function letPull() {
  parts.record.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (!phone.matches || !(/** @type {Element} */ (event.target)).closest(".pull, .record-head h2")) return;
    event.preventDefault();
    const from = event.clientY;
    const high = parts.panel.offsetHeight;
    const move = (/** @type {PointerEvent} */ { clientY }) => {
      const height = Math.min(Math.max(high + from - clientY, innerHeight * 0.25), innerHeight * 0.9);
      body.style.setProperty("--rise", `${height}px`);
    };
    const end = () => removeEventListener("pointermove", move);
    addEventListener("pointermove", move);
    addEventListener("pointerup", end, { once: true });
    addEventListener("pointercancel", end, { once: true });
  });
}
