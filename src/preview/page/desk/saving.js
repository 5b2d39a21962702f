// Saves what is typed: a moment after the last key, at once on leaving a field, again and again if it fails.

import { Refusal, recordOf, tell } from "./client.js";
import { addDraft, draftsChanged, dropDraft, queues, reconcile, recallDrafts } from "./drafts.js";
import { announce } from "./told.js";
import { isSame, placeAfter, setsValue, stands, textOf } from "./values.js";
import { view } from "../state.js";
import { word } from "../words.js";

/**
 * @typedef {import("./values.js").Edit} Edit
 * @typedef {import("./drafts.js").Draft} Draft
 * @typedef {import("./client.js").Said} Said
 *
 * How it goes with the drafts of a record: on their way, waiting for another try (and why), or for a person;
 * `gone` if the file is not there any more.
 * @typedef {{ state: "saving" | "waiting" | "refused" | "saved" | "gone", said: Said | null }} Progress
 */

// How long after the last key it is saved, in milliseconds, and how long each further try waits.
const MOMENT = 600;
const PAUSES = [1000, 2000, 4000, 8000, 15000];
// What a browser sends for a page that is being closed, in bytes.
const LAST = 60_000;

/** @type {Map<string, Progress>} */
const progress = new Map();
/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const timers = new Map();
/** @type {Map<string, number>} */
const tries = new Map();
// The records of which a single draft at a time is sent, to find the one that is refused.
/** @type {Set<string>} */
const singly = new Set();
/** @type {Map<string, Promise<void>>} */
const running = new Map();
// The records that were to be saved again while they were being saved.
/** @type {Set<string>} */
const wanted = new Set();
/** @type {Set<Draft>} */
const sent = new Set();

/** @type {(record: any, saved: Set<string>) => void} */
let deliver = () => {};

/**
 * Registers who takes a record as the server has it after it was saved, with the places that were saved.
 * @param {(record: any, saved: Set<string>) => void} receiver
 */
export function onSaved(receiver) {
  deliver = receiver;
}

/**
 * Tells how it goes with the drafts of a record.
 * @param {string} path
 * @returns {Progress | null} nothing if none has been saved or is to be
 */
export function progressOf(path) {
  return progress.get(path) ?? null;
}

/** @param {string} path @param {Progress["state"]} state @param {Said | null} [said] */
function setProgress(path, state, said = null) {
  progress.set(path, { state, said });
  draftsChanged(path);
}

/**
 * Has an edit saved: a value a moment later, because more may be typed, anything else at once.
 * @param {any} record as it was seen
 * @param {Edit} edit
 * @returns {Promise<Said[] | null>} why something else than a value is refused; nothing if it is not
 */
export async function save(record, edit) {
  const draft = addDraft(record, edit, sent);
  if (!queues.has(record.path)) return null;
  if (setsValue(edit)) {
    later(record.path, MOMENT);
    return null;
  }
  await flush(record.path);
  return draft.refused;
}

/** @param {string} path @param {number} pause */
function later(path, pause) {
  clearTimeout(timers.get(path));
  timers.set(path, setTimeout(() => flush(path), pause));
}

/**
 * Saves what is typed in a record now.
 * @param {string} path
 * @returns {Promise<void>} kept once it is saved, or cannot be
 */
export function flush(path) {
  clearTimeout(timers.get(path));
  const runs = running.get(path);
  if (runs) {
    wanted.add(path);
    return runs;
  }
  const run = flushNow(path).finally(() => running.delete(path));
  running.set(path, run);
  return run;
}

/**
 * Saves everything now.
 * @returns {Promise<unknown>}
 */
export function flushAll() {
  return Promise.all([...queues.keys()].map(flush));
}

/** @param {string} path */
async function flushNow(path) {
  for (;;) {
    wanted.delete(path);
    const queue = queues.get(path);
    const ready = queue?.drafts.filter((it) => !it.refused && !it.conflict) ?? [];
    const batch = singly.has(path) ? ready.slice(0, 1) : ready;
    if (!queue || !batch.length) {
      singly.delete(path);
      if (queue?.drafts.length) setProgress(path, "refused");
      return;
    }
    for (const draft of batch) sent.add(draft);
    const edits = batch.map((it) => wireForm(it.edit));
    setProgress(path, "saving");
    try {
      const { record } = await tell("edit", { path, version: queue.version, edits });
      settle(path, batch, record);
      // What is typed meanwhile waits for its own moment.
      if (!singly.has(path) && !wanted.has(path)) return;
    } catch (refusal) {
      for (const draft of batch) sent.delete(draft);
      if (!(refusal instanceof Refusal)) throw refusal;
      if (!await handle(path, batch, refusal)) return;
    }
  }
}

// What is of a record as a whole is sent without a place.
/** @param {Edit} edit */
function wireForm({ at, ...edit }) {
  return edit.op === "raw" || edit.op === "allow" ? edit : { at, ...edit };
}

