// The proof: what it was told of its pages, and its elements.

import { languageNow, say, word } from "./words.js";

/**
 * A field of a record on a page. Areas are left, top, width and height in millimetres.
 * @typedef {{ record: string, at: (string | number)[], paragraph: number | null, line: number | null, was: string, picture: boolean, area: number[] }} Place
 *
 * A line: the place it is of, its top and height, and its words with their left edges and widths.
 * @typedef {{ place: number | null, band: number[], words: [string, number, number][] }} Line
 * @typedef {{ label: string, places: Place[], lines: Line[] }} Page
 */

/** @param {string} id @returns {any} */
export function part(id) {
  return document.getElementById(id);
}

/** @type {{ schema: number, bounds: Record<string, number>, edition: string, language: string, proof: string, arabic_digits: boolean, width: number, height: number, pages: Page[] }} */
export const data = JSON.parse(part("data").textContent);

/** Matches where the remarks are a sheet that rises from below; `proof.css` names the same width. */
export const phone = matchMedia("(max-width: 900px)");

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Makes an element; attributes that are functions are listeners.
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {(Node | string | null)[]} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Writes a number: in Arabic in the digits of the booklet. @param {number | string} value @returns {string} */
export function figure(value) {
  if (languageNow() !== "ar" || !data.arabic_digits) return String(value);
  return String(value).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]);
}

/** Names a page. @param {number} number @returns {string} */
export function folio(number) {
  return languageNow() === "ar" ? data.pages[number - 1].label : String(number);
}

/** Says what stands at a place, as far as a label goes. @param {number} number @param {Place} place @returns {string} */
export function textOf(number, place) {
  if (place.picture) return word("picture");
  return wordsWithin(number, place).join(" ");
}

/** Gives all words of a place. @param {number} number @param {Place} place @returns {string[]} */
export function wordsWithin(number, place) {
  const page = data.pages[number - 1];
  const index = page.places.indexOf(place);
  return page.lines.filter((line) => line.place === index).flatMap((line) => line.words.map((it) => it[0]));
}

/** @param {number} number @returns {HTMLElement} */
export function leafOf(number) {
  return part(`page-${number}`);
}

/** Brings a page, or a part of it, into the middle. @param {Element} element */
export function bringIntoView(element) {
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

/** Puts an element at an area of a page. @param {HTMLElement} element @param {number[]} area */
export function putAt(element, [x, y, width, height]) {
  Object.assign(element.style, {
    left: `${(x / data.width) * 100}%`, top: `${(y / data.height) * 100}%`,
    width: `${(width / data.width) * 100}%`, height: `${(height / data.height) * 100}%`,
  });
}

/** Says something to those who do not see it. @param {string} text */
export function tell(text) {
  part("told").textContent = text;
}

// The name of a day; in Arabic with the digits and months of the booklets.
/** @param {string} day @returns {string} */
function dayName(day) {
  const locale = languageNow() === "ar" ? `ar-PS-u-nu-${data.arabic_digits ? "arab" : "latn"}` : "en-GB";
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" }).format(new Date(`${day}T12:00:00`));
}

/** Puts everything that stands still into words. */
export function speak() {
  for (const it of document.querySelectorAll("[data-word]")) it.textContent = word(/** @type {any} */ (it).dataset.word);
  for (const it of document.querySelectorAll("[data-label]")) it.setAttribute("aria-label", word(/** @type {any} */ (it).dataset.label));
  for (const it of document.querySelectorAll("[data-figures]")) {
    const own = /** @type {any} */ (it);
    own.dataset.figures ||= own.textContent;
    own.textContent = figure(own.dataset.figures);
  }
  part("date").textContent = dayName(part("date").dateTime);
  const language = part("language");
  language.textContent = word("other-language");
  language.lang = languageNow() === "ar" ? "en" : "ar";
  part("panel-close").setAttribute("aria-label", word("close"));
  data.pages.forEach((_, index) => leafOf(index + 1).setAttribute("aria-label", say("page", { page: folio(index + 1) })));
}
