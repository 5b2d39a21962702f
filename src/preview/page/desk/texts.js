// The list of all texts: cities with their groups, in order; searched, added to, hidden, and removed to the bin.

import { icon, label, make, parts, sign } from "../elements.js";
import { editionNow, view } from "../state.js";
import { say, word } from "../words.js";
import { addCity, addGroup } from "./adding.js";
import { binOf } from "./bin.js";
import { records, refreshRecords, search } from "./catalogue.js";
import { openRecord } from "./opened.js";
import { sorters } from "./sorting.js";
import { steadiness } from "./steady.js";
import { change } from "./structure.js";

/**
 * @typedef {import("./client.js").Entry} Entry
 * @typedef {import("./client.js").City} City
 */

// How many of what was found are listed.
const MOST_FOUND = 100;

// The cities that are unfolded or folded by hand, and the entry whose actions are open.
/** @type {Map<string, boolean>} */
const unfolded = new Map();
/** @type {string | null} */
let actionsOf = null;
// The button that has the focus once the list is made anew.
/** @type {string | null} */
let focus = null;
let shown = "";

const box = /** @type {HTMLInputElement} */ (make("input", { type: "search", id: "search", autocomplete: "off", dir: "auto", spellcheck: "false", input: () => draw() }));
const found = make("p", { class: "unseen", role: "status" });
const list = make("div", { class: "text-list scrolls" });
const isHeld = steadiness(list, () => draw());

/** Begins to show the list. */
export function beginTexts() {
  parts.texts.append(make("div", { class: "search" }, icon("search"), box), found, list);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.value) {
      event.stopPropagation();
      box.value = "";
      draw();
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      const first = /** @type {HTMLElement | null} */ (list.querySelector(".entry"));
      if (event.key === "Enter" && box.value) first?.click();
      else first?.focus();
    }
  });
}

/** Puts the cursor into the search. */
export function focusSearch() {
  box.focus();
  box.select();
}

/** Shows the list, and asks for the records anew if something has changed. */
export function renderTexts() {
  refreshRecords(draw);
  draw();
}

