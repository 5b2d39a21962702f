// What a new group or a new city is asked for: its name, and for a city its colours and its figure.

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
 * Asks for name, colours and figure of a new city, makes it, and opens it.
 * @param {() => void} then
 */
export async function addCity(then) {
  const told = await ask("colours.json").catch(() => ({ choices: [], motifs: [] }));
  const cover = make("span", { class: "small-cover", "aria-hidden": "true" });
  const chosen = (/** @type {"colour" | "motif"} */ what) =>
    /** @type {HTMLInputElement | null} */ (more.querySelector(`[data-what=${what}] :checked`))?.value ?? null;
  const draw = () => {
    const colour = told.choices.find((/** @type {any} */ it) => it.colour === chosen("colour"));
    const motif = told.motifs.find((/** @type {any} */ it) => it.motif === chosen("motif"));
    setVariables(cover, { ground: colour?.ground ?? "#55504a", thread: colour?.thread ?? "#fff" });
    cover.replaceChildren(...(motif ? [cloth(motif.rows)] : []));
  };
  const more = make("div", { class: "dress", change: draw },
    choices("colour", word("colour"), told.choices, (it) => {
      const swatch = make("span", { class: "swatch" });
      setVariables(swatch, { colour: it.ground });
      return swatch;
    }),
    choices("motif", word("motif"), told.motifs, () => null), cover);
  draw();
  open(word("new-city"), told.choices.length || told.motifs.length ? [more] : [],
    (name) => tell("structure", { op: "new-city", name, colour: chosen("colour"), motif: chosen("motif") }), then);
}

// One of several looks is chosen, the first unless another one is.
/** @param {"colour" | "motif"} what @param {string} title @param {any[]} offered @param {(it: any) => Node | null} sample */
function choices(what, title, offered, sample) {
  if (!offered.length) return null;
  const group = newId();
  return make("fieldset", { class: "colours", "data-what": what }, make("legend", {}, title),
    ...offered.map((it, index) => make("label", { class: "radio" },
      make("input", { type: "radio", name: group, value: it[what], checked: index === 0 }), sample(it), make("span", {}, it.label[view.language]))));
}

// A cloth stitched all over with a figure, four of it across.
/** @param {string[]} rows @returns {SVGElement} */
function cloth(rows) {
  const [width, height] = [rows[0]?.length ?? 1, rows.length];
  const stitches = rows.flatMap((row, y) => [...row].map((it, x) => (it === "#" ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const draw = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ values, /** @type {Element[]} */ ...within) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, String(value));
    made.append(...within);
    return made;
  };
  const repeats = [0, 1, 2, 3].flatMap((x) => [0, 1, 2, 3, 4].map((y) =>
    draw("path", { d: stitches, transform: `translate(${x * (width + 2)} ${y * (height + 2)})` })));
  const box = `0 0 ${3 * (width + 2)} ${4.2 * (height + 2)}`;
  return /** @type {SVGElement} */ (draw("svg", { viewBox: box, preserveAspectRatio: "xMidYMid slice" }, ...repeats));
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
    id, type: "text", dir: "auto", placeholder: " ", autocomplete: "off", required: true, maxlength: "200", "aria-describedby": errorId,
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
