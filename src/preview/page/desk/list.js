// A field that is a list: its items in their order, each to be moved and removed, and how one is added.

import { icon, label, make, spoken } from "../elements.js";
import { view } from "../state.js";
import { say, word } from "../words.js";
import { newId } from "./ids.js";
import { findingItem } from "./proposals.js";
import { save } from "./saving.js";
import { sorters } from "./sorting.js";
import { textOf } from "./values.js";

/**
 * @typedef {import("./field.js").Control} Control
 *
 * @typedef {object} Kind
 * @property {(item: any, index: number, field: any, record: any) => { name: string, body: HTMLElement, controls: Control[] }} show
 * @property {(field: any, record: () => any) => HTMLElement | null} [adder]
 * @property {(item: any) => unknown} identity what tells an item from another one
 * @property {boolean} [isOrder] whether items can only be moved
 * @property {boolean} [isSingle] whether there is no order
 */

/**
 * Makes the control of a list.
 * @param {any} field
 * @param {any} record
 * @param {Kind} kind
 * @returns {Control}
 */
export function listControl(field, record, kind) {
  const id = newId();
  const list = make("ol", { class: "items", "aria-labelledby": id });
  const help = field.help?.[view.language];
  const found = make("div", { class: "field-under" });
  const adds = kind.adder?.(field, () => record) ?? null;
  const element = make("div", { class: "field", role: "group", "aria-labelledby": id, "data-at": textOf(field.at) },
    make("div", { class: "field-head" }, make("h3", { class: "field-name", id, tabindex: "-1" }, field.label[view.language]),
      help ? make("span", { class: "field-help" }, help) : null),
    list, adds, found);
  /** @type {{ controls: Control[], item: HTMLElement }[]} */
  let rows = [];
  let built = "";
  /** @type {{ index: number, by: string } | null} */
  let focus = null;
  build(new Set());
  return { element, update, redraw, open };

  /** @param {any} told @param {any} newer @param {Set<string>} saved */
  function update(told, newer, saved) {
    field = told;
    record = newer;
    build(saved);
  }

  /** @param {Set<string>} saved */
  function build(saved) {
    const wanted = JSON.stringify([view.language, field.items.map(kind.identity)]);
    // Where there is room for one, none can be added to it.
    if (adds && kind.isSingle) adds.hidden = field.items.length > 0;
    found.replaceChildren(...field.findings.map((/** @type {any} */ it) => findingItem(it, record, null, null)));
    if (wanted === built) {
      field.items.forEach((/** @type {any} */ item, /** @type {number} */ index) => {
        for (const control of rows[index].controls) control.update(partOf(item, control), record, saved);
      });
      return;
    }
    built = wanted;
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const kept = list.contains(active) ? { at: active?.closest("[data-at]")?.getAttribute("data-at"), text: /** @type {any} */ (active) } : null;
    rows = field.items.map(row);
    list.replaceChildren(...rows.map((it) => it.item));
    list.hidden = !rows.length;
    if (focus) rows[focus.index]?.item.querySelector(`[data-sorts="${focus.by}"]`)?.focus();
    else if (kept?.at) {
      const again = /** @type {HTMLTextAreaElement | null} */ (list.querySelector(`[data-at="${CSS.escape(kept.at)}"] :is(textarea, input)`));
      again?.focus({ preventScroll: true });
      if (again && typeof kept.text.selectionStart === "number") again.setSelectionRange(kept.text.selectionStart, kept.text.selectionEnd);
    }
    focus = null;
  }

  // The part of an item that a control shows: a field of it, or the item itself.
  /** @param {any} item @param {any} control */
  function partOf(item, control) {
    return item.fields?.find((/** @type {any} */ it) => it.key === control.shows) ?? item;
  }

  /** @param {any} item @param {number} index */
  function row(item, index) {
    const { name, body, controls } = kind.show(item, index, field, record);
    const told = name || say("item", { number: index + 1 });
    const made = make("li", { class: "item", "data-sorted": true, "data-item": textOf(item.at ?? [...field.at, index]) });
    const tools = make("div", { class: "item-tools" });
    if (!kind.isSingle && field.items.length > 1) {
      const { grip, up, down } = sorters(list, () => made, told, (from, to, by) => {
        if (by !== "grip") focus = { index: to, by };
        const at = field.items[from].at ?? [...field.at, from];
        save(record, { op: "move", at, to });
      });
      made.append(grip);
      tools.append(up, down);
    }
    if (!kind.isOrder) {
      const remove = () => {
        list.closest(".field")?.querySelector("h3")?.focus();
        save(record, { op: "remove", at: item.at });
      };
      const button = make("button", { type: "button", class: "tool", "data-sorts": "remove", click: remove }, icon("remove"));
      label(button, say("remove-item", { name: told }));
      tools.append(button);
    }
    made.append(body, tools);
    return { item: made, controls };
  }

  function redraw() {
    for (const { controls } of rows) for (const control of controls) control.redraw();
  }

  /** @param {import("./values.js").At} at @param {number | null} paragraph @param {number | null} offset @param {string} [words] */
  function open(at, paragraph, offset, words, letter) {
    if (at[0] !== field.at[0]) return false;
    for (const { controls } of rows) for (const control of controls) if (control.open(at, paragraph, offset, words, letter)) return true;
    const at2 = textOf(at.slice(0, field.at.length + 1));
    const item = /** @type {HTMLElement | null} */ (list.querySelector(`[data-item="${CSS.escape(at2)}"]`)) ?? element;
    item.scrollIntoView({ block: "nearest" });
    const target = /** @type {HTMLElement | null} */ (item.querySelector("[data-first], textarea, input, button") ?? element.querySelector("h3"));
    target?.focus({ preventScroll: true });
    return true;
  }
}

/**
 * Makes the small form that adds an item: a button first, then what is asked for.
 * @param {string} key what the button says
 * @param {{ key: string, direction?: string, name?: string }[]} inputs
 * @param {(values: string[]) => Promise<import("./client.js").Said[] | null>} onAdd gives the reason if it is refused
 * @returns {HTMLElement}
 */
export function adder(key, inputs, onAdd) {
  const fields = inputs.map((it) => {
    const id = newId();
    const input = /** @type {HTMLInputElement} */ (make("input", { id, type: "text", dir: it.direction ?? "auto", autocomplete: "off" }));
    return { input, element: make("div", { class: "add-field" }, make("label", { for: id }, word(it.key)), input) };
  });
  const error = make("p", { class: "field-error", role: "alert" });
  const form = make("form", { class: "add-form", hidden: true, submit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    const values = fields.map((it) => it.input.value.trim());
    const empty = fields.find((it) => !it.input.value.trim());
    if (empty) {
      empty.input.focus();
      return;
    }
    const refused = await onAdd(values);
    error.replaceChildren(...(refused ?? []).flatMap((it) => spoken(it[view.language])));
    if (refused) {
      fields[0].input.focus();
      return;
    }
    for (const { input } of fields) input.value = "";
    close();
  } }, ...fields.map((it) => it.element), error,
  make("div", { class: "choices" },
    make("button", { class: "plain-small" }, word("add")),
    make("button", { type: "button", class: "small", click: () => close() }, word("never-mind"))));
  const opens = () => {
    form.hidden = false;
    button.hidden = true;
    fields[0].input.focus();
  };
  const button = make("button", { type: "button", class: "add", click: opens }, icon("plus"), word(key));
  function close() {
    form.hidden = true;
    button.hidden = false;
    button.focus();
  }
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  return make("div", { class: "adder" }, button, form);
}
