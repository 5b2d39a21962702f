// The form in which a remark is written: what it is about, what is said, and once the reader's name.

import { bringIntoView, data, figure, folio, part, tell } from "./proof.js";
import { plain, reader, remarksChanged } from "./remarks.js";
import { wholeMark } from "./marks.js";
import { say, word } from "./words.js";

/** @typedef {import("./remarks.js").Mark} Mark */

/** What is being written: the mark, and the remark that is changed if it is an old one. */
export const writing = {
  /** @type {Mark | null} */
  mark: null,
  /** @type {import("./remarks.js").Remark | null} */
  old: null,
};

/** @type {(isOpen: boolean) => void} */
let whenOpen = () => {};
// Where the focus goes back to.
/** @type {HTMLElement | null} */
let cameFrom = null;

/** Begins to listen. @param {(isOpen: boolean) => void} opened told when the form is opened and closed */
export function beginWriting(opened) {
  whenOpen = opened;
  part("said").maxLength = data.bounds.remark;
  part("by").maxLength = data.bounds.name;
  part("writing").noValidate = true;
  part("writing").addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    keep();
  });
  part("forget").addEventListener("click", close);
  part("whole").addEventListener("click", () => {
    if (writing.mark?.place) open(wholeMark(writing.mark.page, writing.mark.place), writing.old, part("said").value);
  });
  part("writing").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
  });
}

/**
 * Opens the form.
 * @param {Mark} mark
 * @param {import("./remarks.js").Remark | null} [old] the remark that is changed
 * @param {string} [said] what is written already
 */
export function open(mark, old = null, said = old?.remark ?? "") {
  if (!old && reader.remarks.length >= data.bounds.remarks) {
    tell(word("too-many"));
    part("writing-fault").textContent = word("too-many");
    return;
  }
  if (!writing.mark) cameFrom = /** @type {HTMLElement} */ (document.activeElement);
  // What was begun stays when another place is marked.
  if (!said && writing.mark && writing.old === old) said = part("said").value;
  Object.assign(writing, { mark, old });
  part("said").value = said;
  part("by").value = reader.by;
  part("writing-fault").textContent = "";
  part("writing").hidden = false;
  drawForm();
  whenOpen(true);
  part("said").focus({ preventScroll: true });
  part("writing").scrollIntoView({ block: "nearest" });
  const now = document.querySelector(".mark.now");
  if (now && isCovered(now)) bringIntoView(now);
}

/** Puts the open form into words. */
export function drawForm() {
  const { mark } = writing;
  if (!mark) return;
  const { page, place, words } = mark;
  part("writing-where").textContent = whereOf(mark);
  part("writing-words").textContent = words;
  part("writing-words").lang = data.language;
  part("writing-words").hidden = !words;
  const isWhole = !place || place.picture || (words && words === wholeMark(page, place).words);
  part("whole").hidden = Boolean(isWhole);
  part("name-field").hidden = Boolean(reader.by);
}

/** Says where a mark is. @param {Mark} mark @returns {string} */
export function whereOf({ page, place, words }) {
  const where = say("page", { page: folio(page) });
  if (place?.picture && !words) return `${where} · ${word("picture")}`;
  const isText = place?.paragraph && ["body", "introduction"].includes(String(place.at[0]));
  return isText ? `${where} · ${say("paragraph", { number: figure(Number(place?.paragraph)) })}` : where;
}

/** Closes the form; what is in it is forgotten. */
export function close() {
  if (!writing.mark) return;
  Object.assign(writing, { mark: null, old: null });
  part("said").value = "";
  part("writing").hidden = true;
  whenOpen(false);
  if (cameFrom?.isConnected && cameFrom !== document.body) cameFrom.focus({ preventScroll: true });
  else part("pages").focus({ preventScroll: true });
}

function keep() {
  const { mark, old } = writing;
  const remark = plain(part("said").value, data.bounds.remark);
  const by = plain(part("by").value, data.bounds.name);
  const lacks = !remark ? "said" : !by ? "by" : null;
  if (!mark || lacks) {
    part("writing-fault").textContent = lacks ? word(lacks === "said" ? "remark-needed" : "name-needed") : "";
    if (lacks === "by") part("name-field").hidden = false;
    if (lacks) part(lacks).focus();
    return;
  }
  reader.by = by;
  const made = { ...mark, remark };
  const index = old ? reader.remarks.indexOf(old) : -1;
  if (index < 0) reader.remarks.push(made);
  else reader.remarks[index] = made;
  close();
  remarksChanged();
  tell(remark);
}

// On a telephone the form may cover what is marked.
/** @param {Element} mark @returns {boolean} */
function isCovered(mark) {
  const box = mark.getBoundingClientRect();
  const pages = part("pages").getBoundingClientRect();
  const foot = matchMedia("(max-width: 900px)").matches ? part("panel").getBoundingClientRect().top : pages.bottom;
  return box.top < pages.top || box.bottom > foot;
}
