// Marking on pages: a word or a picture by a click, an area by a drag, a paragraph by the keyboard; and the
// marks of the remarks that are there.

import { bringIntoView, data, figure, leafOf, make, part, putAt, textOf, wordsWithin } from "./proof.js";
import { reader } from "./remarks.js";
import { say } from "./words.js";

/**
 * @typedef {import("./remarks.js").Mark} Mark
 * @typedef {import("./proof.js").Place} Place
 */

// How far a pointer moves before it draws, in pixels; how near a click is to a word, and how large a mark is
// where nothing stands, in millimetres.
const STILL = 6;
const NEAR = 0.8;
const SPOT = 8;
// How far down the next number has room in the margin, in millimetres.
const ROW = 9;
// The arrow keys that go on, and those that go back, within a page.
const SIDES = data.language === "ar" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
const ONWARD = ["ArrowDown", SIDES[0]];
const BACK = ["ArrowUp", SIDES[1]];

/** @type {(mark: Mark) => void} */
let whenMarked = () => {};
/** @type {(index: number) => void} */
let whenChosen = () => {};
/** @type {{ number: number, from: number[], at: number[], draws: boolean, pointer: number } | null} */
let drag = null;
// Whether the click that follows belongs to a drag that has ended.
let hasDrawn = false;
const frame = make("div", { class: "drawn", "aria-hidden": "true" });

/**
 * Begins to listen to the pages.
 * @param {(mark: Mark) => void} marked told what the reader marks
 * @param {(index: number) => void} chosen told which remark the reader points at
 */
export function beginMarks(marked, chosen) {
  whenMarked = marked;
  whenChosen = chosen;
  data.pages.forEach((page, index) => {
    const number = index + 1;
    const leaf = leafOf(number);
    const places = page.places.map((place, at) => {
      const button = make("button", { type: "button", class: "place", tabindex: at ? "-1" : "0", "data-place": at });
      putAt(button, place.area);
      return button;
    });
    leaf.append(...places, make("div", { class: "marks" }));
    leaf.addEventListener("click", (event) => onClick(event, number));
    leaf.addEventListener("pointerdown", (event) => onDown(event, number));
    leaf.addEventListener("pointermove", onMove);
    leaf.addEventListener("pointerup", onUp);
    leaf.addEventListener("pointercancel", stop);
    leaf.addEventListener("keydown", (event) => onKey(event, places));
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) stop();
  });
}

/** Names the places in the language of the page. */
export function namePlaces() {
  data.pages.forEach((page, index) => {
    for (const button of leafOf(index + 1).querySelectorAll(".place")) {
      const place = page.places[Number(/** @type {HTMLElement} */ (button).dataset.place)];
      button.setAttribute("aria-label", say("write-on", { text: textOf(index + 1, place) }));
    }
  });
}

/** Draws the marks of all remarks, and of the one that is being written. @param {Mark | null} written */
export function drawMarks(written) {
  for (const marks of document.querySelectorAll(".marks")) marks.replaceChildren();
  reader.remarks.forEach((remark, index) => {
    const number = figure(index + 1);
    const choose = (/** @type {Event} */ event) => {
      event.stopPropagation();
      whenChosen(index);
    };
    const badge = make("button", { type: "button", class: "badge", tabindex: "-1", click: choose,
      "aria-label": say("mark", { number, remark: remark.remark }) }, number);
    add(remark, make("div", { class: "mark", "data-remark": index }));
    // The number stands in the margin, where it covers no word; beside others at the same height.
    const { page, area: [, top] } = remark;
    const beside = reader.remarks.slice(0, index).filter((it) => it.page === page && Math.abs(it.area[1] - top) < ROW);
    badge.style.top = `${(top / data.height) * 100}%`;
    badge.style.setProperty("--beside", String(beside.length));
    leafOf(page).querySelector(".marks")?.append(badge);
  });
  if (written) add(written, make("div", { class: "mark now" }));
}

/** Shows the mark of a remark. @param {number} index */
export function showMark(index) {
  const mark = document.querySelector(`.mark[data-remark="${index}"]`);
  if (!mark) return;
  bringIntoView(mark);
  mark.classList.remove("seen");
  // Begins the animation anew.
  void (/** @type {HTMLElement} */ (mark)).offsetWidth;
  mark.classList.add("seen");
}

/** Gives the mark of a whole place. @param {number} page @param {Place} place @returns {Mark} */
export function wholeMark(page, place) {
  return { page, area: place.area, place, words: place.picture ? "" : bounded(wordsWithin(page, place)) };
}

/** @param {Mark} mark @param {HTMLElement} element */
function add(mark, element) {
  putAt(element, mark.area);
  leafOf(mark.page).querySelector(".marks")?.append(element);
}

/** @param {string[]} words @returns {string} */
function bounded(words) {
  const all = [...words.join(" ")];
  return all.length <= data.bounds.words ? all.join("") : `${all.slice(0, data.bounds.words - 1).join("")}…`;
}

/** @param {MouseEvent} event @param {number} number @returns {number[]} */
function pointOn(event, number) {
  const box = leafOf(number).getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * data.width, ((event.clientY - box.top) / box.height) * data.height];
}