/** @param {string} path @param {Draft[]} batch @param {any} record */
function settle(path, batch, record) {
  const queue = /** @type {import("./drafts.js").Queue} */ (queues.get(path));
  queue.version = record.version;
  queue.drafts = queue.drafts.filter((it) => !batch.includes(it));
  for (const draft of batch) {
    sent.delete(draft);
    queue.drafts = queue.drafts.filter((it) => {
      const at = setsValue(it.edit) ? placeAfter(it.edit.at, draft.edit) : it.edit.at;
      if (at) it.edit = { ...it.edit, at };
      return at !== null;
    });
  }
  // What was typed while the same value was on its way goes on from what is in the file now.
  for (const draft of queue.drafts) if (!draft.conflict) draft.base = stands(record, draft.edit);
  tries.delete(path);
  deliver(record, new Set(batch.map((it) => textOf(it.edit.at))));
  setProgress(path, queue.drafts.length ? "saving" : "saved");
  if (!queue.drafts.length) announce(word("saved"));
}

// Tells whether there is something left that can be sent at once.
/** @param {string} path @param {Draft[]} batch @param {Refusal} refusal @returns {Promise<boolean>} */
async function handle(path, batch, refusal) {
  const { status, said, hints, body } = refusal;
  merge(path);
  if (status === 409) {
    const record = body?.record ?? await recordOf(path).catch(() => null);
    if (record) {
      meet(record);
      deliver(record, new Set());
      return true;
    }
  } else if (status === 404) {
    setProgress(path, "gone", said);
    return false;
  } else if ([400, 413, 422].includes(status)) {
    if (batch.length > 1) {
      singly.add(path);
      return true;
    }
    const [draft] = batch;
    draft.refused = [said ?? { ar: word("refused"), en: word("refused") }, ...hints];
    if (setsValue(draft.edit)) {
      draftsChanged(path);
    } else {
      // A field shows why it is not saved; a list that stays as it is does not.
      announce(draft.refused.map((it) => it[view.language]).join(word("stop")), true);
      dropDraft(path, draft);
    }
    return true;
  }
  // The server or the disk may come back.
  const turn = tries.get(path) ?? 0;
  tries.set(path, turn + 1);
  setProgress(path, "waiting", said);
  later(path, PAUSES[Math.min(turn, PAUSES.length - 1)]);
  return false;
}

// What was typed while the same value was on its way in vain takes its place.
/** @param {string} path */
function merge(path) {
  const queue = queues.get(path);
  if (!queue) return;
  /** @type {Draft[]} */
  const merged = [];
  for (const draft of queue.drafts) {
    const same = setsValue(draft.edit)
      && merged.find((it) => it.edit.op === draft.edit.op && isSame(it.edit.at, draft.edit.at));
    if (same) same.edit = draft.edit;
    else merged.push(draft);
  }
  queue.drafts = merged;
}

/**
 * Compares what is not saved with a record that somebody else has changed.
 * @param {any} record
 */
export function meet(record) {
  const queue = queues.get(record.path);
  if (!queue || queue.drafts.some((it) => sent.has(it))) return;
  if (queue.version === record.version) {
    // A file that was gone is there again as it was.
    if (progress.get(record.path)?.state === "gone") later(record.path, 0);
    return;
  }
  if (reconcile(queue, record)) announce(word("list-moved"), true);
  if (queues.has(record.path)) later(record.path, 0);
}

/**
 * Ends a conflict.
 * @param {string} path
 * @param {Draft} draft
 * @param {unknown} value what is to be saved; nothing to take what the others wrote
 */
export function resolve(path, draft, value) {
  if (value === undefined) {
    dropDraft(path, draft);
    if (!queues.has(path)) setProgress(path, "saved");
    return;
  }
  Object.assign(draft, { edit: { ...draft.edit, value }, base: draft.theirs, conflict: false, theirs: null });
  draftsChanged(path);
  flush(path);
}

/** Begins to care for what is not saved: over reloads, lost connections and closed windows. */
export function beginSaving() {
  recallDrafts();
  for (const path of queues.keys()) {
    recordOf(path).then(
      (record) => {
        meet(record);
        deliver(record, new Set());
        flush(path);
      },
      (refusal) => setProgress(path, refusal.status === 404 ? "gone" : "waiting", refusal.said),
    );
  }
  addEventListener("online", flushAll);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flushAll();
  });
  addEventListener("beforeunload", (event) => {
    if (queues.size) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    for (const { path, version, drafts } of queues.values()) {
      const ready = drafts.filter((it) => !it.conflict && !it.refused && !sent.has(it));
      const body = { path, version, edits: ready.map((it) => wireForm(it.edit)) };
      if (ready.length && JSON.stringify(body).length < LAST) tell("edit", body, true).catch(() => { /* It is kept for the next time. */ });
    }
  });
}
