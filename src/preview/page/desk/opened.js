// The record that is open for writing: asked for anew whenever the project has changed.

import { state, view, writeAddress } from "../state.js";
import { Refusal, recordOf } from "./client.js";
import { flush, meet } from "./saving.js";

/**
 * @typedef {import("./values.js").At} At
 *
 * Where the cursor is to be put once the record is there.
 * @typedef {{ at: At, paragraph: number | null, offset: number | null, line?: number, words?: string, letter?: number }} Target
 */

/** The record as the server last told it, or why it does not. */
export const opened = {
  /** @type {any} */
  record: null,
  /** @type {Refusal | null} */
  refusal: null,
  /** @type {Target | null} */
  target: null,
  /** Whether its pages are still to be shown, once it has some. */
  follows: false,
};

/** @type {(saved: Set<string>) => void} */
let render = () => {};
let asked = 0;
// The version of the state that the record belongs to, and the edition of which it tells.
let version = -1;
/** @type {string | null} */
let edition = null;
/** @type {Element | null} */
let cameFrom = null;

/**
 * Registers who shows the record.
 * @param {(saved: Set<string>) => void} renderer told which places have just been saved
 */
export function onOpened(renderer) {
  render = renderer;
}

/**
 * Opens a record, at a place in it if one is given.
 * @param {string} path
 * @param {Target | null} [target]
 * @param {boolean} [follows] whether its pages are shown as well
 * @returns {Promise<void>} kept once it is shown
 */
export function openRecord(path, target = null, follows = true) {
  const active = document.activeElement;
  if (!active?.closest("#record")) cameFrom = active;
  opened.target = target;
  opened.follows = follows;
  if (view.record !== path) {
    if (view.record) flush(view.record);
    Object.assign(opened, { record: null, refusal: null });
    view.record = path;
    writeAddress();
  }
  render(new Set());
  return reload();
}

/**
 * Closes the record; what is typed in it is saved.
 * @param {boolean} [goesBack] whether the focus goes back to where it came from
 */
export function closeRecord(goesBack = true) {
  if (!view.record) return;
  flush(view.record);
  view.record = null;
  Object.assign(opened, { record: null, refusal: null, target: null });
  writeAddress();
  render(new Set());
  if (!goesBack) return;
  const target = /** @type {HTMLElement | null} */ (cameFrom?.isConnected ? cameFrom : document.querySelector("#stage"));
  if (target !== document.body) target?.focus({ preventScroll: true });
}

/** Asks for the open record anew if the project has changed since, or another edition is shown. */
export function followState() {
  const isOther = state?.version !== version || view.edition !== edition || opened.record?.path !== view.record;
  if (view.record && state && isOther) reload();
}

async function reload() {
  const path = view.record;
  if (!path) return;
  asked += 1;
  const turn = asked;
  version = state?.version ?? -1;
  edition = view.edition;
  try {
    const record = await recordOf(path);
    if (turn === asked && view.record === path) take(record, new Set());
  } catch (refusal) {
    if (turn !== asked || !(refusal instanceof Refusal) || !refusal.status) return;
    opened.refusal = refusal;
    render(new Set());
  }
}

/**
 * Takes a record as the server has it now.
 * @param {any} record
 * @param {Set<string>} saved the places that have just been saved
 */
export function take(record, saved) {
  if (record.path !== view.record) return;
  // An answer that is under way tells what was before.
  if (saved.size) asked += 1;
  Object.assign(opened, { record, refusal: null });
  meet(record);
  render(saved);
}
