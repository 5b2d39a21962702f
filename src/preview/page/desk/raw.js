// A record that cannot be read: its text as it is in the file, with its faults marked, to be mended by hand.

import { make, sign, spoken } from "../elements.js";
import { view } from "../state.js";
import { say, word } from "../words.js";
import { conflictOf } from "./conflict.js";
import { draftAt } from "./drafts.js";
import { newId } from "./ids.js";
import { flush, save } from "./saving.js";

/**
 * Makes the control of the text of a file.
 * @param {{ raw: string, problems: any[] }} broken
 * @param {any} record
 * @returns {import("./field.js").Control}
 */
export function rawControl(broken, record) {
  const id = newId();
  const problems = make("ol", { class: "field-under", id: `${id}-under` });
  const conflict = make("div", {});
  const mirror = make("div", { class: "mirror", "aria-hidden": "true" });
  const input = /** @type {HTMLTextAreaElement} */ (make("textarea", {
    id, spellcheck: "false", autocomplete: "off", "aria-invalid": "true", "aria-describedby": `${id}-under`,
  }));
  const element = make("div", { class: "field raw", "data-at": "raw" },
    make("p", { class: "field-error" }, sign("error"), make("span", {}, word("broken"))),
    problems, conflict,
    make("div", { class: "field-head" }, make("label", { for: id, class: "field-name" }, word("raw"))),
    make("div", { class: "writing long plaintext" }, mirror, input));
  input.value = draftAt(record.path, [], "raw")?.edit.value ?? broken.raw;
  input.addEventListener("input", () => {
    reflect();
    save(record, { op: "raw", at: [], value: input.value });
  });
  input.addEventListener("blur", () => flush(record.path));
  draw();
  return { element, update, redraw, open };

  /** @param {any} told @param {any} newer */
  function update(told, newer) {
    broken = told;
    record = newer;
    if (!draftAt(record.path, [], "raw") && document.activeElement !== input) input.value = broken.raw;
    draw();
  }

  function redraw() {
    const draft = draftAt(record.path, [], "raw");
    const show = (/** @type {string} */ value) => {
      input.value = value;
      reflect();
    };
    conflict.replaceChildren(...(draft?.conflict ? [conflictOf(record.path, draft, "auto", show)] : []),
      ...(draft?.refused ?? []).map((it) => make("p", { class: "field-error" }, sign("error"), make("span", {}, ...spoken(it[view.language])))));
  }

  function draw() {
    problems.replaceChildren(...broken.problems.map((it) => make("li", { class: "field-finding", "data-severity": "error" },
      sign("error"),
      make("p", {}, ...spoken(it.message[view.language])),
      ...it.hints.map((/** @type {any} */ hint) => make("p", { class: "field-hint" }, ...spoken(hint[view.language]))),
      make("div", { class: "choices" },
        make("button", { type: "button", class: "small", click: () => goToLine(it.line) }, say("to-line", { line: it.line }))))));
    reflect();
    redraw();
  }

  // The lines with faults are marked behind the text.
  function reflect() {
    const faulty = new Set(broken.problems.map((it) => it.line));
    const lines = input.value.split("\n");
    mirror.replaceChildren(...lines.flatMap((line, index) => {
      const text = `${line}${index < lines.length - 1 ? "\n" : "\u200b"}`;
      return faulty.has(index + 1) ? [make("mark", { class: "line-mark" }, text)] : [text];
    }));
  }

  /** @param {number} line */
  function goToLine(line) {
    const lines = input.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
    input.focus();
    input.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }

  function open() {
    goToLine(broken.problems[0]?.line ?? 1);
    return true;
  }
}
