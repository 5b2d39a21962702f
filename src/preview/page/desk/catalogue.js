// All records of the project, as the list of texts shows and searches them.

import { state } from "../state.js";
import { ask } from "./client.js";

/**
 * @typedef {import("./client.js").Records} Records
 * @typedef {import("./client.js").Entry} Entry
 */

/** What the server last told; nothing before its first answer. @type {Records | null} */
export let records = null;

let version = -1;
let asking = false;

/**
 * Asks for the records if something has changed since they were told.
 * @param {() => void} render
 * @param {boolean} [anew] whether they are asked for in any case
 */
export async function refreshRecords(render, anew = false) {
  const now = state?.version ?? -1;
  if (asking || (!anew && now === version)) return;
  asking = true;
  const told = await ask("records.json").catch(() => null);
  asking = false;
  if (!told) return;
  records = told;
  version = now;
  render();
  if (state?.version !== now) refreshRecords(render);
}

/**
 * Folds a text for searching, as the server folds what is searched: without vowel marks and tatweel, forms of
 * alef, ya and ta as one, lower case.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text.replace(/[\u064b-\u065f\u0670\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي")
    .replace(/ة/g, "ه").toLowerCase();
}

/**
 * Iterates over all records with the city that each belongs to.
 * @returns {{ entry: Entry, city: import("./client.js").City | null }[]}
 */
export function allEntries() {
  if (!records) return [];
  const { network, settings, cities } = records;
  return [
    ...cities.flatMap((city) => [{ entry: city, city }, ...city.groups.map((entry) => ({ entry, city }))]),
    { entry: network, city: null }, { entry: settings, city: null },
  ];
}

/**
 * Finds the records that hold all of these words, those that have them in their names first.
 * @param {string} text
 * @returns {{ entry: Entry, city: import("./client.js").City | null, excerpt: [string, string, string] | null }[]}
 */
export function search(text) {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return allEntries()
    .map((it) => ({ ...it, name: folded(it.entry.name) }))
    .filter(({ entry, name }) => words.every((it) => name.includes(it) || entry.search.includes(it)))
    .map((it) => ({ ...it, inName: words.every((one) => it.name.includes(one)) }))
    .sort((one, other) => Number(other.inName) - Number(one.inName))
    .map(({ entry, city, inName }) => ({ entry, city, excerpt: inName ? null : excerptOf(entry.search, words) }));
}

// How much of a text is shown before and behind what was found, in characters.
const AROUND = 28;

/** @param {string} text @param {string[]} words @returns {[string, string, string] | null} */
function excerptOf(text, words) {
  const word = words.find((it) => text.includes(it));
  if (!word) return null;
  const at = text.indexOf(word);
  const from = Math.max(text.indexOf(" ", at - AROUND) + 1, 0);
  const start = from > at ? at : from;
  return [(start ? "…" : "") + text.slice(start, at), word, `${text.slice(at + word.length, at + word.length + AROUND)}…`];
}
