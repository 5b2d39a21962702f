// What the reader can do, by button, key, wheel and finger.

import { DESK_ACTIONS, showBooklets } from "./desk/desk.js";
import { closeRecord } from "./desk/opened.js";
import { body, label, parts, root } from "./elements.js";
import { leaveFinding, listMoreFindings } from "./findings.js";
import { toggleOverlay } from "./overlays.js";
import { openSheet } from "./panel.js";
import { closePopover } from "./popover.js";
import { toggleProblems } from "./problems.js";
import {
  LOOKS, OVERLAYS, changed, editionNow, goTo, goToEdition, hereIn, isDesk, lookAt, otherLanguage, pageOrder, phone,
  readAddress, spreadsOf, state, switchLanguage, view,
} from "./state.js";
import { word } from "./words.js";
import { applyZoom, setZoom, settleSoon, stepZoom, wheelZoom } from "./zoom.js";

// How far a finger has to go to turn a page, in pixels.
const SWIPE = 48;

/** @type {Record<string, () => void>} */
const ACTIONS = {
  "actual": () => setZoom(1),
  ...DESK_ACTIONS,
  "close": closeTopmost,
  "close-record": () => closeRecord(),
  "editions-sheet": () => {
    showBooklets();
    openSheet("editions");
  },
  "findings-sheet": () => {
    showBooklets();
    openSheet("findings");
  },
  "first": () => turn(-Infinity),
  "fit-spread": () => setZoom("spread"),
  "fit-width": () => setZoom("width"),
  "full": toggleFullScreen,
  "help": () => parts.help.showModal(),
  "language": () => {
    switchLanguage();
    speak();
    changed();
  },
  "larger": () => stepZoom(1),
  "last": () => turn(Infinity),
  "next": () => turn(1),
  "next-edition": goToNextEdition,
  "next-look": () => lookAt(LOOKS[(LOOKS.indexOf(view.look) + 1) % LOOKS.length]),
  "panel": () => body.toggleAttribute("data-panel-closed"),
  "previous": () => turn(-1),
  "smaller": () => stepZoom(-1),
  "turn-left": () => turn(isLeftNext() ? 1 : -1),
  "turn-right": () => turn(isLeftNext() ? -1 : 1),
  "view-sheet": () => openSheet("view"),
  ...Object.fromEntries(LOOKS.map((look) => [`look-${look}`, () => lookAt(look)])),
  ...Object.fromEntries(OVERLAYS.map((name) => [name, () => toggleOverlay(name)])),
};

/** @type {Record<string, string>} */
const KEYS = {
  "ArrowLeft": "turn-left", "ArrowRight": "turn-right", "PageDown": "next", "PageUp": "previous",
  "Home": "first", "End": "last", "+": "larger", "=": "larger", "-": "smaller", "0": "fit-spread",
  "1": "actual", "w": "fit-width", "b": "bleed", "t": "trim", "s": "safe", "g": "grid", "e": "next-edition",
  "v": "next-look", "p": "panel", "f": "full", "?": "help", "/": "search", "Escape": "close",
};

/** Sets every text that does not depend on the state in the language of the interface. */
export function speak() {
  if (!state) document.title = word("brand");
  root.lang = view.language;
  root.dir = word("direction");
  for (const it of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-word]"))) {
    it.textContent = word(it.dataset.word ?? "");
  }
  for (const it of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-label]"))) {
    label(it, word(it.dataset.label ?? ""), keyFor(it.dataset.do));
  }
  const other = /** @type {HTMLElement} */ (document.querySelector("[data-do=language]"));
  other.textContent = word("language");
  other.lang = otherLanguage();
}

/** @param {string | undefined} action */
function keyFor(action) {
  return Object.keys(KEYS).find((key) => KEYS[key] === action);
}

