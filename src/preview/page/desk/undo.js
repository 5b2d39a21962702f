// Undo and redo of what was written into the files: over records, and over restarts of the server.

import { parts } from "../elements.js";
import { state, view } from "../state.js";
import { word } from "../words.js";
import { Refusal, tell } from "./client.js";
import { openRecord } from "./opened.js";
import { flushAll } from "./saving.js";
import { reasonOf } from "./structure.js";
import { announce } from "./told.js";

/** Shows whether there is something to undo, or to redo. */
export function renderUndo() {
  parts.undo.setAttribute("aria-disabled", String(!state?.desk?.undo));
  parts.redo.setAttribute("aria-disabled", String(!state?.desk?.redo));
}

/**
 * Undoes the last change, or does it again, and shows the record that it was of.
 * @param {"undo" | "redo"} what
 */
export async function step(what) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  // What is being written gives way to what is in the file then.
  const wasWriting = active?.matches("#record textarea, #record input") ?? false;
  if (wasWriting) active?.blur();
  await flushAll();
  try {
    const { text } = await tell(what, {});
    announce(text[view.language], true);
    if (view.record) await openRecord(view.record, null, false);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    announce(refusal.status === 409 && !refusal.said ? word(`no-${what}`) : reasonOf(refusal), true);
  }
  if (wasWriting && active?.isConnected) active.focus({ preventScroll: true });
}
