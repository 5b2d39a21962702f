// The panel's state and editions; on a phone the panel is a sheet that is opened from below.

import { body, code, icon, label, make, parts, sign, whenDifferent } from "./elements.js";
import { editionNow, goToEdition, state, view } from "./state.js";
import { folio, phrase, say, word } from "./words.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./state.js").State} State
 */

const SHEETS = ["view", "editions", "findings", "desk"];

/**
 * Opens a sheet and closes every other; closes it if it is open already.
 * @param {string | null} name nothing closes all of them
 */
export function openSheet(name) {
  if (name && name !== body.dataset.sheet) body.dataset.sheet = name;
  else delete body.dataset.sheet;
  for (const it of SHEETS) {
    const button = document.querySelector(`[data-do=${it}-sheet]`);
    button?.setAttribute("aria-expanded", String(body.dataset.sheet === it));
  }
}

/**
 * Tells whether a sheet is open.
 * @param {string} name
 * @returns {boolean}
 */
export function isSheetOpen(name) {
  return body.dataset.sheet === name;
}

/** Tells what the preview is doing, and how fast the last save appeared. */
export function renderState() {
  const { build, took, version, title } = /** @type {State} */ (state);
  body.dataset.state = build.state;
  body.dataset.version = String(version);
  body.dataset.edition = view.edition ?? "";
  parts.title.textContent = title;
  const shape = { setting: "busy", making: "busy", ready: "good", failed: "error" }[build.state];
  const told = word(`state-${build.state}`);
  for (const it of document.querySelectorAll(".verdict .sign, [data-do=editions-sheet] .sign")) {
    it.replaceWith(sign(shape));
  }
  parts["state-words"].textContent = told;
  parts["sheet-edition"].textContent = editionNow()?.name ?? word("editions");
  // Read aloud when it changes, even while the panel is out of sight.
  if (parts.told.textContent !== told) parts.told.textContent = told;
  parts.took.replaceChildren(...(took ? tookPhrase(took) : []));
}

/** @param {{ ms: number, file: string }} took */
function tookPhrase({ ms, file }) {
  const [key, time] = ms < 1000
    ? ["took-milliseconds", String(ms)]
    : ["took-seconds", (ms / 1000).toFixed(1)];
  return phrase(key, { time: make("b", {}, time), file: code(file) });
}

/** Lists the editions. */
export const renderEditions = whenDifferent(
  () => {
    const { editions } = /** @type {State} */ (state);
    return [editions.map((it) => [it.slug, it.name, it.current, it.pages.at(-1), it.pdf]), view.edition];
  },
  () => {
    const { editions } = /** @type {State} */ (state);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const slug = parts.editions.contains(focused) && focused?.dataset.slug;
    parts.editions.replaceChildren(...editions.map(editionItem));
    // The list is made anew; whoever steps through it stays where they were.
    if (slug) parts.editions.querySelector(`[data-slug="${CSS.escape(slug)}"]`)?.focus();
  },
);

/** @param {Edition} edition */
function editionItem(edition) {
  const { slug, name, current } = edition;
  const last = edition.pages.at(-1);
  const attributes = {
    type: "button", class: "edition", "data-slug": slug,
    "aria-current": slug === view.edition ? "true" : null, click: () => goToEdition(slug),
  };
  const button = make("button", attributes,
    make("bdi", { class: "name" }, name),
    make("span", { class: "count" }, say("pages", { count: last ? folio(last) : 0 })),
    current ? null : make("span", { class: "older" }, sign(last ? "warning" : "error"),
      word(last ? "older-pages" : "no-pages")));
  return make("li", {}, button, pdfOf(edition));
}

/** @param {Edition} edition */
function pdfOf({ name, slug, pdf }) {
  if (!pdf) return make("span", { class: "pdf", "data-pdf": "none" }, sign("none"), word("pdf-none"));
  const shape = { current: "good", making: "busy", older: "older", rejected: "error" }[pdf.state];
  const size = pdf.bytes ? (pdf.bytes / 1e6).toFixed(1) : "–";
  const told = word(`pdf-${pdf.state}`);
  const attributes = { class: "pdf", "data-pdf": pdf.state, href: pdf.url, download: `${slug}.pdf` };
  const link = make("a", attributes, sign(shape), told, icon("download"));
  label(link, `${say("download", { name, size })} · ${told}`);
  return link;
}
