// What was found in the PDFs and files: a list whose entries lead to their places.

import { bringIntoView, code, make, parts, sign, spoken, whenDifferent } from "./elements.js";
import { openSheet } from "./panel.js";
import { placeRow } from "./places.js";
import { renderMark } from "./stage.js";
import { goTo, state, view } from "./state.js";
import { digitsNow, figure, folio, say, word } from "./words.js";

/**
 * @typedef {import("./state.js").Finding} Finding
 * @typedef {import("./state.js").State} State
 */

const TALLIES = /** @type {const} */ ([["error", "errors"], ["warning", "warnings"], ["note", "notes"]]);
// How many entries are made at once: ten thousand would freeze the browser.
const CHUNK = 200;

let limit = CHUNK;
// What is listed: while the findings stay the same it is of an older state, and so is the chosen one.
/** @type {Finding[]} */
let listed = [];

/** Lists what was found, in the order of the server: the gravest first. */
export const renderFindings = whenDifferent(
  () => {
    const { findings, problems, command, editions } = /** @type {State} */ (state);
    return [findings, problems.map((it) => it.severity), command, editions.map((it) => [it.name, it.pages.length])];
  },
  () => {
    listed = /** @type {State} */ (state).findings;
    renderTally();
    keepChosen();
    const list = parts.findings.parentElement;
    const { scrollTop } = list;
    parts.findings.replaceChildren();
    listFindings();
    list.scrollTop = scrollTop;
  },
);

// What keeps pages from being set is listed elsewhere, and counts here all the same.
function renderTally() {
  const all = [.../** @type {State} */ (state).problems, ...listed];
  const counts = TALLIES
    .map(([severity, key]) => ({ severity, key, count: all.filter((it) => it.severity === severity).length }))
    .filter(({ count }) => count);
  parts.tally.replaceChildren(...counts.map(({ severity, key, count }) =>
    make("li", { class: severity }, sign(severity), word(key), " ", make("b", {}, figure(count, digitsNow())))));
  if (!all.length) parts.tally.replaceChildren(make("li", {}, sign("good"), word("nothing")));
  document.querySelector("[data-do=findings-sheet] .sign")?.replaceWith(sign(all[0]?.severity ?? "good"));
  parts["sheet-findings"].textContent = all.length ? figure(all.length, digitsNow()) : "";
}

// A new state brings new findings; the chosen one is recognised by what it says.
function keepChosen() {
  if (!view.finding) return;
  const chosen = JSON.stringify(view.finding);
  view.finding = listed.find((it) => JSON.stringify(it) === chosen) ?? null;
  renderMark();
}

function listFindings() {
  const from = parts.findings.children.length;
  const items = listed.slice(from, limit).map((it, index) => findingItem(it, from + index));
  parts.findings.append(...items);
  const left = listed.length - parts.findings.children.length;
  parts.more.hidden = left <= 0;
  parts.more.textContent = say("more", { count: left });
}

/** Lists the next findings of a long list. */
export function listMoreFindings() {
  limit += CHUNK;
  listFindings();
}

/** @param {Finding} finding @param {number} index */
function findingItem(finding, index) {
  const severity = make("span", { class: "unseen" }, `${word(finding.severity)}: `);
  const title = make("span", { class: "title" }, severity, make("bdi", {}, ...spoken(finding.title[view.language])));
  const where = make("span", { class: "what" }, whereOf(finding), finding.rule ? code(finding.rule) : null);
  const canJump = Boolean(finding.edition && finding.page);
  const attributes = canJump ? { class: "go", type: "button", click: () => choose(finding) } : { class: "go" };
  const head = make(canJump ? "button" : "div", attributes, sign(finding.severity), title, where);
  const item = make("li", { class: finding.severity, "data-finding": index }, head);
  if (finding.detail) item.append(make("p", { class: "detail" }, make("bdi", {}, ...spoken(finding.detail[view.language]))));
  if (finding.place) item.append(placeRow(finding.place));
  if (finding === view.finding) item.setAttribute("aria-current", "true");
  return item;
}

/** @param {Finding} finding */
function whereOf({ edition: slug, page: number }) {
  const edition = state?.editions.find((it) => it.slug === slug);
  const page = edition?.pages.find((it) => it.number === number);
  if (!slug) return make("span", {}, word("whole"));
  const onPage = number ? ` · ${say("page", { page: page ? folio(page) : number })}` : "";
  return make("span", {}, make("bdi", {}, edition?.name ?? slug), onPage);
}

/** @param {Finding} finding */
function choose(finding) {
  view.finding = finding;
  showChosen();
  openSheet(null);
  goTo(finding.edition, finding.page ?? 1);
  const mark = renderMark();
  if (mark) bringIntoView(mark);
}

/** Takes back the choice of a finding, and its mark. */
export function leaveFinding() {
  view.finding = null;
  showChosen();
  renderMark();
}

function showChosen() {
  for (const it of parts.findings.children) {
    const chosen = listed[it.dataset.finding] === view.finding;
    if (chosen) it.setAttribute("aria-current", "true");
    else it.removeAttribute("aria-current");
    if (chosen) it.scrollIntoView({ block: "nearest" });
  }
}
