// Settings on trial: the pages show them at once; they are kept, or put back, by one click.

import { make } from "../elements.js";
import { word } from "../words.js";
import { draftAt } from "./drafts.js";
import { opened } from "./opened.js";
import { flush, save } from "./saving.js";
import { isSame } from "./values.js";

// The values of the settings before the trial, by their keys; nothing while there is none.
/** @type {Map<string, any> | null} */
let before = null;

const bar = make("div", { class: "trial", role: "group", hidden: true });

/**
 * Makes the bar that asks whether what is tried is kept.
 * @param {any} record
 * @returns {HTMLElement}
 */
export function trialBar(record) {
  const keep = () => end();
  const putBack = () => {
    const { record: now } = opened;
    for (const [key, value] of before ?? []) {
      const field = now?.fields.find((/** @type {any} */ it) => it.key === key);
      if (field && (draftAt(now.path, field.at, "set") || !isSame(field.value, value))) save(now, { op: "set", at: field.at, value: String(value) });
    }
    flush(record.path);
    end();
  };
  bar.replaceChildren(
    make("p", {}, word("trial")),
    make("div", { class: "choices" },
      make("button", { type: "button", class: "plain-small", click: keep }, word("trial-keep")),
      make("button", { type: "button", class: "plain-small", click: putBack }, word("trial-back"))));
  bar.setAttribute("aria-label", word("trial"));
  return bar;
}

/** Notes that a setting is tried; the record is still as it was before. */
export function tried() {
  before ??= new Map(opened.record.fields.filter((/** @type {any} */ it) => ["line", "choice"].includes(it.kind))
    .map((/** @type {any} */ it) => [it.key, it.value]));
  bar.hidden = false;
}

function end() {
  before = null;
  bar.hidden = true;
}
