// Signs that are not seen: which of them are in a text, and how they are called.

import { word } from "../words.js";

// What each is called, and what takes its place when it is removed.
/** @type {[RegExp, string, string][]} */
const SIGNS = [
  [/\u00a0/g, "sign-no-break", " "],
  [/\u202f|\u2007/g, "sign-narrow", " "],
  [/\t/g, "sign-tab", " "],
  [/\u200b/g, "sign-zero-width", ""],
  [/\u200c/g, "sign-non-joiner", ""],
  [/\u200d/g, "sign-joiner", ""],
  [/\u2060|\ufeff/g, "sign-word-joiner", ""],
  [/\u00ad/g, "sign-soft-hyphen", ""],
  [/\u200f|\u061c/g, "sign-right-mark", ""],
  [/\u200e/g, "sign-left-mark", ""],
  [/[\u202a-\u202e\u2066-\u2069]/g, "sign-isolate", ""],
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/g, "sign-control", ""],
];

/** Any of these signs. */
export const UNSEEN = new RegExp(SIGNS.map(([pattern]) => pattern.source).join("|"), "g");

/**
 * Counts the signs in a text that are not seen.
 * @param {string} text
 * @returns {{ name: string, count: number, without: () => string }[]} each kind, and the text without it
 */
export function unseenIn(text) {
  return SIGNS.flatMap(([pattern, key, instead]) => {
    const count = text.match(pattern)?.length ?? 0;
    return count ? [{ name: word(key), count, without: () => text.replace(pattern, instead) }] : [];
  });
}
