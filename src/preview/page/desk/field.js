// A field with everything around what is written: its name, a line of help, what was found in it, signs that
// are not seen, what was cleaned, why it cannot be saved, and what somebody else wrote meanwhile.

import { label as nameOf, make, sign, spoken } from "../elements.js";
import { view } from "../state.js";
import { say, word } from "../words.js";
import { tellAtWords } from "./bubble.js";
import { conflictOf } from "./conflict.js";
import { unitsUpTo } from "./direction.js";
import { contradict, draftAt } from "./drafts.js";
import { newId } from "./ids.js";
import { findingItem } from "./proposals.js";
import { flush, save } from "./saving.js";
import { unseenIn } from "./signs.js";
import { isSame, stands, textOf } from "./values.js";
import { makeWriting, marksOf, paragraphsIn } from "./writing.js";

/**
 * What shows a field, or several.
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {(field: any, record: any, saved: Set<string>) => void} update shows the field as the server has it now
 * @property {() => void} redraw shows how it goes with what is typed
 * @property {(at: import("./values.js").At, paragraph: number | null, offset: number | null, words?: string, letter?: number) => boolean} open puts the cursor there, before this letter of these words if the offset is not known; false if the place is not in it
 */

/**
 * Makes the name of a field, with its line of help.
 * @param {any} field
 * @param {string} id the id of what is named
 * @returns {{ element: HTMLElement, helpId: string | null }}
 */
export function heading(field, id) {
  const help = field.help?.[view.language];
  const helpId = help ? `${id}-help` : null;
  const name = make("label", { for: id, class: "field-name" }, field.label[view.language]);
  const element = make("div", { class: "field-head" }, name,
    field.required ? make("span", { class: "needed" }, word("needed")) : null,
    help ? make("span", { class: "field-help", id: helpId }, help) : null);
  return { element, helpId };
}

/**
 * Makes the control of a text: a line, or paragraphs.
 * @param {any} field
 * @param {any} record
 * @param {{ compact?: boolean, head?: HTMLElement, aside?: HTMLElement, onEdit?: (field: any) => void }} [more] `head` stands
 *   for the name of the field, `aside` beside it
 * @returns {Control}
 */
