// What the server last told and what the reader looks at, both kept here and nowhere else.
//
// Nothing is drawn here: `changed` calls whoever draws. What is looked at (edition, page, zoom, overlays) is
// kept in the address as well, so that neither a reload nor a restart of the server changes what the reader
// sees.

/**
 * A place in a file of the project; the line and column count from 1.
 * @typedef {{ file: string, line: number, column: number }} Place
 *
 * A rectangle of a page in millimetres from the corner of its trim.
 * @typedef {{ x: number, y: number, width: number, height: number }} Area
 *
 * One page: its number, that number as the booklet prints it, and a key that differs once it looks different.
 * @typedef {{ number: number, label: string, key: string, part: string }} Page
 *
 * The page size of an edition in millimetres: the trim, the bleed around it, and how far whatever is to be read
 * stays from the trim (`safe`) and from the fold (`fold`).
 * @typedef {{ width: number, height: number, bleed: number, safe: number, fold: number }} PageSize
 *
 * @typedef {{ first: number, unit: number }} Grid
 * @typedef {"current" | "making" | "older" | "rejected"} PdfState
 * @typedef {{ state: PdfState, bytes: number | null, url: string }} Pdf
 *
 * @typedef {object} Edition
 * @property {string} slug
 * @property {string} name
 * @property {"rtl" | "ltr"} direction which way its text runs
 * @property {"right" | "left"} binding the side it is bound at, which decides the order of its pages
 * @property {PageSize} page
 * @property {Grid | null} grid
 * @property {boolean} current whether its pages are those of the saved files
 * @property {Page[]} pages none as long as errors keep it from being set
 * @property {Pdf | null} pdf
 *
 * @typedef {"error" | "warning" | "note"} Severity
 *
 * A text in both languages of the interface.
 * @typedef {{ ar: string, en: string }} Said
 *
 * @typedef {object} Finding
 * @property {string | null} edition
 * @property {number | null} page
 * @property {Area | null} area
 * @property {Severity} severity
 * @property {Said} title
 * @property {Said | null} detail
 * @property {string | null} rule
 * @property {Place | null} place
 *
 * @typedef {{ line: number, text: string, marked: [number, number] | null }} ExcerptLine
 *
 * @typedef {object} Problem
 * @property {Severity} severity
 * @property {string | null} edition
 * @property {number | null} page
 * @property {Said} message
 * @property {Said[]} hints
 * @property {Place} place
 * @property {ExcerptLine[]} excerpt
 *
 * What the server tells, as `src/preview/api.rs` writes it.
 * @typedef {object} State
 * @property {number} version
 * @property {string} title
 * @property {{ state: "setting" | "failed" | "making" | "ready" }} build
 * @property {{ ms: number, file: string } | null} took
 * @property {string} command how a place is opened, with `{file}`, `{line}` and `{column}` to fill in
 * @property {number} sharpness pixels a millimetre of a page's picture, unless the large one is asked for
 * @property {Edition[]} editions
 * @property {Finding[]} findings
 * @property {Problem[]} problems
 * @property {{ writable: boolean, undo: boolean, redo: boolean }} [desk] nothing if the records cannot be written here
 *
 * @typedef {"ar" | "en"} Language
 * @typedef {"bleed" | "trim" | "safe" | "grid"} Overlay
 *
 * What is looked at: the pages, or what is made of them.
 * @typedef {"pages" | "sheets" | "cover" | "ticket"} Look
 *
 * @typedef {object} View
 * @property {Language} language
 * @property {string | null} edition
 * @property {Look} look
 * @property {number} page
 * @property {number | "spread" | "width"} zoom
 * @property {Set<Overlay>} show
 * @property {Finding | null} finding the finding that is marked on its page
 * @property {string | null} record the path of the record that is open for writing
 */

/** The overlays, in the order of their buttons. @type {Overlay[]} */
export const OVERLAYS = ["bleed", "trim", "safe", "grid"];

/** What can be looked at, in the order of the buttons. @type {Look[]} */
export const LOOKS = ["pages", "sheets", "cover", "ticket"];

/** The zooms of the buttons; the first and the last bound every other. */
export const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6];

/** Matches while the page is laid out for a phone; `app.css` names the same width. */
export const phone = matchMedia("(max-width: 640px)");

// The language of the run that serves the page, which writes it into index.html.
const OF_RUN = document.documentElement.lang === "en" ? "en" : "ar";

// Where a browser remembers which language a reader chose while the run was in this one.
const CHOICE = `language-${OF_RUN}`;

/** What the reader looks at. @type {View} */
export const view = {
  language: OF_RUN, edition: null, look: "pages", page: 1, zoom: "spread", show: new Set(), finding: null,
  record: null,
};

/** What the server last told; nothing before its first answer. @type {State | null} */
export let state = null;

/** @type {(() => void)[]} */
const listeners = [];

/**
 * Registers what is to be drawn whenever something has changed.
 * @param {() => void} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

/** Draws everything that may look different now, and keeps the address in step. */
export function changed() {
  if (!state) return;
  settleView();
  for (const listener of listeners) listener();
  writeAddress();
}

/**
 * Takes what the server tells.
 * @param {State} told
 */
export function receive(told) {
  state = told;
  changed();
}

/**
 * Goes to a page of an edition.
 * @param {string | null} slug
 * @param {number} number
 */
