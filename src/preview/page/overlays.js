// The lines over the pages: bleed, trim, safe area with fold, and baseline grid.

import { body, makeSvg, pageElement } from "./elements.js";
import { OVERLAYS, editionNow, phone, sideOf, spreadNow, view, writeAddress } from "./state.js";
import { applyZoom } from "./zoom.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./state.js").Page} Page
 */

/**
 * Shows an overlay, or hides it.
 * @param {import("./state.js").Overlay} name
 */
export function toggleOverlay(name) {
  if (!view.show.delete(name)) view.show.add(name);
  applyZoom();
  renderOverlays();
  writeAddress();
}

/** Draws the overlays of the view over the pages of the spread. */
export function renderOverlays() {
  body.dataset.show = [...view.show].join(" ");
  for (const name of OVERLAYS) {
    for (const it of document.querySelectorAll(`[data-do=${name}]`)) {
      it.setAttribute("aria-pressed", String(view.show.has(name)));
    }
  }
  const edition = editionNow();
  if (!edition) return;
  for (const page of spreadNow(edition)) {
    const element = pageElement(page.number);
    element?.querySelector(".lines")?.remove();
    element?.append(overlaysOf(edition, page));
  }
}

/** @param {Edition} edition @param {Page} page */
function overlaysOf(edition, page) {
  const { width, height, bleed } = edition.page;
  const groups = Object.entries(shapesOf(edition, page)).map(([name, d]) =>
    // A light line under the coloured one keeps it visible on a dark picture.
    makeSvg("g", { "data-overlay": name },
      makeSvg("path", { class: "halo", d }),
      makeSvg("path", { class: "line", d })));
  const viewBox = [-bleed, -bleed, width + 2 * bleed, height + 2 * bleed].join(" ");
  return makeSvg("svg", { class: "lines", viewBox, "aria-hidden": "true" }, ...groups);
}

// The shapes in millimetres from the corner of the trim, as SVG paths.
/** @param {Edition} edition @param {Page} page */
function shapesOf(edition, page) {
  const { width, height, bleed, safe, fold } = edition.page;
  const isRight = sideOf(edition, page.number) === "right";
  const trim = rectangle(0, 0, width, height);
  // Facing pages meet at the fold; there the bleed of one would cover the other.
  const inner = phone.matches ? bleed : 0;
  const outer = isRight
    ? rectangle(-inner, -bleed, width + bleed, height + bleed)
    : rectangle(-bleed, -bleed, width + inner, height + bleed);
  const readable = isRight
    ? rectangle(fold, safe, width - safe, height - safe)
    : rectangle(safe, safe, width - fold, height - safe);
  const atFold = isRight ? rectangle(0, 0, fold, height) : rectangle(width - fold, 0, width, height);
  /** @type {Record<string, string>} */
  const shapes = {};
  if (view.show.has("bleed")) shapes.bleed = outer + trim;
  if (view.show.has("bleed") || view.show.has("trim")) shapes.trim = trim;
  if (view.show.has("safe")) Object.assign(shapes, { fold: atFold, safe: readable });
  if (view.show.has("grid") && edition.grid && edition.grid.unit > 0) {
    shapes.grid = gridLines(edition.grid, edition.page);
  }
  return shapes;
}

/** @param {number} left @param {number} top @param {number} right @param {number} bottom */
function rectangle(left, top, right, bottom) {
  return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

/** @param {import("./state.js").Grid} grid @param {import("./state.js").PageSize} page */
function gridLines({ first, unit }, { width, height }) {
  let lines = "";
  for (let y = first; y < height; y += unit) lines += `M0 ${y.toFixed(3)}H${width}`;
  return lines;
}
