// What a new group or a new city is asked for: its name, and for a city its colour.

import { make, setVariables } from "../elements.js";
import { view } from "../state.js";
import { say, word } from "../words.js";
import { Refusal, ask, tell } from "./client.js";
import { newId } from "./ids.js";
import { openRecord } from "./opened.js";
import { flushAll } from "./saving.js";
import { reasonOf } from "./structure.js";

/**
 * Asks for the name of a new group, makes it, and opens it.
 * @param {import("./client.js").City} city
 * @param {() => void} then
 */
export function addGroup(city, then) {
  open(say("new-group-in", { city: city.name }), [], (name) => tell("structure", { op: "new-group", city: city.slug, name }), then);
}

/**
 * Asks for name and colour of a new city, makes it, and opens it.
 * @param {() => void} then
 */
export async function addCity(then) {
  const told = await ask("colours.json").catch(() => ({ choices: [] }));
  const group = newId();
  const choices = told.choices.map((/** @type {any} */ { colour, label }, /** @type {number} */ index) => {
    const swatch = make("span", { class: "swatch" });
    setVariables(swatch, { colour });
    return make("label", { class: "radio" },
      make("input", { type: "radio", name: group, value: colour, checked: index === 0 }), swatch, make("span", {}, label[view.language]));
  });
  const colours = choices.length
    ? [make("fieldset", { class: "colours" }, make("legend", {}, word("colour")), ...choices)]
    : [];
  open(word("new-city"), colours, (name, dialog) => {
    const chosen = /** @type {HTMLInputElement | null} */ (dialog.querySelector("input[type=radio]:checked"));
    return tell("structure", { op: "new-city", name, colour: chosen?.value ?? null });
  }, then);
}

/**
 * @param {string} title
 * @param {HTMLElement[]} more
 * @param {(name: string, dialog: HTMLElement) => Promise<any>} makes
 * @param {() => void} then
 */
function open(title, more, makes, then) {
  const [id, titleId, errorId] = [newId(), newId(), newId()];
  const input = /** @type {HTMLInputElement} */ (make("input", {
    id, type: "text", dir: "auto", autocomplete: "off", required: true, maxlength: "200", "aria-describedby": errorId,
  }));
  const error = make("p", { class: "field-error", id: errorId, role: "alert" });
  const submit = make("button", { class: "plain-small" }, word("make"));
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (!name) {
      error.textContent = word("name-needed");
      input.focus();
      return;
    }
    submit.setAttribute("aria-disabled", "true");
    try {
      await flushAll();
      const { path } = await makes(name, dialog);
      dialog.close();
      then();
      openRecord(path, { at: ["body"], paragraph: null, offset: null });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      // What was typed stays; it can be tried again.
      submit.removeAttribute("aria-disabled");
      error.textContent = reasonOf(refusal);
      input.focus();
    }
  };
  const form = make("form", { submit: send },
    make("h2", { id: titleId }, title),
    make("div", { class: "add-field" }, make("label", { for: id }, word("name")), input), error, ...more,
    make("div", { class: "choices" }, submit,
      make("button", { type: "button", class: "small", click: () => dialog.close() }, word("never-mind"))));
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "help ask", "aria-labelledby": titleId, close: () => dialog.remove() }, form));
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}
