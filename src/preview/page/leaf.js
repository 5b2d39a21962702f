// The picture of a page where it is small: on sheets, on covers, and while a sheet is folded.

import { make, setVariables } from "./elements.js";
import { pictureUrl } from "./pictures.js";
import { goTo } from "./state.js";
import { folio, say, word } from "./words.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./pictures.js").Size} Size
 *
 * Where a page stands: its number, none if it is blank, and whether its head points down.
 * @typedef {{ page: number | null, turned: boolean, column: number, row: number }} Place
 */

/**
 * Makes the picture of a page without its bleed; of a blank one an empty leaf.
 * @param {Edition} edition
 * @param {{ page: number | null, turned?: boolean }} place
 * @param {Size} [size]
 * @returns {HTMLElement}
 */
export function leafPicture(edition, { page: number, turned = false }, size = "thumb") {
  const page = number === null ? null : edition.pages[number - 1];
  const image = page && make("img", {
    alt: "", loading: "lazy", decoding: "async", draggable: "false",
    "data-number": page.number, "data-size": size, src: pictureUrl(edition, page, size),
  });
  const leaf = make("span", { class: page ? "small-leaf" : "small-leaf blank", "data-turned": turned }, image);
  return leaf;
}

/**
 * Makes a leaf that leads to its page, with its number.
 * @param {Edition} edition
 * @param {{ page: number | null, turned?: boolean }} place
 * @param {Size} [size]
 * @returns {HTMLElement}
 */
export function leafButton(edition, place, size) {
  const page = place.page === null ? null : edition.pages[place.page - 1];
  const picture = leafPicture(edition, place, size);
  if (!page) {
    return make("span", { class: "place-of", "data-place": "blank" }, picture,
      make("span", { class: "number" }, word("blank")));
  }
  const told = say(place.turned ? "page-turned" : "page", { page: folio(page) });
  const goes = () => goTo(edition.slug, page.number);
  return make("button", { type: "button", class: "place-of", "data-place": page.number, "aria-label": told, click: goes },
    picture, make("span", { class: "number" }, folio(page)));
}

/**
 * Tells app.css the size of the pages within an element.
 * @param {HTMLElement} element
 * @param {Edition} edition
 */
export function sizeLeaves(element, { page: { width, height, bleed } }) {
  setVariables(element, { width, height, bleed });
}

/**
 * Replaces the pictures within an element that are of an older version.
 * @param {HTMLElement} element
 * @param {Edition} edition
 */
export function refreshLeaves(element, edition) {
  for (const image of /** @type {NodeListOf<HTMLImageElement>} */ (element.querySelectorAll("img[data-number]"))) {
    const page = edition.pages[Number(image.dataset.number) - 1];
    const url = page && pictureUrl(edition, page, /** @type {Size} */ (image.dataset.size));
    // The old picture stays until the new one is there.
    if (url && image.getAttribute("src") !== url) image.src = url;
  }
}
