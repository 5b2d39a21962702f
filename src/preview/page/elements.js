// The elements of the page: those that index.html holds, and how new ones are made.
//
// Whatever comes from the server is set as text, never as markup.

import { view } from "./state.js";

/** The elements of index.html by their ids. @type {Record<string, any>} */
export const parts = Object.fromEntries([...document.querySelectorAll("[id]")].map((it) => [it.id, it]));

export const { body, documentElement: root } = document;

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * The attributes of an element, and its listeners by the name of the event; what is null or false is left out.
 * @typedef {Record<string, any>} Attributes
 * @typedef {Node | string | null} Child
 */

/**
 * Makes an element of HTML.
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * Makes an element of SVG.
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 * @returns {SVGElement}
 */
export function makeSvg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  return fill(/** @type {SVGElement} */ (element), attributes, children);
}

/**
 * @template {Element} T
 * @param {T} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 * @returns {T}
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Makes a sign, which tells a state by its shape.
 * @param {string} name
 * @returns {SVGElement}
 */
export function sign(name) {
  return symbol(name, "sign");
}

/**
 * Makes the icon of a button.
 * @param {string} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return symbol(name, "icon");
}

/** @param {string} name @param {"sign" | "icon"} kind */
function symbol(name, kind) {
  return makeSvg("svg", { class: kind, "aria-hidden": "true" }, makeSvg("use", { href: `#${kind}-${name}` }));
}

/**
 * Makes an element for code, which runs from left to right in every language.
 * @param {string} text
 * @param {string | null} [kind]
 * @returns {HTMLElement}
 */
export function code(text, kind = null) {
  return make("code", { dir: "ltr", class: kind }, text);
}

/**
 * Makes what the server says in words: English within Arabic, such as a message of Typst, is marked as such,
 * to run and to be read aloud as what it is.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function spoken(text) {
  return text.split(/\u2068([^«»\u0600-\u06ff\u2069]* [^«»\u0600-\u06ff\u2069]*)\u2069/).map((piece, index) =>
    (index % 2 ? make("bdi", { lang: "en", dir: "ltr" }, piece) : piece));
}

/**
 * Names an element for those who do not see it, and a button also for those who point at it.
 * @param {Element} element
 * @param {string} text
 * @param {string | null} [key] the key that does the same
 */
export function label(element, text, key = null) {
  element.setAttribute("aria-label", text);
  if (!element.matches("button, a")) return;
  element.setAttribute("title", key ? `${text} (${key.toUpperCase()})` : text);
}

/**
 * Sets custom properties that app.css calculates with.
 * @param {HTMLElement} element
 * @param {Record<string, string | number>} values
 */
export function setVariables(element, values) {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(`--${name}`, String(value));
}

/**
 * Finds the element of a page on the stage.
 * @param {number} number
 * @returns {HTMLElement | null}
 */
export function pageElement(number) {
  return parts.spread.querySelector(`[data-page="${number}"]`);
}

/**
 * Scrolls until an element stands in the middle.
 * @param {Element} element
 */
export function bringIntoView(element) {
  element.scrollIntoView({ block: "center", inline: "center", behavior: calm.matches ? "auto" : "smooth" });
}

/**
 * Tells whether the reader wants nothing to move by itself.
 * @returns {boolean}
 */
export function isCalm() {
  return calm.matches;
}

/**
 * Calls back whenever an element has another size, for as long as it is in the page.
 * @param {Element} element
 * @param {() => void} callback
 */
export function whenSized(element, callback) {
  const observer = new ResizeObserver(() => {
    if (element.isConnected) callback();
    else observer.disconnect();
  });
  observer.observe(element);
}

/**
 * Makes a renderer that does nothing while what it shows is the same, so that scrolling and focus are kept.
 * @param {() => unknown} shows what is shown, as a value that JSON can hold
 * @param {() => void} render
 * @returns {() => void}
 */
export function whenDifferent(shows, render) {
  /** @type {string | null} */
  let shown = null;
  return () => {
    const text = JSON.stringify([view.language, shows()]);
    if (text === shown) return;
    shown = text;
    render();
  };
}
