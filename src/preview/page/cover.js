// The cover in one piece, in its true proportions.

import { make } from "./elements.js";
import { leafButton, sizeLeaves } from "./leaf.js";
import { figure, say, word } from "./words.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 *
 * How the cover is made; lengths are in millimetres.
 * @typedef {object} Cover
 * @property {"in-text" | "too-few-pages" | "no-caliper" | "apart" | "wrapped"} kind
 * @property {number | null} spine
 * @property {number | null} flap
 *
 * A part of a cover side: a page, or a strip of a width.
 * @typedef {{ page: number, name: string } | { width: number, kind: "spine" | "flap", name: string }} Part
 */

/**
 * Makes the view of the cover.
 * @param {Edition} edition
 * @param {Cover} cover
 * @param {string} digits
 * @returns {HTMLElement[]}
 */
export function coverView(edition, cover, digits) {
  const count = edition.pages.length;
  const told = make("p", { class: "quiet" }, word(`cover-${cover.kind}`));
  if (count < 4) return [make("h2", {}, word("look-cover")), told];
  const spine = cover.spine === null ? [] : [strip("spine", cover.spine, say("spine-width", millimetres(cover.spine, digits)))];
  const blank = cover.spine === null ? [] : [strip("spine", cover.spine, word("spine-blank"))];
  const flap = cover.flap === null ? [] : [strip("flap", cover.flap, say("flap-width", millimetres(cover.flap, digits)))];
  const inner = cover.flap === null ? [] : [strip("flap", cover.flap, word("flap-blank"))];
  const outside = [page(1, "cover-front"), ...spine, page(count, "cover-back")];
  const inside = [page(count - 1, "cover-inside-back"), ...blank, page(2, "cover-inside-front")];
  return [
    make("h2", {}, word("look-cover")), told,
    side(edition, word("cover-outside"), [...flap, ...turned(edition, outside), ...flap]),
    side(edition, word("cover-inside"), [...inner, ...turned(edition, inside), ...inner]),
  ];
}

/** @param {number} value @param {string} digits */
function millimetres(value, digits) {
  return { width: figure(value, digits) };
}

/** @param {number} number @param {string} name @returns {Part} */
function page(number, name) {
  return { page: number, name: word(name) };
}

/** @param {"spine" | "flap"} kind @param {number} width @param {string} name @returns {Part} */
function strip(kind, width, name) {
  return { kind, width, name };
}

// Bound at the right, the front is on the left.
/** @param {Edition} edition @param {Part[]} parts */
function turned({ binding }, parts) {
  return binding === "right" ? parts : parts.toReversed();
}

/** @param {Edition} edition @param {string} title @param {Part[]} parts */
function side(edition, title, parts) {
  const widths = parts.map((part) => ("page" in part ? edition.page.width : part.width));
  const row = make("div", { class: "cover-side", dir: "ltr" });
  row.style.gridTemplateColumns = widths.map((width) => `minmax(0, ${width}fr)`).join(" ");
  row.style.setProperty("--whole", String(widths.reduce((sum, width) => sum + width, 0)));
  for (const part of parts) {
    row.append("page" in part
      ? leafButton(edition, { page: part.page }, "page")
      : make("span", { class: "strip", "data-strip": part.kind }));
  }
  parts.forEach((part, index) => {
    const isSpine = !("page" in part) && part.kind === "spine";
    const name = make("span", { class: isSpine ? "part-name spine-name" : "part-name", dir: "auto" }, part.name);
    // The name of a spine is wider than the spine, and stands below the others.
    name.style.gridArea = `${isSpine ? 3 : 2} / ${index + 1}`;
    row.append(name);
  });
  sizeLeaves(row, edition);
  return make("figure", { class: "cover-of" }, make("figcaption", {}, title), row);
}
