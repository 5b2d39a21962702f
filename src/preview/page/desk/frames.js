// What stands where on the pages: a thin frame shows the field under the pointer, another one that which is
// being written.

import { make, pageElement, parts, setVariables } from "../elements.js";
import { editionNow, goTo, isDesk, phone, spreadNow, view } from "../state.js";
import { pixelsPerMm } from "../zoom.js";
import { ask } from "./client.js";
import { partAt, textOf } from "./values.js";
import { opened } from "./opened.js";

/**
 * @typedef {{ record: string, at: import("./values.js").At, paragraph: number | null, fixed: any, area: import("../state.js").Area }} Place
 */

// How many pages' places are kept.
const KEPT = 40;

/** @type {Map<string, Promise<Place[]>>} */
const known = new Map();

/**
 * Asks what stands where on a page, once for each of its looks.
 * @param {number} number
 * @returns {Promise<Place[]>} none if the server does not tell
 */
export function placesOn(number) {
  const edition = editionNow();
  const page = edition?.pages.find((it) => it.number === number);
  if (!edition || !page) return Promise.resolve([]);
  const key = `${edition.slug} ${number} ${page.key}`;
  const asked = known.get(key) ?? ask("places.json", { edition: edition.slug, page: String(number) })
    .then((it) => it.places, () => []);
  known.set(key, asked);
  if (known.size > KEPT) known.delete(/** @type {string} */ (known.keys().next().value));
  return asked;
}

/**
 * Finds what stands at a point: of several, the smallest.
 * @param {Place[]} places
 * @param {{ x: number, y: number }} point in millimetres from the corner of the trim
 * @returns {Place | null}
 */
export function placeAt(places, { x, y }) {
  const hit = places.filter(({ area }) =>
    x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height);
  return hit.sort((one, other) => one.area.width * one.area.height - other.area.width * other.area.height)[0] ?? null;
}

/**
 * Gives the point of a page under the pointer, in millimetres from the corner of its trim.
 * @param {{ clientX: number, clientY: number }} event
 * @param {Element} element
 * @returns {{ x: number, y: number }}
 */
export function pointOn({ clientX, clientY }, element) {
  const trim = element.getBoundingClientRect();
  return { x: (clientX - trim.left) / pixelsPerMm(), y: (clientY - trim.top) / pixelsPerMm() };
}

let turn = 0;

const under = make("div", { class: "place-frame", hidden: true });

/** Begins to frame what is under the pointer. */
export function beginFrames() {
  const leave = () => {
    turn += 1;
    under.hidden = true;
  };
  parts.stage.addEventListener("pointermove", async (/** @type {PointerEvent} */ event) => {
    if (!isDesk() || event.pointerType !== "mouse") return;
    const element = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-page]"));
    if (!element) {
      leave();
      return;
    }
    turn += 1;
    const now = turn;
    const places = await placesOn(Number(element.dataset.page));
    if (now !== turn) return;
    const place = placeAt(places, pointOn(event, element));
    under.hidden = !place;
    if (!place) return;
    under.dataset.of = element.dataset.key;
    frame(under, element, place);
  }, { passive: true });
  parts.stage.addEventListener("pointerleave", leave);
  addEventListener("focusin", () => {
    isSought = true;
    renderWritten();
  });
}

const written = make("div", { class: "place-frame written", hidden: true });

// Whether the field that has the focus has not been seen on any page since it got that.
let isSought = false;
let writtenTurn = 0;

/**
 * Frames what is being written, on the pages that lie open; on a phone they are scrolled to it. What stands on
 * another page of its group is gone to, once for each field that gets the focus.
 */
export async function renderWritten() {
  // On a page that looks otherwise now, what is under the pointer may be somewhere else.
  if (under.dataset.of !== under.parentElement?.dataset.key) under.hidden = true;
  const at = view.record && /** @type {HTMLElement | null} */ (document.activeElement)?.closest("#record [data-at]")?.getAttribute("data-at");
  if (!at || at === "raw") {
    written.hidden = true;
    return;
  }
  turn += 1;
  writtenTurn += 1;
  const now = writtenTurn;
  const edition = editionNow();
  const open = spreadNow(edition);
  for (const page of open) {
    const place = fieldOf(await placesOn(page.number), JSON.parse(at));
    const element = pageElement(page.number);
    if (now !== writtenTurn) return;
    if (!place || !element) continue;
    isSought = false;
    frame(written, element, place);
    written.hidden = false;
    if (phone.matches) scrollTo(element, place);
    return;
  }
  written.hidden = true;
  if (!isSought) return;
  for (const page of edition?.pages ?? []) {
    if (open.includes(page) || `data/${page.part}.yaml` !== view.record) continue;
    const place = fieldOf(await placesOn(page.number), JSON.parse(at));
    if (now !== writtenTurn) return;
    if (!place) continue;
    isSought = false;
    goTo(edition?.slug ?? null, page.number);
    return;
  }
}

// A text of several paragraphs has one frame around them all.
/** @param {Place[]} places @param {import("./values.js").At} at @returns {Place | null} */
function fieldOf(places, at) {
  const isPhoto = at.length > 1 && partAt(opened.record, at.slice(0, 2))?.file;
  const wanted = [textOf(at), isPhoto ? textOf(at.slice(0, 2)) : ""];
  const own = places.filter((it) => it.record === view.record && wanted.includes(textOf(it.at)));
  if (!own.length) return null;
  const [left, top] = [Math.min(...own.map((it) => it.area.x)), Math.min(...own.map((it) => it.area.y))];
  const width = Math.max(...own.map((it) => it.area.x + it.area.width)) - left;
  const height = Math.max(...own.map((it) => it.area.y + it.area.height)) - top;
  return { ...own[0], area: { x: left, y: top, width, height } };
}

/** @param {HTMLElement} made @param {HTMLElement} element @param {Place} place */
function frame(made, element, { area }) {
  if (made.parentElement !== element) element.append(made);
  setVariables(made, { "at-x": area.x, "at-y": area.y, "at-width": area.width, "at-height": area.height });
}

/** @param {HTMLElement} element @param {Place} place */
function scrollTo(element, { area }) {
  const page = element.getBoundingClientRect();
  const stage = parts.stage.getBoundingClientRect();
  const middle = page.top + (area.y + Math.min(area.height, 40) / 2) * pixelsPerMm();
  parts.stage.scrollTop += middle - (stage.top + stage.height / 2);
}
