// The sheets: front and back of each, side by side, as they are printed.

import { make } from "./elements.js";
import { foldingModel } from "./folding.js";
import { leafButton, sizeLeaves } from "./leaf.js";
import { figure, say, word } from "./words.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./leaf.js").Place} Place
 * @typedef {"spine" | "fold" | "cut"} Line
 *
 * One fold of a sheet: which half is turned over, what is seen before, and what of that half afterwards.
 * @typedef {object} Fold
 * @property {"left" | "right" | "top" | "bottom"} half
 * @property {number} columns
 * @property {number} rows
 * @property {Place[]} before
 * @property {Place[]} after
 *
 * @typedef {object} Sheet
 * @property {number} signature
 * @property {boolean} one_plate
 * @property {Line[]} columns what happens between its columns
 * @property {Line[]} rows what happens between its rows
 * @property {Place[]} front
 * @property {Place[]} back
 * @property {Fold[]} folds
 *
 * @typedef {object} Sheets
 * @property {"saddle" | "signatures" | "copy-shop" | "one-sided"} scheme
 * @property {boolean} ordered whether the contract says so
 * @property {boolean} without_cover
 * @property {number} blank
 * @property {number} signatures
 * @property {Sheet[]} sheets
 */

// How wide the space is between two columns or rows, in the style sheet's words.
const SPACES = { spine: "0px", fold: ".5rem", cut: ".9rem" };

/**
 * Makes the view of the sheets.
 * @param {Edition} edition
 * @param {Sheets | null} sheets none if there is nothing to fold
 * @param {string} digits
 * @returns {HTMLElement[]}
 */
export function sheetsView(edition, sheets, digits) {
  if (!sheets) return [make("p", { class: "quiet" }, word("no-sheets"))];
  const isFolded = sheets.sheets.some((sheet) => sheet.folds.length);
  const list = make("ol", { class: "sheet-list" },
    ...sheets.sheets.map((sheet, index) => sheetItem(edition, sheets, sheet, index, digits)));
  sizeLeaves(list, edition);
  const summary = make("ul", { class: "told-of" }, ...facts(sheets, digits).map((text) => make("li", {}, text)));
  return [
    make("h2", {}, word(`scheme-${sheets.scheme}`)), summary,
    ...(isFolded ? [foldingModel(edition, sheets, digits)] : []),
    make("h3", {}, word("sheets-flat")), make("p", { class: "quiet" }, word("sheets-lines")), list,
  ];
}

/** @param {Sheets} sheets @param {string} digits */
function facts(sheets, digits) {
  const count = (/** @type {number} */ number) => ({ count: figure(number, digits) });
  return [
    word(sheets.ordered ? "sheets-ordered" : "sheets-usual"),
    say("sheets-count", count(sheets.sheets.length)),
    ...(sheets.signatures > 1 ? [say("signatures-count", count(sheets.signatures))] : []),
    ...(sheets.blank ? [say("blank-count", count(sheets.blank))] : []),
    ...(sheets.without_cover ? [word("sheets-without-cover")] : []),
  ];
}

/** @param {Edition} edition @param {Sheets} sheets @param {Sheet} sheet @param {number} index @param {string} digits */
function sheetItem(edition, sheets, sheet, index, digits) {
  const values = { sheet: figure(index + 1, digits), last: figure(sheets.sheets.length, digits) };
  const title = say("sheet-of", values)
    + (sheets.signatures > 1 ? ` · ${say("signature", { number: figure(sheet.signature, digits) })}` : "");
  const sides = sheet.one_plate
    ? [side(edition, sheet, sheet.front, word("one-plate"))]
    : [side(edition, sheet, sheet.front, word("side-front")),
      sheet.back.length ? side(edition, sheet, sheet.back, word("side-back")) : blankSide()];
  const wide = sheet.columns.length > 1 ? "sides many" : "sides";
  return make("li", { class: "one-sheet", "data-sheet-number": index + 1 },
    make("h4", {}, title), make("div", { class: wide }, ...sides));
}

function blankSide() {
  return make("figure", {}, make("p", { class: "quiet" }, word("back-blank")));
}

/** @param {Edition} edition @param {Sheet} sheet @param {Place[]} places @param {string} title */
function side(edition, sheet, places, title) {
  // Left and right are those of the sheet, in every language.
  const grid = make("div", { class: "sheet-side", dir: "ltr" });
  grid.style.gridTemplateColumns = tracks(sheet.columns, "minmax(0, 1fr)");
  grid.style.gridTemplateRows = tracks(sheet.rows, "auto");
  for (const place of places) {
    const cell = leafButton(edition, place);
    cell.style.gridArea = `${2 * place.row + 1} / ${2 * place.column + 1}`;
    grid.append(cell);
  }
  sheet.columns.forEach((line, index) => grid.append(lineAt(line, "down", `1 / ${2 * index + 2} / -1`)));
  sheet.rows.forEach((line, index) => grid.append(lineAt(line, "across", `${2 * index + 2} / 1 / auto / -1`)));
  return make("figure", {}, make("figcaption", {}, title), grid);
}

/** @param {Line[]} lines @param {string} place */
function tracks(lines, place) {
  return [place, ...lines.flatMap((line) => [SPACES[line], place])].join(" ");
}

/** @param {Line} line @param {"down" | "across"} way @param {string} area */
function lineAt(line, way, area) {
  const element = make("i", { class: "fold-line", "data-line": line, "data-way": way });
  element.style.gridArea = area;
  return element;
}
