// What keeps pages from being set, told over the last good pages.

import { make, parts, sign, spoken, whenDifferent } from "./elements.js";
import { placeRow } from "./places.js";
import { state, view } from "./state.js";
import { say, word } from "./words.js";

/**
 * @typedef {import("./state.js").Problem} Problem
 * @typedef {import("./state.js").ExcerptLine} ExcerptLine
 * @typedef {import("./state.js").State} State
 */

// How many problems are listed at once.
const CHUNK = 20;

let limit = CHUNK;

/** Lists the problems; without any, nothing is shown. */
export const renderProblems = whenDifferent(
  () => {
    const { problems, command } = /** @type {State} */ (state);
    return [problems, command];
  },
  () => {
    const { problems } = /** @type {State} */ (state);
    parts.problems.hidden = !problems.length;
    if (!problems.length) {
      limit = CHUNK;
      fold(false);
    }
    parts["problems-title"].textContent = say("faults", { count: problems.length });
    parts["problems-list"].replaceChildren();
    listProblems();
  },
);

function listProblems() {
  const { problems } = /** @type {State} */ (state);
  const list = parts["problems-list"];
  const from = list.children.length;
  list.append(...problems.slice(from, limit).map(problemItem));
  const left = problems.length - list.children.length;
  if (left <= 0) return;
  const listMore = () => {
    list.lastElementChild.remove();
    limit += CHUNK;
    listProblems();
  };
  const more = make("button", { type: "button", class: "more", click: listMore }, say("more", { count: left }));
  list.append(make("li", {}, more));
}

/** @param {Problem} problem */
function problemItem({ severity, message, hints, place, excerpt }) {
  return make("li", { class: severity },
    make("p", { class: "message", dir: word("direction") }, sign(severity), make("span", {}, ...spoken(message[view.language]))),
    excerpt.length ? make("pre", { dir: "ltr" }, ...excerpt.map(excerptLine)) : null,
    ...hints.map((hint) => make("p", { class: "hint", dir: word("direction") }, ...spoken(hint[view.language]))),
    place ? placeRow(place) : null);
}

/** @param {ExcerptLine} excerpt */
function excerptLine({ line, text, marked }) {
  // Places are counted in characters, while JavaScript counts in halves of them.
  const characters = Array.from(text);
  const [start, end] = marked ?? [characters.length, characters.length];
  /** @param {number} from @param {number} [to] */
  const piece = (from, to) => characters.slice(from, to).join("");
  // What is missing at the end of a line is marked by an empty space.
  const mark = marked ? make("mark", {}, piece(start, end) || "\u00a0") : null;
  return make("span", { class: "line" },
    make("i", {}, String(line)),
    make("span", { class: "text" }, piece(0, start), mark, piece(end)));
}

/** Folds the list away from the pages below it, or unfolds it. */
export function toggleProblems() {
  fold(!parts["problems-list"].hidden);
}

/** @param {boolean} folded */
function fold(folded) {
  parts["problems-fold"].setAttribute("aria-expanded", !folded);
  parts["problems-list"].hidden = folded;
}
