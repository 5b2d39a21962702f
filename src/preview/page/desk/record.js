// The panel of the open record: its fields, how it goes with saving, and what it fills of its page.

import { icon, label, make, parts, sign, spoken } from "../elements.js";
import { placeRow } from "../places.js";
import { editionNow, goTo, spreadNow, state, view } from "../state.js";
import { word } from "../words.js";
import { choiceControl } from "./choices.js";
import { conflictOf } from "./conflict.js";
import { onDrafts, queues } from "./drafts.js";
import { textControl } from "./field.js";
import { factsControl, linesControl, orderControl } from "./lists.js";
import { goneView } from "./gone.js";
import { onOpened, opened } from "./opened.js";
import { showPane } from "./panes.js";
import { photographsControl } from "./photographs.js";
import { rawControl } from "./raw.js";
import { progressOf } from "./saving.js";
import { partAt } from "./values.js";
import { trialBar, tried } from "./trial.js";

/** @typedef {import("./field.js").Control} Control */

/** @type {Record<string, (field: any, record: any, more: any) => Control>} */
const KINDS = {
  line: textControl, paragraphs: textControl, lines: linesControl, facts: factsControl, flag: choiceControl,
  choice: choiceControl, fixed: choiceControl, photographs: photographsControl, order: orderControl,
};

/** @type {Control[]} */
let controls = [];
// What the fields were built for.
let built = "";

const title = make("h2", { id: "record-title", tabindex: "-1" });
const saving = make("p", { class: "saving" });
const close = make("button", { type: "button", class: "tool", "data-do": "close-record" }, icon("close"));
const body = make("div", { class: "record-body scrolls" });
const strays = make("div", {});
const capacity = make("span", { class: "capacity", role: "status" });

/** Begins to show the record that is open. */
export function beginRecord() {
  parts.record.append(
    make("button", { type: "button", class: "pull", "data-do": "pull", "aria-hidden": "true", tabindex: "-1" }),
    make("div", { class: "record-head" }, title, close, saving), body);
  onOpened(renderRecord);
  onDrafts((path) => {
    if (path !== view.record) return;
    renderSaving();
    renderStrays();
    for (const control of controls) control.redraw();
  });
}

/**
 * Shows the open record, or that there is none.
 * @param {Set<string>} [saved] the places that have just been saved
 */
export function renderRecord(saved = new Set()) {
  const { record, refusal, target } = opened;
  showPane(view.record ? "record" : null);
  if (!view.record) {
    built = "";
    controls = [];
    body.replaceChildren();
    return;
  }
  label(close, word("close-record"));
  renderSaving();
  if (refusal) {
    built = "";
    controls = [];
    body.replaceChildren(goneView(view.record, refusal));
    return;
  }
  if (!record) {
    if (built) body.replaceChildren();
    built = "";
    title.textContent = "…";
    return;
  }
  title.replaceChildren(make("bdi", {}, record.kind === "settings" ? word("settings") : record.name));
  const wanted = JSON.stringify([view.language, record.path, Boolean(record.broken),
    record.fields.map((/** @type {any} */ it) => [it.key, it.kind])]);
  if (wanted !== built) build(record, wanted);
  else controls.forEach((control, index) => control.update(record.broken ?? record.fields[index], record, saved));
  renderCapacity(record);
  renderStrays();
  if (opened.follows) followPages(record);
  if (target) {
    opened.target = null;
    openAt(record, target);
  }
}

