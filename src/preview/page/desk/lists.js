// The lists of texts: links, facts with their labels, and orders.

import { make } from "../elements.js";
import { word } from "../words.js";
import { textControl } from "./field.js";
import { newId } from "./ids.js";
import { adder, listControl } from "./list.js";
import { save } from "./saving.js";

/**
 * Makes the control of a list of lines.
 * @param {any} field
 * @param {any} record
 * @returns {import("./field.js").Control}
 */
export function linesControl(field, record) {
  return listControl(field, record, {
    identity: (item) => item.at,
    show: (item, _index, { direction, label }, now) => {
      const control = textControl({ ...item, kind: "line", direction, label, help: null }, now, { compact: true });
      return { name: item.value, body: control.element, controls: [whole(control, direction, label)] };
    },
    adder: ({ at, direction }, now) => adder("add-link", [{ key: "link", direction }], ([value]) => {
      const { items } = now().fields.find((/** @type {any} */ it) => it.at[0] === at[0]);
      save(now(), { op: "insert", at: [...at, items.length], value });
    }),
  });
}

/**
 * Makes the control of facts, each with a label and a text.
 * @param {any} field
 * @param {any} record
 * @returns {import("./field.js").Control}
 */
export function factsControl(field, record) {
  return listControl(field, record, {
    identity: (item) => item.at,
    show: (item, _index, { direction }, now) => {
      const label = { ar: item.label, en: item.label };
      const control = textControl({ ...item, kind: "line", direction, label, help: null }, now,
        { compact: true, head: labelInput(item, now) });
      return { name: item.label, body: control.element, controls: [whole(control, direction, label)] };
    },
    adder: ({ at }, now) => adder("add-fact", [{ key: "fact-label" }, { key: "fact-value" }], ([label, value]) =>
      save(now(), { op: "insert-fact", at, label, value })),
  });
}

// The label of a fact is its place, so it is renamed, and not written letter by letter.
/** @param {any} item @param {any} record */
function labelInput(item, record) {
  const id = newId();
  const input = /** @type {HTMLInputElement} */ (make("input", {
    id, type: "text", class: "fact-label", dir: "auto", placeholder: " ", value: item.label, autocomplete: "off", "aria-label": word("fact-label"),
  }));
  input.addEventListener("change", () => {
    const label = input.value.trim();
    if (label && label !== item.label) save(record, { op: "rename-fact", at: item.at, label });
    else input.value = item.label;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") input.blur();
  });
  return input;
}

// An item has no kind or direction of its own.
/** @param {import("./field.js").Control} control @param {string} direction @param {any} label */
function whole(control, direction, label) {
  return {
    ...control,
    update: (/** @type {any} */ item, /** @type {any} */ record, /** @type {Set<string>} */ saved) =>
      control.update({ ...item, kind: "line", direction, label, help: null }, record, saved),
  };
}

/**
 * Makes the control of an order: what there is, to be moved.
 * @param {any} field
 * @param {any} record
 * @returns {import("./field.js").Control}
 */
export function orderControl(field, record) {
  return listControl({ ...field }, record, {
    isOrder: true,
    identity: (item) => [item.value, item.label],
    show: (item) => ({ name: item.label, body: make("span", { class: "item-name" }, make("bdi", {}, item.label)), controls: [] }),
  });
}
