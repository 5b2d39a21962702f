// The bin: what was removed, to be taken out again.

import { icon, label, make } from "../elements.js";
import { say, word } from "../words.js";
import { change } from "./structure.js";

let isOpen = false;

/**
 * Shows what is in the bin.
 * @param {{ id: number, path: string, name: string }[]} bin
 * @param {() => void} then called once something was taken out
 * @returns {HTMLElement | string}
 */
export function binOf(bin, then) {
  if (!bin.length) return "";
  const made = make("details", { class: "bin", open: isOpen, toggle: () => { isOpen = /** @type {HTMLDetailsElement} */ (made).open; } },
    make("summary", {}, icon("remove"), make("span", {}, say("bin", { count: bin.length }))),
    make("ul", {}, ...bin.map(({ id, name }) => {
      const restore = make("button", { type: "button", class: "small", click: () => change({ id }, then, say("restored", { name }), "restore") }, word("restore"));
      label(restore, `${word("restore")}: ${name}`);
      return make("li", { class: "row" }, make("bdi", {}, name), restore);
    })));
  return made;
}
