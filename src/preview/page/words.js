// The texts of the page, in the language that the interface is in.

import { parts } from "./elements.js";
import { view } from "./state.js";

// All texts stand in index.html, Arabic first.
/** @type {Map<string, string[]>} */
const WORDS = new Map([...parts.words.content.children].map((entry) =>
  [entry.dataset.key, [...entry.children].map((it) => it.textContent)]));

/**
 * Gives a text.
 * @param {string} key
 * @returns {string}
 */
export function word(key) {
  return WORDS.get(key)[view.language === "ar" ? 0 : 1];
}

/**
 * Gives a text with its values filled in; each is isolated, so that it does not turn the words around it.
 * @param {string} key
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function say(key, values) {
  return word(key).replace(/\{(\w+)\}/g, (_, name) => `\u2068${values[name]}\u2069`);
}

/**
 * Gives a text as nodes, for values that are elements themselves.
 * @param {string} key
 * @param {Record<string, Node>} values
 * @returns {(Node | string)[]}
 */
export function phrase(key, values) {
  return word(key).split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? values[piece] : piece));
}

/**
 * Gives a page number as readers of the language know it: in Arabic as the booklet prints it.
 * @param {import("./state.js").Page} page
 * @returns {string}
 */
export function folio(page) {
  return view.language === "ar" ? page.label : String(page.number);
}
