// Fields that are chosen rather than written: yes or no, one of several; and those that are only shown.

import { make, sign, spoken } from "../elements.js";
import { view } from "../state.js";
import { word } from "../words.js";
import { conflictOf } from "./conflict.js";
import { draftAt } from "./drafts.js";
import { newId } from "./ids.js";
import { findingItem } from "./proposals.js";
import { flush, save } from "./saving.js";
import { textOf } from "./values.js";

/**
 * Makes the control of a flag, a choice, or a fixed value.
 * @param {any} field
 * @param {any} record
 * @param {{ onEdit?: (field: any) => void }} [more]
 * @returns {import("./field.js").Control}
 */
export function choiceControl(field, record, more = {}) {
  const id = newId();
  const help = field.help?.[view.language];
  const under = make("div", { class: "field-under", id: `${id}-under` });
  const inputs = inputsOf(field, id);
  const name = make(field.kind === "flag" ? "label" : "span", { class: "field-name", id: `${id}-name`, for: field.kind === "flag" ? id : null },
    field.label[view.language]);
  const helpLine = help ? make("span", { class: "field-help", id: `${id}-help` }, help) : null;
  const element = field.kind === "flag"
    ? make("div", { class: "field flag", "data-at": textOf(field.at) }, inputs[0].element, make("div", { class: "field-head" }, name, helpLine), under)
    : make("div", { class: "field", "data-at": textOf(field.at), role: "group", "aria-labelledby": `${id}-name` },
      make("div", { class: "field-head" }, name, helpLine),
      make("div", { class: field.kind === "fixed" ? "fixed" : "radios" }, ...inputs.map((it) => it.element)), under);
  for (const { input, value } of inputs) {
    input.addEventListener("change", () => {
      const chosen = field.kind === "flag" ? String(input.checked) : value;
      save(record, { op: "set", at: field.at, value: chosen });
      flush(record.path);
      more.onEdit?.(field);
    });
    input.setAttribute("aria-describedby", [help && `${id}-help`, `${id}-under`].filter(Boolean).join(" "));
  }
  redraw();
  return { element, update, redraw, open };

  /** @param {any} told @param {any} newer */
  function update(told, newer) {
    field = told;
    record = newer;
    const fixed = element.querySelector(".fixed");
    if (fixed) fixed.textContent = field.value;
    redraw();
  }

  function redraw() {
    const draft = draftAt(record.path, field.at, "set");
    const now = String(draft?.edit.value ?? field.value);
    for (const { input, value } of inputs) input.checked = field.kind === "flag" ? now === "true" : value === now;
    under.replaceChildren(
      ...(draft?.refused ?? []).map((it) => make("p", { class: "field-error" }, sign("error"), make("span", {}, ...spoken(it[view.language])))),
      ...(draft?.conflict ? [conflictOf(record.path, draft, "auto", () => redraw(), nameOf)] : []),
      ...field.findings.map((/** @type {any} */ it) => findingItem(it, record, null, null)));
  }

  /** @param {string} value */
  function nameOf(value) {
    if (field.kind === "flag") return word(value === "true" ? "yes" : "no");
    return field.choices.find((/** @type {any} */ it) => it.value === value)?.label[view.language] ?? value;
  }

  /** @param {import("./values.js").At} at */
  function open(at) {
    if (textOf(at) !== textOf(field.at)) return false;
    const target = inputs.find((it) => it.input.checked) ?? inputs[0];
    target.input.focus();
    element.scrollIntoView({ block: "nearest" });
    return true;
  }
}

/** @param {any} field @param {string} id @returns {{ input: any, value: string, element: HTMLElement }[]} */
function inputsOf(field, id) {
  if (field.kind === "fixed") {
    const element = make("output", { tabindex: "-1" }, field.value);
    return [{ input: element, value: field.value, element }];
  }
  if (field.kind === "flag") {
    const input = make("input", { type: "checkbox", id });
    return [{ input, value: "true", element: input }];
  }
  return field.choices.map((/** @type {any} */ { value, label }, /** @type {number} */ index) => {
    const input = make("input", { type: "radio", name: id, id: `${id}-${index}`, value });
    return { input, value, element: make("label", { class: "radio" }, input, make("span", {}, label[view.language])) };
  });
}
