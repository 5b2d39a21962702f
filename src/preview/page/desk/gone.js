// A record that is not there any more: what was typed and not saved is shown, to be copied, and the bin offered.

import { make, sign, spoken } from "../elements.js";
import { view } from "../state.js";
import { word } from "../words.js";
import { ask, tell } from "./client.js";
import { draftsChanged, queues } from "./drafts.js";
import { flush } from "./saving.js";
import { openRecord } from "./opened.js";

/**
 * Shows that a record cannot be had.
 * @param {string} path
 * @param {import("./client.js").Refusal} refusal
 * @returns {HTMLElement}
 */
export function goneView(path, refusal) {
  const isGone = refusal.status === 404;
  const drafts = queues.get(path)?.drafts ?? [];
  const texts = drafts.map((it) => it.edit.value).filter((it) => it !== undefined)
    .map((it) => (Array.isArray(it) ? it.join("\n\n") : String(it)));
  const actions = make("div", { class: "choices" });
  if (isGone) offerBin(path, actions);
  if (texts.length) {
    const forget = () => {
      queues.delete(path);
      draftsChanged(path);
      openRecord(path);
    };
    actions.append(make("button", { type: "button", class: "small", click: forget }, word("forget")));
  }
  return make("div", { class: "field" },
    make("p", { class: "field-error", role: "alert" }, sign("error"),
      make("span", {}, ...(isGone ? [word("gone")] : spoken(refusal.said?.[view.language] ?? word("refused"))))),
    ...(texts.length ? [make("p", {}, word("gone-texts"))] : []),
    ...texts.map((it) => make("textarea", { readonly: true, rows: "6", dir: "auto", class: "kept", "aria-label": word("gone-texts") }, it)),
    actions);
}

/** @param {string} path @param {HTMLElement} actions */
async function offerBin(path, actions) {
  const records = await ask("records.json").catch(() => null);
  const binned = records?.bin.findLast((/** @type {any} */ it) => it.path === path);
  if (!binned) return;
  const restore = async () => {
    await tell("restore", { id: binned.id }).catch(() => null);
    openRecord(path);
    flush(path);
  };
  actions.prepend(make("button", { type: "button", class: "plain-small", click: restore }, word("restore")));
}