/** @param {MouseEvent} event @param {number} number */
function onClick(event, number) {
  if (hasDrawn) {
    hasDrawn = false;
    return;
  }
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".place"));
  // By a key, or by a screen reader, no point is told.
  if (button && event.detail === 0) whenMarked(wholeMark(number, data.pages[number - 1].places[Number(button.dataset.place)]));
  else whenMarked(markAt(number, pointOn(event, number)));
}

/** @param {number} number @param {number[]} point @returns {Mark} */
function markAt(number, [x, y]) {
  const page = data.pages[number - 1];
  for (const { place, band: [top, height], words } of page.lines) {
    if (y < top || y > top + height) continue;
    const hit = words.find(([, left, width]) => x >= left - NEAR && x <= left + width + NEAR);
    if (hit) return { page: number, area: [hit[1], top, hit[2], height], place: place === null ? null : page.places[place], words: hit[0] };
  }
  const isIn = (/** @type {Place} */ { area: [left, top, width, height] }) =>
    x >= left && x <= left + width && y >= top && y <= top + height;
  // The smallest is meant: a caption may lie within its picture.
  const place = page.places.filter(isIn).sort((one, other) => one.area[2] * one.area[3] - other.area[2] * other.area[3])[0];
  if (place) return wholeMark(number, place);
  const within = (/** @type {number} */ at, /** @type {number} */ whole) => Math.min(Math.max(at - SPOT / 2, 0), whole - SPOT);
  return { page: number, area: [within(x, data.width), within(y, data.height), SPOT, SPOT].map(tenth), place: null, words: "" };
}

/** @param {number} number @param {number[]} area @returns {Mark} */
function markOn(number, area) {
  const [x, y, width, height] = area;
  const page = data.pages[number - 1];
  /** @type {string[]} */
  const words = [];
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const line of page.lines) {
    const middle = line.band[0] + line.band[1] / 2;
    if (middle < y || middle > y + height) continue;
    const hit = line.words.filter(([, left, wide]) => left + wide / 2 >= x && left + wide / 2 <= x + width);
    words.push(...hit.map((it) => it[0]));
    if (hit.length && line.place !== null) counts.set(line.place, (counts.get(line.place) ?? 0) + hit.length);
  }
  const most = [...counts].sort((one, other) => other[1] - one[1])[0];
  const covered = (/** @type {Place} */ { area: [left, top, wide, high] }) =>
    Math.max(Math.min(x + width, left + wide) - Math.max(x, left), 0) * Math.max(Math.min(y + height, top + high) - Math.max(y, top), 0);
  const pictures = page.places.filter((it) => it.picture && covered(it) > 0).sort((one, other) => covered(other) - covered(one));
  return { page: number, area, place: most ? page.places[most[0]] : pictures[0] ?? null, words: bounded(words) };
}

/** @param {PointerEvent} event @param {number} number */
function onDown(event, number) {
  hasDrawn = false;
  const draws = event.pointerType !== "touch" || document.body.hasAttribute("data-draws");
  if (event.button || !draws || /** @type {Element} */ (event.target).closest(".badge")) return;
  const at = pointOn(event, number);
  drag = { number, from: at, at: [event.clientX, event.clientY], draws: false, pointer: event.pointerId };
}

/** @param {PointerEvent} event */
function onMove(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (!drag.draws && Math.hypot(event.clientX - drag.at[0], event.clientY - drag.at[1]) < STILL) return;
  if (!drag.draws) {
    drag.draws = true;
    leafOf(drag.number).setPointerCapture(event.pointerId);
    leafOf(drag.number).append(frame);
  }
  event.preventDefault();
  putAt(frame, drawnTo(event));
}

/** @param {PointerEvent} event */
function onUp(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  const { number, draws } = drag;
  const area = drawnTo(event);
  stop();
  if (!draws) return;
  hasDrawn = true;
  // No click follows where the pointer was let go beside the page.
  setTimeout(() => { hasDrawn = false; }, 50);
  if (area[2] > 0.5 && area[3] > 0.5) whenMarked(markOn(number, area));
}

/** @param {PointerEvent} event @returns {number[]} */
function drawnTo(event) {
  const { number, from } = /** @type {any} */ (drag);
  const to = pointOn(event, number);
  const sides = [data.width, data.height];
  const [one, other] = [from, to].map((point) => point.map((/** @type {number} */ it, /** @type {number} */ side) => Math.min(Math.max(it, 0), sides[side])));
  return [Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1])].map(tenth);
}

function stop() {
  drag = null;
  frame.remove();
}

/** @param {number} millimetres @returns {number} */
function tenth(millimetres) {
  return Math.round(millimetres * 10) / 10;
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} places */
function onKey(event, places) {
  const here = places.indexOf(/** @type {HTMLElement} */ (event.target));
  const step = ONWARD.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
  if (here < 0 || !step) return;
  event.preventDefault();
  const next = places[Math.min(Math.max(here + step, 0), places.length - 1)];
  places[here].tabIndex = -1;
  next.tabIndex = 0;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