/** Begins to listen to the reader. */
export function listen() {
  const { stage, help } = parts;
  parts.more.addEventListener("click", listMoreFindings);
  parts["problems-fold"].addEventListener("click", toggleProblems);
  help.addEventListener("click", (/** @type {Event} */ event) => {
    // What lies around the dialog belongs to it, too.
    if (event.target === help) help.close();
  });
  stage.addEventListener("scroll", closePopover, { passive: true });
  stage.addEventListener("wheel", onWheel, { passive: false });
  stage.addEventListener("touchstart", onTouchStart, { passive: true });
  stage.addEventListener("touchend", onTouchEnd, { passive: true });
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", () => {
    readAddress();
    speak();
    changed();
  });
  phone.addEventListener("change", changed);
  new ResizeObserver(() => {
    applyZoom();
    settleSoon();
  }).observe(stage.parentElement);
  for (const it of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-do=full]"))) {
    it.hidden = !document.fullscreenEnabled;
  }
}

function isLeftNext() {
  const edition = editionNow();
  return edition !== null && pageOrder(edition) === "rtl";
}

/** @param {number} step how many spreads to go on, or back */
function turn(step) {
  const edition = editionNow();
  if (!edition || view.look !== "pages") return;
  const spreads = spreadsOf(edition);
  const here = hereIn(spreads);
  const there = spreads[Math.min(Math.max(here + step, 0), spreads.length - 1)];
  if (there && there !== spreads[here]) goTo(view.edition, there[0].number);
}

function goToNextEdition() {
  const slugs = state?.editions.map((it) => it.slug) ?? [];
  if (slugs.length) goToEdition(slugs[(slugs.indexOf(view.edition ?? "") + 1) % slugs.length]);
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.().catch(() => { /* The browser does not want to. */ });
}

function closeTopmost() {
  if (!parts.popover.hidden) closePopover();
  else if (view.record) closeRecord();
  else if (body.dataset.sheet) openSheet(null);
  else leaveFinding();
}

/** @param {MouseEvent} event */
function onClick(event) {
  const target = /** @type {Element} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-do]"));
  if (button) ACTIONS[button.dataset.do ?? ""]?.();
  if (!target.closest(".popover, .page")) closePopover();
  // A page stays in view above what is written of it.
  const isSheet = body.dataset.sheet && body.dataset.sheet !== "desk";
  if (isSheet && target.closest(".desk, .thumbs")) openSheet(null);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const key = keyOf(event);
  const action = Object.hasOwn(KEYS, key) && KEYS[key];
  const target = /** @type {Element} */ (event.target);
  // Within a list these keys scroll, as everywhere; a slider has the arrows, and + and −, too.
  const writes = target.matches("textarea, input:not([type=range], [type=radio], [type=checkbox])");
  if (writes && key !== "Escape") return;
  const scrolls = ["PageDown", "PageUp", "Home", "End"].includes(key);
  const slides = target.matches("select") || (target.matches("input") && key.length > 1 && key !== "Escape")
    || (key === "/" && !isDesk());
  if (!action || slides || (scrolls && target.closest(".panel, .problems, .views"))) return;
  event.preventDefault();
  ACTIONS[action]();
}

// On an Arabic keyboard the key of B writes «لا»; what counts is which key it is.
/** @param {KeyboardEvent} event */
function keyOf(event) {
  if (event.key === "؟") return "?";
  if (/^[\x20-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  if (event.key.length > 2) return event.key;
  return /^(?:Key|Digit)(.)$/.exec(event.code)?.[1].toLowerCase() ?? event.key;
}

/** @param {WheelEvent} event */
function onWheel(event) {
  if (!event.ctrlKey || !editionNow()) return;
  event.preventDefault();
  wheelZoom(event.deltaY, { x: event.clientX, y: event.clientY });
}

/** @type {{ x: number, y: number } | null} */
let touch = null;

// A swipe turns the page it draws along, unless there is more of this one to be seen.
/** @param {TouchEvent} event */
function onTouchStart({ touches }) {
  const swipes = touches.length === 1 && !("zoomed" in body.dataset);
  touch = swipes ? { x: touches[0].clientX, y: touches[0].clientY } : null;
}

/** @param {TouchEvent} event */
function onTouchEnd({ changedTouches: [end] }) {
  if (!touch) return;
  const [across, down] = [end.clientX - touch.x, end.clientY - touch.y];
  touch = null;
  if (Math.abs(across) <= SWIPE || Math.abs(across) <= 2 * Math.abs(down)) return;
  ACTIONS[across > 0 ? "turn-left" : "turn-right"]();
}
