// What is written into: a text of one line, or one of paragraphs with a blank line between them. Behind it lies
// the same text again, unseen, which gives it its height and underlines what was found in it.

import { make } from "../elements.js";
import { say } from "../words.js";
import { directionOf, unitsUpTo } from "./direction.js";
import { cleaned } from "./pasting.js";
import { UNSEEN } from "./signs.js";

// More than this is no text of a booklet; browsers would stand still under it.
const MOST = 200_000;

/**
 * Where in a text something was found: start and end, in JavaScript's count.
 * @typedef {{ start: number, end: number, severity: string }} Mark
 *
 * @typedef {object} Writing
 * @property {HTMLElement} element
 * @property {HTMLTextAreaElement} input
 * @property {() => string} text
 * @property {(text: string) => void} write
 * @property {(marks: Mark[]) => void} mark
 */

/**
 * Makes something to write into.
 * @param {object} wishes
 * @param {string} wishes.id
 * @param {boolean} wishes.hasParagraphs
 * @param {"auto" | "ltr" | "rtl"} wishes.direction
 * @param {string} [wishes.inputmode]
 * @param {() => void} wishes.onInput
 * @param {() => void} wishes.onLeave
 * @param {(told: string[], back: (() => void) | null) => void} wishes.onPaste told what was cleaned, and how to take that back
 * @returns {Writing}
 */
export function makeWriting({ id, hasParagraphs, direction, inputmode, onInput, onLeave, onPaste }) {
  const mirror = make("div", { class: "mirror", "aria-hidden": "true" });
  const input = /** @type {HTMLTextAreaElement} */ (make("textarea", {
    id, rows: "1", spellcheck: "true", autocomplete: "off", inputmode: inputmode ?? null,
    enterkeyhint: hasParagraphs ? null : "done",
  }));
  const element = make("div", { class: hasParagraphs ? "writing long" : "writing" }, mirror, input);
  /** @type {Mark[]} */
  let marks = [];

  const reflect = () => {
    const text = input.value;
    const way = direction === "auto" ? directionOf(text) : direction;
    // Each paragraph of a text that may run either way runs as its own letters do.
    for (const it of [mirror, input]) {
      it.dir = way;
      it.classList.toggle("plaintext", direction === "auto");
    }
    mirror.replaceChildren(...marked(text, marks), text.endsWith("\n") || !text ? "\u200b" : "");
  };
  input.addEventListener("input", () => {
    reflect();
    onInput();
  });
  input.addEventListener("blur", onLeave);
  input.addEventListener("paste", (event) => {
    event.preventDefault();
    const raw = event.clipboardData?.getData("text/plain") ?? "";
    if (raw.length + input.value.length > MOST) {
      onPaste([say("paste-too-long", { count: raw.length, most: MOST })], null);
      return;
    }
    const { text, told } = cleaned(raw, hasParagraphs);
    const start = input.selectionStart;
    insert(text);
    const end = start + text.length;
    const original = hasParagraphs ? raw.replace(/\r\n?/g, "\n") : raw.replace(/[\r\n]+/g, " ");
    onPaste(told, () => {
      if (input.value.slice(start, end) !== text) return;
      input.focus();
      input.setSelectionRange(start, end);
      insert(original);
    });
  });
  input.addEventListener("beforeinput", (event) => {
    if (event.isComposing) return;
    if (["insertLineBreak", "insertParagraph"].includes(event.inputType)) {
      event.preventDefault();
      if (hasParagraphs) newParagraph(input);
      else onLeave();
    } else if (hasParagraphs && joins(input, event.inputType)) {
      event.preventDefault();
    }
  });
  if (hasParagraphs) stayOnParagraphs(input);
  return {
    element,
    input,
    text: () => input.value,
    write: (text) => {
      if (input.value !== text) input.value = text;
      reflect();
    },
    mark: (wanted) => {
      marks = wanted;
      reflect();
    },
  };

  /** @param {string} text */
  function insert(text) {
    type(input, text);
    reflect();
  }
}

// The way of writing that a browser can undo.
/** @param {HTMLTextAreaElement} input @param {string} text */
function type(input, text) {
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (done) return;
  input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
  input.dispatchEvent(new Event("input"));
}