export function goTo(slug, number) {
  view.edition = slug;
  view.page = number;
  view.look = "pages";
  changed();
}

/**
 * Goes to the first page of an edition, or to what is made of it if that is looked at.
 * @param {string | null} slug
 */
export function goToEdition(slug) {
  view.edition = slug;
  view.page = 1;
  changed();
}

/**
 * Looks at the pages, or at what is made of them.
 * @param {Look} look
 */
export function lookAt(look) {
  view.look = look;
  changed();
}

// Keeps the view within what there is: editions come and go, and pages grow fewer.
function settleView() {
  if (!editionNow()) view.edition = state?.editions[0]?.slug ?? view.edition;
  const last = editionNow()?.pages.length ?? 0;
  if (last) view.page = Math.min(Math.max(view.page, 1), last);
}

/**
 * Finds the edition that is looked at.
 * @returns {Edition | null}
 */
export function editionNow() {
  return state?.editions.find((it) => it.slug === view.edition) ?? null;
}

/**
 * Tells whether the records can be written here; otherwise the page shows them and no more.
 * @returns {boolean}
 */
export function isDesk() {
  return Boolean(state?.desk?.writable);
}

/**
 * Tells which way the pages of an edition follow each other: a booklet bound at the right is leafed through
 * from right to left.
 * @param {Edition} edition
 * @returns {"rtl" | "ltr"}
 */
export function pageOrder(edition) {
  return edition.binding === "right" ? "rtl" : "ltr";
}

/**
 * Tells on which side of the spread a page lies: even pages lie on the side the booklet is bound at.
 * @param {Edition} edition
 * @param {number} number
 * @returns {"right" | "left"}
 */
export function sideOf(edition, number) {
  return (number % 2 === 0) === (edition.binding === "right") ? "right" : "left";
}

/**
 * Groups the pages that lie open together, in reading order: a cover lies alone, and so does every page on a
 * phone.
 * @param {Edition} edition
 * @returns {Page[][]}
 */
export function spreadsOf(edition) {
  /** @type {Page[][]} */
  const spreads = [];
  for (const page of edition.pages) {
    const facing = spreads.at(-1);
    if (!phone.matches && page.number % 2 && facing?.[0].number === page.number - 1) facing.push(page);
    else spreads.push([page]);
  }
  return spreads;
}

/**
 * Finds the index of the spread that is looked at.
 * @param {Page[][]} spreads
 * @returns {number}
 */
export function hereIn(spreads) {
  return spreads.findIndex((spread) => spread.some((page) => page.number === view.page));
}

/**
 * Gives the pages of the spread that is looked at; none if there is no edition.
 * @param {Edition | null} edition
 * @returns {Page[]}
 */
export function spreadNow(edition) {
  const spreads = edition ? spreadsOf(edition) : [];
  return spreads[hereIn(spreads)] ?? [];
}

/**
 * Keeps a zoom within its bounds.
 * @param {number} zoom
 * @returns {number}
 */
export function clampZoom(zoom) {
  return Math.min(Math.max(zoom, ZOOMS[0]), ZOOMS[ZOOMS.length - 1]);
}

/** Takes from the address what is to be looked at. */
export function readAddress() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const zoom = hash.get("zoom") ?? "";
  view.edition = hash.get("edition") ?? view.edition;
  view.look = LOOKS.find((it) => it === hash.get("look")) ?? "pages";
  view.page = Number.parseInt(hash.get("page") ?? "", 10) || 1;
  if (zoom === "width") view.zoom = zoom;
  else view.zoom = Number.parseFloat(zoom) > 0 ? clampZoom(Number.parseFloat(zoom)) : "spread";
  const shown = /** @type {Overlay[]} */ ((hash.get("show") ?? "").split(","));
  view.show = new Set(shown.filter((it) => OVERLAYS.includes(it)));
  view.record = hash.get("record");
  const language = hash.get("lang") ?? rememberedLanguage();
  view.language = language === "ar" || language === "en" ? language : OF_RUN;
}

/** Writes into the address what is looked at. */
export function writeAddress() {
  const hash = new URLSearchParams({ edition: view.edition ?? "", page: String(view.page) });
  const { zoom } = view;
  if (view.look !== "pages") hash.set("look", view.look);
  if (zoom !== "spread") hash.set("zoom", String(typeof zoom === "number" ? +zoom.toFixed(3) : zoom));
  if (view.show.size) hash.set("show", [...view.show].join(","));
  if (view.record) hash.set("record", view.record);
  if (view.language !== OF_RUN) hash.set("lang", view.language);
  const text = `#${hash.toString().replaceAll("%2C", ",").replaceAll("%2F", "/")}`;
  if (location.hash !== text) history.replaceState(null, "", text);
}

// Browsers that are set to keep nothing throw even when they are asked.
function rememberedLanguage() {
  try { return localStorage.getItem(CHOICE); } catch { return null; }
}

/** Changes the language of the interface to the other one, and remembers it for other tabs and days. */
export function switchLanguage() {
  view.language = otherLanguage();
  try { localStorage.setItem(CHOICE, view.language); } catch { /* The address still has it. */ }
}

/**
 * Gives the language that the interface is not in.
 * @returns {Language}
 */
export function otherLanguage() {
  return view.language === "ar" ? "en" : "ar";
}
