// Two writers of one text: what both wrote, side by side, to be chosen from or joined.

import { make, sign } from "../elements.js";
import { word } from "../words.js";
import { difference } from "./difference.js";
import { directionOf } from "./direction.js";
import { resolve } from "./saving.js";

/**
 * Shows what was written here beside what somebody else has saved meanwhile.
 * @param {string} path
 * @param {import("./drafts.js").Draft} draft
 * @param {"auto" | "ltr" | "rtl"} direction
 * @param {(value: any) => void} show writes a value into the field
 * @param {(value: any) => string} [nameOf] how a value is called
 * @returns {HTMLElement}
 */
export function conflictOf(path, draft, direction, show, nameOf = textOf) {
  const mine = draft.edit.value;
  // Beside the value stands the file of the photograph that it is of, if it is of one.
  const theirs = Array.isArray(draft.theirs) ? /** @type {any[]} */ (draft.theirs)[1] : draft.theirs;
  const isGone = draft.theirs === null || draft.theirs === undefined;
  const { one, other } = difference(nameOf(mine), nameOf(theirs));
  const take = (/** @type {any} */ value, /** @type {any} */ shown) => () => {
    show(shown);
    resolve(path, draft, value);
  };
  return make("div", { class: "conflict", role: "group", "aria-label": word("conflict") },
    make("p", { class: "field-error" }, sign("warning"), make("span", {}, word(isGone ? "conflict-gone" : "conflict"))),
    make("div", { class: "versions" },
      version("conflict-mine", one, direction),
      version("conflict-theirs", other, direction)),
    make("div", { class: "choices" },
      isGone ? null : button("take-mine", take(mine, mine)),
      button(isGone ? "forget" : "take-theirs", take(undefined, theirs ?? mine)),
      Array.isArray(mine) && Array.isArray(theirs) ? button("take-both", () => {
        const both = [...theirs, ...mine.filter((it) => !theirs.includes(it))];
        take(both, both)();
      }) : null));
}

/** @param {any} value */
function textOf(value) {
  return Array.isArray(value) ? value.join("\n\n") : String(value ?? "");
}

/** @param {string} key @param {import("./difference.js").Piece[]} pieces @param {"auto" | "ltr" | "rtl"} direction */
function version(key, pieces, direction) {
  const text = pieces.map((it) => it.text).join("");
  const way = direction === "auto" ? directionOf(text) : direction;
  return make("figure", { class: "version" },
    make("figcaption", {}, word(key)),
    make("div", { class: "version-text", dir: way, tabindex: "0" },
      ...pieces.map((it) => (it.changed ? make("mark", {}, it.text) : it.text))));
}

/** @param {string} key @param {() => void} click */
function button(key, click) {
  return make("button", { type: "button", class: "plain-small", click }, word(key));
}
