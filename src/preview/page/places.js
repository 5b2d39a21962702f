// Places in files of the project, and the command that opens them.

import { code, icon, label, make } from "./elements.js";
import { openRecord } from "./desk/opened.js";
import { isDesk, state, view } from "./state.js";
import { say, word } from "./words.js";

/** @typedef {import("./state.js").Place} Place */

// For how long a button says that it has copied, in milliseconds.
const COPIED = 2000;

/**
 * Makes a row that names a place and offers the command that opens it.
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function placeRow(place) {
  const command = commandFor(place);
  const shown = code(command, "command");
  const answer = make("span", { "aria-live": "polite" }, word("copy-short"));
  const copies = () => copy(command, shown, answer);
  const button = make("button", { type: "button", class: "copy", click: copies }, icon("copy"), answer);
  label(button, say("copy", { command }));
  return make("div", { class: "place" }, writeButton(place), code(`${place.file}:${place.line}`, "where"), button, shown);
}

// A record can be written right here, if it is not the one that is open.
/** @param {Place} place */
function writeButton({ file, line }) {
  if (!isDesk() || file === view.record || !/^(?:malzama|data\/network|data\/[^/]+\/[^/]+)\.yaml$/.test(file)) return null;
  if (file.startsWith("data/press/")) return null;
  const opens = () => openRecord(file, { at: [], paragraph: null, offset: null, line });
  return make("button", { type: "button", class: "write", click: opens }, word("write"));
}

// A name that a shell would not read as just a name is quoted.
/** @param {Place} place */
function commandFor({ file, line, column }) {
  const name = /^[\p{L}\p{M}\p{N}_./+-]+$/u.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
  /** @type {Record<string, any>} */
  const values = { file: name, line, column };
  return state?.command.replace(/\{(file|line|column)\}/g, (_, it) => values[it]) ?? "";
}

/** @param {string} text @param {HTMLElement} shown @param {HTMLElement} answer */
async function copy(text, shown, answer) {
  try {
    await navigator.clipboard.writeText(text);
    answer.textContent = word("copied");
    setTimeout(() => { answer.textContent = word("copy-short"); }, COPIED);
  } catch {
    // The browser does not allow it here: the command is selected, to be copied by hand.
    shown.classList.add("revealed");
    getSelection()?.selectAllChildren(shown);
  }
}