function draw() {
  box.placeholder = word("search");
  box.setAttribute("aria-label", word("search"));
  const wanted = JSON.stringify([view.language, box.value, records, [...unfolded], actionsOf, view.edition, view.record]);
  if (!records || wanted === shown || isHeld()) return;
  shown = wanted;
  const active = document.activeElement;
  const key = list.contains(active) ? active?.getAttribute("data-key") : null;
  const { scrollTop } = list;
  list.replaceChildren(...(box.value.trim() ? results() : tree()));
  list.scrollTop = scrollTop;
  const wants = focus ?? key;
  focus = null;
  if (wants) /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="${CSS.escape(wants)}"]`))?.focus({ preventScroll: true });
}

function results() {
  const matches = search(box.value);
  found.textContent = say("found", { count: matches.length });
  return [
    make("p", { class: "quiet", "aria-hidden": "true" }, say("found", { count: matches.length })),
    make("ol", { class: "found" }, ...matches.slice(0, MOST_FOUND).map(({ entry, city, excerpt }) =>
      make("li", {}, entryButton(entry, entry.path === "malzama.yaml" ? word("settings") : entry.name),
        city && city !== entry ? make("span", { class: "quiet" }, make("bdi", {}, city.name)) : null,
        excerpt ? make("p", { class: "excerpt", dir: "auto" }, excerpt[0], make("mark", {}, excerpt[1]), excerpt[2]) : null))),
  ];
}

function tree() {
  found.textContent = "";
  const { network, settings, cities, bin } = /** @type {import("./client.js").Records} */ (records);
  const cityList = make("ol", { class: "cities" });
  cityList.append(...cities.map((it, index) => cityItem(it, index, cities, cityList)));
  return [
    make("ul", { class: "shared" }, make("li", {}, entryButton(network, word("shared-texts"))), make("li", {}, entryButton(settings, word("settings")))),
    cityList,
    make("button", { type: "button", class: "add", "data-key": "add-city", click: () => addCity(after) }, icon("plus"), word("new-city")),
    binOf(bin, after),
  ];
}

/** @param {City} city @param {number} index @param {City[]} cities @param {HTMLElement} list */
function cityItem(city, index, cities, list) {
  const isOpen = unfolded.get(city.slug) ?? (editionNow()?.slug === city.slug || cities.length === 1);
  const groups = make("ol", { class: "groups", id: `groups-${city.slug}` });
  const count = city.groups.reduce((sum, it) => sum + it.errors, city.errors);
  const unfold = make("button", {
    type: "button", class: "unfold", "aria-expanded": String(isOpen), "aria-controls": isOpen ? groups.id : null, "data-key": `unfold ${city.slug}`,
    click: () => {
      unfolded.set(city.slug, !isOpen);
      draw();
    },
  }, icon("fold"), make("bdi", { class: "city-name" }, city.name),
  make("span", { class: "quiet" }, say("groups", { count: city.groups.length })), count ? sign("error") : null);
  const item = make("li", { class: "city", "data-sorted": true });
  const move = (/** @type {number} */ from, /** @type {number} */ to, /** @type {string} */ by) => {
    if (by !== "grip") focus = `${by} ${city.path}`;
    change({ op: "move-city", slug: city.slug, to }, after);
  };
  const sorts = cities.length > 1 ? sorters(list, () => item, city.name, move) : null;
  item.append(make("div", { class: "row" }, sorts?.grip ?? "", unfold, moreButton(city)), actions(city, sorts, null));
  if (!isOpen) return item;
  groups.append(...city.groups.map((it) => groupItem(it, city, groups)));
  item.append(
    make("div", { class: "row" }, entryButton(city, word("city-pages"))),
    groups,
    make("button", { type: "button", class: "add", "data-key": `add ${city.slug}`, click: () => addGroup(city, after) }, icon("plus"), word("new-group")));
  return item;
}

/** @param {Entry} entry @param {City} city @param {HTMLElement} list */
function groupItem(entry, city, list) {
  const item = make("li", { class: "group-item", "data-sorted": true });
  const move = (/** @type {number} */ from, /** @type {number} */ to, /** @type {string} */ by) => {
    if (by !== "grip") focus = `${by} ${entry.path}`;
    change({ op: "move-group", city: city.slug, slug: entry.slug, to }, after);
  };
  const sorts = city.groups.length > 1 ? sorters(list, () => item, entry.name, move) : null;
  item.append(make("div", { class: "row" }, sorts?.grip ?? "", entryButton(entry), moreButton(entry)), actions(entry, sorts, city));
  return item;
}

/** @param {Entry} entry @param {string} [name] */
function entryButton(entry, name = entry.name) {
  const told = [
    entry.broken ? word("broken-short") : entry.errors ? say("errors-count", { count: entry.errors }) : null,
    entry.hidden ? word("hidden") : null,
  ].filter((it) => it !== null);
  return make("button", {
    type: "button", class: "entry", "data-key": entry.path, "data-hidden": entry.hidden,
    "aria-current": view.record === entry.path ? "true" : null, click: () => openRecord(entry.path),
  }, make("bdi", {}, name),
  entry.errors || entry.broken ? sign("error") : null, entry.hidden ? icon("hidden") : null,
  told.length ? make("span", { class: "unseen" }, `, ${told.join(", ")}`) : null);
}

/** @param {Entry} entry */
function moreButton({ path, name }) {
  const isOpen = actionsOf === path;
  const toggle = () => {
    actionsOf = isOpen ? null : path;
    draw();
  };
  const made = make("button", { type: "button", class: "tool more-of", "aria-expanded": String(isOpen), "data-key": `more ${path}`, click: toggle }, icon("more"));
  label(made, say("actions", { name }));
  return made;
}

/** @param {Entry} entry @param {{ up: HTMLElement, down: HTMLElement } | null} sorts @param {City | null} city nothing for a city itself */
function actions(entry, sorts, city) {
  if (actionsOf !== entry.path) return "";
  const { path, name, hidden } = entry;
  const row = make("div", { class: "row-actions" });
  if (sorts) {
    sorts.up.dataset.key = `up ${path}`;
    sorts.down.dataset.key = `down ${path}`;
    row.append(sorts.up, sorts.down);
  }
  if (city) {
    const hide = () => {
      focus = `more ${path}`;
      change({ op: "hide", path, hidden: !hidden }, after);
    };
    row.append(make("button", { type: "button", class: "small", "data-key": `hide ${path}`, click: hide }, word(hidden ? "unhide" : "hide")));
  }
  const remove = () => {
    actionsOf = null;
    focus = city ? `add ${city.slug}` : "add-city";
    change({ op: "remove", path }, after, say("removed", { name }));
  };
  row.append(make("button", { type: "button", class: "small", click: remove }, icon("remove"), word("to-bin")));
  return row;
}

// The list as it is once something was changed in it.
function after() {
  refreshRecords(draw, true);
}
