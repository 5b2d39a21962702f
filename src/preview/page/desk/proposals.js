// What was found in a field, the proof-reader's findings among it: each proposal is taken with one click.

import { code, make, sign, spoken } from "../elements.js";
import { view } from "../state.js";
import { say, word } from "../words.js";
import { newId } from "./ids.js";
import { save } from "./saving.js";

/**
 * Makes the entry of a finding.
 * @param {any} finding
 * @param {any} record
 * @param {{ start: number, end: number } | null} mark where it stands in the text as it is now, if it still does
 * @param {((mark: any, words: string) => void) | null} replace writes a proposal into the field
 * @returns {HTMLElement}
 */
export function findingItem(finding, record, mark, replace) {
  const { severity, message, hints, rule, words, proposals } = finding;
  const item = make("div", { class: "field-finding", "data-severity": severity },
    sign(severity),
    make("p", {}, make("span", { class: "unseen" }, `${word(severity)}: `), ...spoken(message[view.language]), rule ? make("span", { class: "quiet" }, " ", code(rule)) : null),
    ...hints.map((/** @type {any} */ hint) => make("p", { class: "field-hint" }, ...spoken(hint[view.language]))));
  const actions = make("div", { class: "choices" });
  if (replace && mark) {
    for (const proposal of proposals) {
      const take = () => replace(mark, proposal);
      const button = make("button", { type: "button", class: "plain-small proposal", click: take },
        proposal ? make("bdi", {}, proposal) : word("remove"));
      button.setAttribute("aria-label", say("take-proposal", { words: words ?? "", proposal }));
      actions.append(button);
    }
  }
  if (actions.childElementCount || (rule && words)) item.append(actions);
  if (rule && words) letLeave(finding, record, actions);
  return item;
}

// What was found can be left as it is, with a reason that the record keeps.
/** @param {any} finding @param {any} record @param {HTMLElement} actions */
function letLeave({ rule, words }, record, actions) {
  const id = newId();
  const reason = /** @type {HTMLInputElement} */ (make("input", { id, type: "text", maxlength: "300", autocomplete: "off", dir: "auto", placeholder: " ", "aria-required": "true" }));
  const leave = () => save(record, { op: "allow", at: ["allow"], rule, words, reason: reason.value.trim() });
  const form = make("form", { class: "leave-form", hidden: true, submit: (/** @type {Event} */ event) => {
    event.preventDefault();
    // The record keeps the reason, for whoever reads it later.
    if (reason.value.trim()) leave();
    else reason.focus();
  } }, make("label", { for: id }, word("leave-reason")), reason,
  make("button", { class: "plain-small" }, word("leave-it")));
  const opens = () => {
    form.hidden = !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) reason.focus();
  };
  const button = make("button", { type: "button", class: "small", "aria-expanded": "false", click: opens }, word("leave-it"));
  actions.append(button);
  actions.after(form);
}