/** @param {any} record @param {string} wanted */
function build(record, wanted) {
  built = wanted;
  const { scrollTop } = body;
  const at = document.activeElement?.closest("#record [data-at]")?.getAttribute("data-at");
  const more = record.kind === "settings" ? { onEdit: tried } : {};
  controls = record.broken
    ? [rawControl(record.broken, record)]
    : record.fields.map((/** @type {any} */ it) => KINDS[it.kind](it, record, more));
  const line = record.fields[0]?.place?.line ?? 1;
  body.replaceChildren(
    record.kind === "settings" ? trialBar(record) : "", strays,
    ...controls.map((it) => it.element),
    make("div", { class: "record-place" },
      make("button", { type: "button", class: "small", "data-do": "record-history" }, word("record-history")),
      placeRow({ file: record.path, line, column: 1 })));
  const text = controls.find((it, index) => record.fields[index]?.kind === "paragraphs");
  text?.element.querySelector(".field-head")?.append(capacity);
  // The fault of a record stands above its text.
  body.scrollTop = record.broken ? 0 : scrollTop;
  if (at) /** @type {HTMLElement | null} */ (body.querySelector(`[data-at="${CSS.escape(at)}"] :is(textarea, input, button)`))?.focus({ preventScroll: true });
}

// The cursor goes to the place; without one to the name of the record, for those who go by keyboard.
/** @param {any} record @param {import("./opened.js").Target} target */
function openAt(record, target) {
  const line = target.line;
  const at = line ? fieldAtLine(record, line) : target.at;
  if (at.length && controls.some((it) => it.open(at, target.paragraph, target.offset, target.words, target.letter))) return;
  // A field of a photograph that is gone still has its list.
  if (at.length > 1 && controls.some((it) => it.open(at.slice(0, 1), null, null))) return;
  body.scrollTop = 0;
  title.focus({ preventScroll: true });
}

// A message names a line of the file: the last field that begins before it is meant.
/** @param {any} record @param {number} line */
function fieldAtLine(record, line) {
  let [best, at] = [0, /** @type {import("./values.js").At} */ ([])];
  for (const field of record.fields) {
    if (field.place && field.place.line <= line && field.place.line > best) [best, at] = [field.place.line, field.at];
  }
  return at;
}

// Shows the pages that a record is printed on, unless one of them lies open.
/** @param {any} record */
function followPages({ pages }) {
  const own = pages.filter((/** @type {any} */ it) => state?.editions.some((edition) => edition.slug === it.edition && edition.pages.length >= it.page));
  if (!own.length) return;
  opened.follows = false;
  const open = spreadNow(editionNow()).map((it) => it.number);
  if (own.some((/** @type {any} */ it) => it.edition === view.edition && open.includes(it.page))) return;
  const first = own.find((/** @type {any} */ it) => it.edition === view.edition) ?? own[0];
  goTo(first.edition, first.page);
}

// What was typed into something that is not in the record any more is shown above its fields.
function renderStrays() {
  const { record } = opened;
  const drafts = queues.get(view.record ?? "")?.drafts ?? [];
  const lost = record ? drafts.filter((it) => it.conflict && (it.edit.op === "raw" ? !record.broken : !partAt(record, it.edit.at))) : [];
  strays.replaceChildren(...lost.map((it) => conflictOf(record.path, it, "auto", () => {})));
}

/** @param {any} record */
function renderCapacity({ capacity: told }) {
  const text = told?.text?.[view.language] ?? "";
  capacity.dataset.over = String(Boolean(told && told.lines < 0));
  if (capacity.textContent !== text) capacity.textContent = text;
}

function renderSaving() {
  const path = view.record ?? "";
  const progress = progressOf(path);
  const waits = Boolean(queues.get(path)?.drafts.length);
  const shown = progress?.state === "saved" && waits ? "saving" : progress?.state ?? (waits ? "saving" : "none");
  const shape = { saving: "busy", waiting: "warning", refused: "error", gone: "error", saved: "good", none: null }[shown];
  const reason = progress?.said && (shown === "waiting" || shown === "gone") ? progress.said[view.language] : null;
  saving.dataset.saving = shown;
  saving.replaceChildren(...(shape ? [sign(shape)] : []),
    make("span", {}, shown === "none" ? "" : word(`saving-${shown}`), ...(reason ? [" ", ...spoken(reason)] : [])));
}
