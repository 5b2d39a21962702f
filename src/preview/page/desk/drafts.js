// What is typed and not yet in the files: kept here, and by the browser, until the server says it has it.

import { isSame, setsValue, stands, textOf } from "./values.js";

/**
 * @typedef {import("./values.js").Edit} Edit
 *
 * An edit that is not saved yet, with what stood there when it was begun.
 * @typedef {object} Draft
 * @property {Edit} edit
 * @property {unknown} base
 * @property {import("./client.js").Said[] | null} refused why the server does not take it
 * @property {boolean} conflict whether somebody else has written there meanwhile
 * @property {unknown} theirs what they wrote
 *
 * The drafts of one record, in the order in which they are to be saved.
 * @typedef {object} Queue
 * @property {string} path
 * @property {string} version the version of the file that was seen
 * @property {Draft[]} drafts
 */

/** @type {Map<string, Queue>} */
export const queues = new Map();

/** @type {Set<(path: string) => void>} */
const listeners = new Set();

// The address has the key of the project in it, so projects do not meet.
const KEPT_AS = `drafts ${location.pathname}`;

/**
 * Registers what is to be done whenever the drafts of a record change.
 * @param {(path: string) => void} listener
 */
export function onDrafts(listener) {
  listeners.add(listener);
}

/**
 * Says that the drafts of a record have changed, and has the browser keep them.
 * @param {string} path
 */
export function draftsChanged(path) {
  if (!queues.get(path)?.drafts.length) queues.delete(path);
  try {
    if (queues.size) sessionStorage.setItem(KEPT_AS, JSON.stringify([...queues.values()]));
    else sessionStorage.removeItem(KEPT_AS);
  } catch { /* The browser keeps nothing, or has no room: they are still here. */ }
  for (const listener of listeners) listener(path);
}

/** Takes up the drafts that the browser kept over a reload. */
export function recallDrafts() {
  try {
    for (const queue of JSON.parse(sessionStorage.getItem(KEPT_AS) ?? "[]")) queues.set(queue.path, queue);
  } catch { /* Nothing was kept. */ }
}

/**
 * Finds the draft of a value.
 * @param {string} path
 * @param {import("./values.js").At} at
 * @param {string} [op]
 * @returns {Draft | null} the newest, if there are several
 */
export function draftAt(path, at, op) {
  const wanted = textOf(at);
  const isWanted = (/** @type {Draft} */ { edit }) =>
    setsValue(edit) && textOf(edit.at) === wanted && (op === undefined || edit.op === op);
  return queues.get(path)?.drafts.findLast(isWanted) ?? null;
}

/**
 * Adds an edit to what is to be saved; an edit of the same value that has not been sent is replaced.
 * @param {any} record as it was seen
 * @param {Edit} edit
 * @param {Set<Draft>} sent the drafts that are on their way
 * @returns {Draft}
 */
export function addDraft(record, edit, sent) {
  const { path, version } = record;
  const queue = queues.get(path) ?? { path, version, drafts: [] };
  queues.set(path, queue);
  const known = setsValue(edit) ? draftAt(path, edit.at, edit.op) : null;
  let draft = known;
  if (known && !sent.has(known)) {
    known.edit = edit;
    known.refused = null;
    // Typed, and typed back: there is nothing to save.
    if (!known.conflict && isSame(baseOf(edit), known.base)) queue.drafts.splice(queue.drafts.indexOf(known), 1);
  } else {
    const base = known ? baseOf(known.edit, known.base) : stands(record, edit);
    draft = { edit, base, refused: null, conflict: false, theirs: null };
    queue.drafts.push(draft);
  }
  draftsChanged(path);
  return /** @type {Draft} */ (draft);

  /** @param {Edit} of @param {any} [like] */
  function baseOf(of, like = known?.base) {
    return of.op === "raw" ? of.value : [Array.isArray(like) ? like[0] : null, of.value];
  }
}

/**
 * Drops a draft.
 * @param {string} path
 * @param {Draft} draft
 */
export function dropDraft(path, draft) {
  const queue = queues.get(path);
  if (!queue) return;
  queue.drafts = queue.drafts.filter((it) => it !== draft);
  draftsChanged(path);
}

/**
 * Notes that somebody else has written what a draft is of: it is not saved before one of both is chosen.
 * @param {string} path
 * @param {Draft} draft
 * @param {unknown} theirs
 */
export function contradict(path, draft, theirs) {
  Object.assign(draft, { conflict: true, theirs });
  for (const listener of listeners) listener(path);
}

/**
 * Compares drafts with a record that has moved on. What stands where it stood can still be saved; what
 * somebody else has changed is kept beside what they wrote, to be chosen from.
 * @param {Queue} queue
 * @param {any} record
 * @returns {boolean} whether an addition, a move or a removal had to be given up
 */
export function reconcile(queue, record) {
  let lost = false;
  queue.version = record.version;
  queue.drafts = queue.drafts.filter((draft) => {
    const { edit, base } = draft;
    const now = stands(record, edit);
    const isThere = setsValue(edit) && now !== null
      && isSame(edit.op === "raw" ? now : /** @type {any[]} */ (now)[1], edit.value);
    if (isThere) return false;
    if (isSame(now, base)) {
      draft.conflict = false;
      return true;
    }
    if (edit.op === "focus") {
      // A point is set again with a click; that of another photograph means nothing.
      draft.base = now;
      return Array.isArray(now) && Array.isArray(base) && now[0] === base[0];
    }
    if (!setsValue(edit)) {
      // An allowed finding, or a new item at the end, does no harm to what others wrote.
      const isHarmless = edit.op === "allow" || edit.op === "insert-fact";
      lost ||= !isHarmless;
      return isHarmless;
    }
    contradict(queue.path, draft, now);
    return true;
  });
  draftsChanged(queue.path);
  return lost;
}