/** @param {HTMLTextAreaElement} input */
function newParagraph(input) {
  const { value, selectionStart: start, selectionEnd: end } = input;
  // One empty paragraph is enough.
  if (start === end && isBreak(value, start - 2) && (isBreak(value, start) || start === value.length)) return;
  type(input, "\n\n");
}

/** @param {string} text @param {number} at */
function isBreak(text, at) {
  return text.slice(at, at + 2) === "\n\n";
}

// Joins two paragraphs with the one key that deletes, at the start of the one or at the end of the other.
/** @param {HTMLTextAreaElement} input @param {string} kind @returns {boolean} whether it did */
function joins(input, kind) {
  const { value, selectionStart: start, selectionEnd: end } = input;
  if (start !== end) return false;
  if (kind === "deleteContentBackward" && isBreak(value, start - 2)) input.setSelectionRange(start - 2, start);
  else if (kind === "deleteContentForward" && isBreak(value, start)) input.setSelectionRange(start, start + 2);
  else return false;
  type(input, "");
  return true;
}

// The blank line between two paragraphs belongs to none: the cursor goes over it.
/** @param {HTMLTextAreaElement} input */
function stayOnParagraphs(input) {
  let last = 0;
  let isComposing = false;
  input.addEventListener("compositionstart", () => { isComposing = true; });
  input.addEventListener("compositionend", () => { isComposing = false; });
  const settle = () => {
    const { value, selectionStart: at, selectionEnd: end } = input;
    if (at === end && !isComposing) {
      const before = /\n*$/.exec(value.slice(0, at))?.[0].length ?? 0;
      if (before % 2 && value[at] === "\n") input.setSelectionRange(at + (at >= last ? 1 : -1), at + (at >= last ? 1 : -1));
    }
    last = input.selectionStart;
  };
  for (const name of ["keyup", "pointerup", "focus"]) input.addEventListener(name, settle);
  input.addEventListener("selectionchange", settle);
}

/** @param {string} text @param {Mark[]} marks @returns {(Node | string)[]} */
function marked(text, marks) {
  /** @type {Mark[]} */
  const unseen = [...text.matchAll(UNSEEN)].map(({ index, 0: it }) =>
    ({ start: index, end: index + it.length, severity: "unseen" }));
  /** @type {(Node | string)[]} */
  const pieces = [];
  let from = 0;
  for (const { start, end, severity } of [...marks, ...unseen].sort((one, other) => one.start - other.start)) {
    if (start < from) continue;
    pieces.push(text.slice(from, start));
    pieces.push(make("mark", { "data-severity": severity, "data-start": start }, text.slice(start, end)));
    from = end;
  }
  return [...pieces, text.slice(from)];
}

/**
 * Gives the marks of what was found in a text that may have been changed since.
 * @param {string[]} paragraphs the paragraphs of the text, or the text alone
 * @param {any[]} findings
 * @returns {(Mark & { finding: any })[]}
 */
export function marksOf(paragraphs, findings) {
  /** @type {number[]} */
  const starts = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    starts.push(length);
    length += paragraph.length + 2;
  }
  return findings.flatMap((finding) => {
    const paragraph = paragraphs[finding.paragraph ?? 0];
    if (paragraph === undefined || typeof finding.start !== "number") return [];
    const [start, end] = [finding.start, finding.end].map((it) => unitsUpTo(paragraph, it));
    // It is found again if the text before it has changed, unless it stands there twice.
    const at = paragraph.slice(start, end) === finding.words ? start : onlyPlace(paragraph, finding.words);
    if (at < 0) return [];
    const offset = starts[finding.paragraph ?? 0] + at;
    return [{ start: offset, end: offset + end - start, severity: finding.severity, finding }];
  });
}

/** @param {string} text @param {string} words */
function onlyPlace(text, words) {
  const at = words ? text.indexOf(words) : -1;
  return at === text.lastIndexOf(words) ? at : -1;
}

/**
 * Gives the paragraphs of a text as it is written; any break of a line parts them.
 * @param {string} text
 * @returns {string[]}
 */
export function paragraphsIn(text) {
  return text.split(/\s*\n\s*/).map((it) => it.trim()).filter(Boolean);
}
