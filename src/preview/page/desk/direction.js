// Which way a text runs: by its first letter that has a direction.

import { editionNow, view } from "../state.js";

const RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
// Digits have no direction of their own, Arabic ones included.
const STRONG = /\p{L}/u;

/**
 * Tells which way a text runs; one without letters runs as the booklets do.
 * @param {string} text
 * @returns {"rtl" | "ltr"}
 */
export function directionOf(text) {
  const letter = STRONG.exec(text)?.[0];
  if (letter) return RIGHT.test(letter) ? "rtl" : "ltr";
  return editionNow()?.direction ?? (view.language === "ar" ? "rtl" : "ltr");
}

/**
 * Gives where in a text a character is: places are counted in characters, while JavaScript counts in halves of
 * some of them.
 * @param {string} text
 * @param {number} characters
 * @returns {number}
 */
export function unitsUpTo(text, characters) {
  let units = 0;
  for (const character of text) {
    if (characters-- <= 0) break;
    units += character.length;
  }
  return units;
}
