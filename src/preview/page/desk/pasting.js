// Cleans what is pasted from Word, a PDF or a web page, where nothing is lost by it.

import { directionOf } from "./direction.js";
import { word } from "../words.js";

// Letters in the shapes they take within a word, as some PDFs have them; words and brackets in one sign stay.
const SHAPES = /[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]+/g;
const LETTER = /\p{L}/u;
// What a line of a PDF ends with if its paragraph ends there, too.
const ENDED = /[.!?:؟؛…»”"]\s*$/u;
// Lines of a page are not longer than this, in characters, and a paragraph is shorter in its last one.
const PAGE_LINE = 130;
const SHORT = 0.8;

/**
 * Cleans a text, and tells what was changed.
 * @param {string} text
 * @param {boolean} hasParagraphs whether the field has paragraphs; otherwise lines are joined
 * @returns {{ text: string, told: string[] }} with a blank line between paragraphs
 */
export function cleaned(text, hasParagraphs) {
  /** @type {string[]} */
  const told = [];
  /** @param {string} key @param {string} after */
  const step = (key, after) => {
    if (after !== text) told.push(word(key));
    text = after;
  };
  text = text.replace(/\r\n?|\u2028|\u0085|\u000b/g, "\n").replace(/\u2029|\f/g, "\n\n");
  step("cleaned-shapes", text.replace(SHAPES, (it) => it.normalize("NFKC")));
  step("cleaned-spaces", text.replace(/[\u00a0\u2007\u202f\t]/g, " "));
  step("cleaned-unseen", text.replace(/[\u200b\u2060\ufeff\u00ad\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, ""));
  step("cleaned-marks", withoutIdleMarks(text));
  text = text.replace(/ +(?=\n|$)/g, "").replace(/\n +/g, "\n");
  if (!hasParagraphs) {
    step("cleaned-lines", text.trim().replace(/\s*\n\s*/g, " "));
    return { text, told };
  }
  const paragraphs = paragraphsOf(text);
  const lines = text.split("\n").filter((it) => it.trim());
  if (paragraphs.length < lines.length) told.push(word("cleaned-lines"));
  // One break at the end comes along with the last line; two of them were meant.
  const [before, after] = [/^\n\n/, /\n\n$/].map((it) => (it.test(text) ? "\n\n" : ""));
  return { text: before + paragraphs.join("\n\n") + (paragraphs.length ? after : ""), told };
}

// Direction marks that change nothing: where the paragraph and the letters on both sides run one way anyhow.
/** @param {string} text */
function withoutIdleMarks(text) {
  if (!/[\u200e\u200f\u061c]/.test(text)) return text;
  return text.split("\n").map((line) => {
    const characters = Array.from(line);
    const way = directionOf(line);
    return characters.filter((it, index) => !/[\u200e\u200f\u061c]/.test(it) || !isIdle(characters, index, way)).join("");
  }).join("\n");
}

/** @param {string[]} characters @param {number} index @param {"rtl" | "ltr"} way which way the paragraph runs */
function isIdle(characters, index, way) {
  const sides = [-1, 1].map((step) => besides(characters, index, step));
  const letters = sides.filter(({ letter }) => letter);
  if (!letters.length || letters.some(({ letter }) => directionOf(letter) !== way)) return false;
  const isOwn = (characters[index] === "\u200e" ? "ltr" : "rtl") === way;
  // A mark of the other direction turns what stands between it and a letter, unless there is nothing but spaces.
  return isOwn || (letters.length === 2 && sides.every(({ isNear }) => isNear));
}

// The next letter on one side, and whether nothing but spaces stands before it.
/** @param {string[]} characters @param {number} index @param {number} step */
function besides(characters, index, step) {
  let isNear = true;
  for (let at = index + step; at >= 0 && at < characters.length; at += step) {
    if (LETTER.test(characters[at])) return { letter: characters[at], isNear };
    isNear &&= characters[at] === " ";
  }
  return { letter: "", isNear };
}

// Blank lines part paragraphs; other lines are paragraphs of their own, unless they are those of a page.
/** @param {string} text */
function paragraphsOf(text) {
  return text.split(/\n{2,}/).filter((it) => it.trim())
    .flatMap((it) => (isPage(it) ? unwrapped(it) : it.split("\n").map((line) => line.trim())));
}

// The lines of a page are of about one length, and most of them end in the middle of a sentence.
/** @param {string} block */
function isPage(block) {
  const lines = block.split("\n").filter((it) => it.trim());
  if (lines.length < 2 || lines.some((it) => it.length > PAGE_LINE)) return false;
  const inner = lines.slice(0, -1);
  return inner.filter((it) => !ENDED.test(it)).length >= inner.length * 0.6 && inner.every((it) => it.length > 20);
}

/** @param {string} block */
function unwrapped(block) {
  const lines = block.split("\n").map((it) => it.trim()).filter(Boolean);
  const longest = Math.max(...lines.map((it) => it.length));
  /** @type {string[]} */
  const paragraphs = [];
  let joins = false;
  for (const line of lines) {
    if (joins) paragraphs.push(`${paragraphs.pop()} ${line}`);
    else paragraphs.push(line);
    joins = !(ENDED.test(line) && line.length < longest * SHORT);
  }
  return paragraphs;
}
