// The desk: the booklets are edited where they are seen. Begins its parts, and draws them with the page.

import { body, parts } from "../elements.js";
import { isSheetOpen, openSheet } from "../panel.js";
import { isDesk, phone, state, view } from "../state.js";
import { queues } from "./drafts.js";
import { beginFrames, renderWritten } from "./frames.js";
import { beginHistory, historyOf, renderHistory } from "./history.js";
import { closeRecord, followState, openRecord, take } from "./opened.js";
import { keepAboveKeyboard, letPull, onPane, paneNow, showPane } from "./panes.js";
import { beginDrops, openOfPage } from "./pointing.js";
import { beginRecord, renderRecord } from "./record.js";
import { beginRemarks, renderRemarks } from "./remarks.js";
import { beginSaving, flush, onSaved, progressOf } from "./saving.js";
import { onSent } from "./sending.js";
import { beginTexts, focusSearch, renderTexts } from "./texts.js";
import { renderUndo, step } from "./undo.js";

let hasBegun = false;
// What the panel was drawn for, beside what its parts know themselves.
let drawn = "";

/** Draws the desk with every change of the page; where records cannot be written there is none. */
export function renderDesk() {
  const now = isDesk();
  body.toggleAttribute("data-desk", now);
  if (!now || !state) return;
  if (!hasBegun) begin();
  renderUndo();
  const wanted = `${view.language} ${view.record}`;
  if (wanted !== drawn) {
    drawn = wanted;
    renderRecord();
  }
  followState();
  renderPane();
  renderWritten();
  // The server is there: what could not be saved is tried at once.
  for (const path of queues.keys()) if (progressOf(path)?.state === "waiting") flush(path);
}

function begin() {
  hasBegun = true;
  beginRecord();
  beginTexts();
  beginHistory();
  beginRemarks();
  beginFrames();
  beginDrops();
  letPull();
  keepAboveKeyboard();
  onPane(renderPane);
  onSaved(take);
  onSent((record) => take(record, new Set()));
  beginSaving();
  addEventListener("keydown", onKey, true);
  // A preview that was started for a file of remarks begins with them.
  const asked = new URLSearchParams(location.hash.slice(1)).get("pane") === "remarks" ? "remarks" : "booklets";
  showPane(view.record ? "record" : asked);
  if (view.record) openRecord(view.record);
}

function renderPane() {
  const pane = paneNow();
  if (pane === "texts") renderTexts();
  else if (pane === "history") renderHistory();
  else if (pane === "remarks") renderRemarks();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!isDesk() || document.querySelector("dialog[open]")) return;
  const target = /** @type {Element} */ (event.target);
  const letter = event.code.replace("Key", "").toLowerCase();
  if (event.ctrlKey && event.altKey && (letter === "z" || letter === "y")) {
    event.preventDefault();
    step(letter === "z" && !event.shiftKey ? "undo" : "redo");
  } else if (event.key === "F2" || (event.key === "Enter" && target === parts.stage)) {
    event.preventDefault();
    openOfPage();
  }
}

/** @param {"booklets" | "texts" | "history" | "remarks"} name */
function leaveFor(name) {
  closeRecord(false);
  if (name === "history") historyOf(null);
  showPane(name);
}

/** Shows the booklets, in place of what is written. */
export function showBooklets() {
  if (isDesk()) leaveFor("booklets");
}

/** What the buttons and keys of the desk do. @type {Record<string, () => void>} */
export const DESK_ACTIONS = {
  "desk-sheet": () => {
    if (paneNow() === "booklets") showPane("texts");
    openSheet("desk");
  },
  "pane-booklets": () => leaveFor("booklets"),
  "pane-history": () => leaveFor("history"),
  "pane-remarks": () => leaveFor("remarks"),
  "pane-texts": () => leaveFor("texts"),
  "record-history": () => {
    const path = view.record;
    leaveFor("history");
    historyOf(path);
  },
  "redo": () => {
    if (state?.desk?.redo) step("redo");
  },
  "search": () => {
    if (!isDesk()) return;
    leaveFor("texts");
    if (phone.matches && !isSheetOpen("desk")) openSheet("desk");
    focusSearch();
  },
  "undo": () => {
    if (state?.desk?.undo) step("undo");
  },
};