export function textControl(field, record, more = {}) {
  const id = newId();
  const hasParagraphs = field.kind === "paragraphs";
  const op = hasParagraphs ? "set-paragraphs" : "set";
  const { path } = record;
  const named = heading(field, id);
  const helpId = more.head ? null : named.helpId;
  const head = more.head ?? named.element;
  const under = make("div", { class: "field-under", id: `${id}-under` });
  const told = make("div", { class: "field-told", role: "status" });
  const writing = makeWriting({
    id, hasParagraphs, direction: field.direction,
    inputmode: { phone: "tel", links: "url" }[/** @type {"phone"} */ (field.at[0])],
    onInput: () => {
      told.replaceChildren();
      edit();
      redraw();
    },
    onLeave: () => {
      flush(path);
      settle();
    },
    onPaste: (cleaned, back) => tellPaste(told, cleaned, back),
  });
  /** @type {ReturnType<typeof marksOf>} */
  let marks = [];
  const closeBubble = tellAtWords(writing, () => ({ marks, record }), (mark, words) => replace(mark, words));
  writing.input.setAttribute("aria-describedby", [helpId, under.id].filter(Boolean).join(" "));
  if (field.required) writing.input.setAttribute("aria-required", "true");
  const element = make("div", { class: more.compact ? "field compact" : "field", "data-at": textOf(field.at) },
    head, writing.element, told, under);
  if (more.aside) head.append(more.aside);
  if (more.head) writing.input.setAttribute("aria-label", field.label[view.language]);
  // What the server has, which is not what is shown while that is being written.
  let now = field;
  let drawn = "";
  writing.write(textFrom(draftAt(path, field.at, op)?.edit.value ?? field.value));
  redraw();
  return { element, update, redraw, open };

  /** @param {any} value */
  function textFrom(value) {
    return hasParagraphs ? value.join("\n\n") : value;
  }

  function valueNow() {
    return hasParagraphs ? paragraphsIn(writing.text()) : writing.text().trim();
  }

  function edit() {
    save(record, { op, at: field.at, value: valueNow() });
    // Somebody else may have changed the field while it has the focus here.
    const draft = draftAt(path, field.at, op);
    if (draft && !isSame(field.value, now.value)) contradict(path, draft, stands(record, draft.edit));
    more.onEdit?.(field);
  }

  /** @param {any} told @param {any} newer @param {Set<string>} saved */
  function update(told, newer, saved) {
    now = told;
    record = newer;
    const isWritten = document.activeElement === writing.input && !isSame(told.value, valueNow());
    if (saved.has(textOf(told.at)) || !isWritten) field = told;
    if (!draftAt(path, told.at, op) && !isWritten) settle();
    redraw();
  }

  // Shows what the server has, once nobody writes here any more.
  function settle() {
    if (draftAt(path, now.at, op)) return;
    field = now;
    const text = textFrom(now.value);
    if (!isSame(now.value, valueNow()) || document.activeElement !== writing.input) writing.write(text);
    redraw();
  }

  function redraw() {
    const draft = draftAt(path, field.at, op);
    const text = writing.text();
    marks = marksOf(hasParagraphs ? paragraphsIn(text) : [text], now.findings);
    const unseen = unseenIn(text);
    const state = JSON.stringify([view.language, draft?.refused, draft?.conflict, draft?.theirs, now.findings,
      marks.map((it) => [it.start, it.end]), unseen.map((it) => [it.name, it.count]), draft?.conflict && draft.edit.value]);
    if (state === drawn) return;
    drawn = state;
    closeBubble();
    writing.mark(marks);
    const isFaulty = draft?.refused || now.findings.some((/** @type {any} */ it) => it.severity === "error");
    writing.input.setAttribute("aria-invalid", String(Boolean(isFaulty)));
    const focused = under.contains(document.activeElement);
    under.replaceChildren(
      ...(draft?.conflict ? [conflictOf(path, draft, field.direction, show)] : []),
      ...(draft?.refused ?? []).map((it, index) => make("p", { class: index ? "field-hint" : "field-error" },
        index ? null : sign("error"), make("span", {}, ...spoken(it[view.language])))),
      ...now.findings.map((/** @type {any} */ it) =>
        findingItem(it, record, marks.find((mark) => mark.finding === it) ?? null, replace)),
      ...(unseen.length ? [unseenRow(unseen)] : []));
    if (focused) writing.input.focus();
  }

  /** @param {{ start: number, end: number }} mark @param {string} words */
  function replace({ start, end }, words) {
    const text = writing.text();
    show(text.slice(0, start) + words + text.slice(end));
    writing.input.focus();
    writing.input.setSelectionRange(start + words.length, start + words.length);
    edit();
    flush(path);
    redraw();
  }

  /** @param {any} value */
  function show(value) {
    writing.write(Array.isArray(value) ? value.join("\n\n") : value);
    redraw();
  }

  /** @param {ReturnType<typeof unseenIn>} unseen */
  function unseenRow(unseen) {
    return make("ul", { class: "unseen-signs", "aria-label": word("unseen-signs") }, ...unseen.map(({ name, count, without }) => {
      const remove = () => {
        show(without());
        edit();
        redraw();
        writing.input.focus();
      };
      const button = make("button", { type: "button", class: "small", click: remove }, word("remove"));
      nameOf(button, say("remove-sign", { name }));
      return make("li", {}, count > 1 ? say("sign-count", { name, count }) : name, " ", button);
    }));
  }

  /** @param {import("./values.js").At} at @param {number | null} paragraph @param {number | null} offset @param {string} [words] @param {number} [letter] */
  function open(at, paragraph, offset, words = "", letter = 0) {
    if (textOf(at) !== textOf(field.at)) return false;
    const { input } = writing;
    input.focus({ preventScroll: true });
    const text = writing.text();
    let start = 0;
    if (hasParagraphs && paragraph !== null) {
      const paragraphs = paragraphsIn(text);
      start = paragraphs.slice(0, paragraph).reduce((sum, it) => sum + it.length + 2, 0);
    }
    const found = offset === null ? placeOf(text, words, letter, start) : -1;
    start = found >= 0 ? found : start + unitsUpTo(text.slice(start), offset ?? 0);
    if (offset !== null || paragraph !== null || found >= 0) input.setSelectionRange(start, start);
    reveal(input, start);
    return true;
  }
}

// A line of a page may say what is written a little otherwise, vowel marks left out or white space folded: its words
// are looked for as they are, and else those around the letter.
/** @param {string} text @param {string} words @param {number} letter @param {number} from */
function placeOf(text, words, letter, from) {
  if (!words.trim()) return -1;
  const before = unitsUpTo(words, letter);
  const whole = text.indexOf(words, from);
  if (whole >= 0) return whole + before;
  const start = words.lastIndexOf(" ", before - 1) + 1;
  const end = words.indexOf(" ", before);
  const word = words.slice(start, end < 0 ? words.length : end);
  const near = word ? text.indexOf(word, from) : -1;
  return near >= 0 ? near + before - start : text.indexOf(words.slice(0, 16), from);
}

// Brings a place within a long text into view.
/** @param {HTMLTextAreaElement} input @param {number} at */
function reveal(input, at) {
  const scroller = input.closest(".record-body");
  if (!scroller) return;
  const share = input.value.length ? at / input.value.length : 0;
  const { top, height } = input.getBoundingClientRect();
  const box = scroller.getBoundingClientRect();
  // The name of the field stays in view if it can.
  const wanted = height < box.height * 0.7 ? top - box.top - 72 : top - box.top + height * share - box.height * 0.35;
  scroller.scrollTop += wanted;
}

/** @param {HTMLElement} told @param {string[]} cleaned @param {(() => void) | null} back */
function tellPaste(told, cleaned, back) {
  if (!cleaned.length) {
    told.replaceChildren();
    return;
  }
  const words = back ? say("cleaned", { what: cleaned.join(word("comma")) }) : cleaned[0];
  const putBack = () => {
    back?.();
    told.replaceChildren();
  };
  told.replaceChildren(make("span", {}, words), " ",
    back ? make("button", { type: "button", class: "small", click: putBack }, word("put-back")) : "");
}
