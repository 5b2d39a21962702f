// Who changed what and when: by day, with the words of before and after; each change can be taken back.

import { icon, label, make, parts } from "../elements.js";
import { state, view } from "../state.js";
import { say, word } from "../words.js";
import { Refusal, ask, tell } from "./client.js";
import { directionOf } from "./direction.js";
import { openRecord } from "./opened.js";
import { flushAll } from "./saving.js";
import { steadiness } from "./steady.js";
import { reasonOf } from "./structure.js";
import { announce } from "./told.js";

/** @type {any[]} */
let days = [];
/** @type {number | null} */
let more = null;
let version = -1;
let shown = "";
// The record whose history is shown; nothing for that of all.
/** @type {string | null} */
let of = null;
/** @type {Set<number>} */
const unfolded = new Set();

const list = make("div", { class: "history-list scrolls" });
const isHeld = steadiness(list, () => draw());
const only = make("p", { class: "history-only" });

/** Begins to show the history. */
export function beginHistory() {
  parts.history.append(only, list);
}

/**
 * Shows the history of a record alone, or of all.
 * @param {string | null} path
 */
export function historyOf(path) {
  of = path;
  version = -1;
  renderHistory();
}

/** Shows the history, and asks for it anew if something has changed. */
export async function renderHistory() {
  draw();
  const now = state?.version ?? -1;
  if (now === version) return;
  version = now;
  await load(null);
}

/** @param {number | null} before */
async function load(before) {
  const told = await ask("history.json", { ...(of ? { path: of } : {}), ...(before ? { before: String(before) } : {}) }).catch(() => null);
  if (!told) {
    version = -1;
    return;
  }
  if (!before) days = told.days;
  else for (const day of told.days) {
    const known = days.find((it) => it.day === day.day);
    if (known) known.changes.push(...day.changes);
    else days.push(day);
  }
  more = told.more;
  draw();
}

function draw() {
  const wanted = JSON.stringify([view.language, days, more, of, [...unfolded]]);
  if (wanted === shown || isHeld()) return;
  shown = wanted;
  const key = document.activeElement?.getAttribute("data-key");
  const { scrollTop } = list;
  only.hidden = !of;
  only.replaceChildren(word("history-of-one"), " ", make("button", { type: "button", class: "small", click: () => historyOf(null) }, word("history-of-all")));
  list.replaceChildren(
    ...(days.length ? days.map(dayOf) : [make("p", { class: "quiet" }, word("no-history"))]),
    more ? make("button", { type: "button", class: "more", click: () => load(more) }, word("more-history")) : "");
  list.scrollTop = scrollTop;
  if (key) /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
}

/** @param {any} day */
function dayOf({ day, changes }) {
  const name = dayName(day);
  const left = changes.filter((/** @type {any} */ it) => !it.undone).map((/** @type {any} */ it) => it.id);
  const back = make("button", { type: "button", class: "small", "data-key": `day ${day}`, click: () => takeBack({ ids: left }) }, word("take-day"));
  label(back, `${word("take-day")}: ${name}`);
  return make("section", { class: "day" },
    make("div", { class: "row" }, make("h3", {}, name), left.length ? back : null),
    make("ol", {}, ...changes.map(changeOf)));
}

/** @param {any} change */
function changeOf({ id, path, text, time, words, by, undone }) {
  const isOpen = unfolded.has(id);
  const toggle = () => {
    if (!unfolded.delete(id)) unfolded.add(id);
    draw();
  };
  const hasWords = Boolean(words?.old?.length || words?.new?.length);
  const head = make("button", { type: "button", class: "change", "aria-expanded": String(isOpen), "data-key": `change ${id}`, click: toggle },
    make("span", { class: "time" }, time), make("span", { class: "sentence" }, text[view.language]),
    by === "editor" ? make("span", { class: "quiet" }, word("by-editor")) : null,
    undone ? make("span", { class: "quiet" }, word("is-undone")) : null, icon("fold"));
  if (!isOpen) return make("li", { "data-undone": undone }, head);
  return make("li", { "data-undone": undone }, head,
    make("div", { class: "change-more" },
      hasWords ? make("div", { class: "versions" }, wordsOf("before", words.old, "del"), wordsOf("after", words.new, "ins")) : null,
      make("div", { class: "choices" },
        undone ? null : make("button", { type: "button", class: "plain-small", "data-key": `back ${id}`, click: () => takeBack({ id }) }, word("take-back")),
        make("button", { type: "button", class: "small", click: () => openRecord(path) }, word("open")))));
}

/** @param {string} key @param {{ text: string, changed: boolean }[]} pieces @param {"ins" | "del"} tag */
function wordsOf(key, pieces, tag) {
  const text = pieces.map((it) => it.text).join("");
  return make("figure", { class: "version" }, make("figcaption", {}, word(key)),
    make("div", { class: "version-text", dir: directionOf(text), tabindex: "0" }, ...pieces.flatMap((it) => [it.changed ? make(tag, {}, it.text) : it.text, " "])));
}

/** @param {{ id: number } | { ids: number[] }} which */
async function takeBack(which) {
  await flushAll();
  try {
    const { paths } = await tell("take-back", which);
    announce(say("taken-back", { count: paths.length }), true);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    announce(reasonOf(refusal), true);
  }
  version = -1;
  renderHistory();
}

// The name of a day in the language of the page; in Arabic with the digits and months of the booklets.
/** @param {string} day */
function dayName(day) {
  const date = new Date(`${day}T12:00:00`);
  if (Number.isNaN(date.getTime())) return day;
  const locale = view.language === "ar" ? "ar-PS-u-nu-arab" : "en-GB";
  return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(date);
}
