// The remarks of readers on a proof: opened from their files, each leading to its field, ticked as done.
//
// Whatever a file says is shown as text.

import { code, icon, label, make, parts, sign } from "../elements.js";
import { goTo, state, view } from "../state.js";
import { digitsNow, figure, folio, phrase, say, word } from "../words.js";
import { allEntries, refreshRecords } from "./catalogue.js";
import { Refusal, ask, tell } from "./client.js";
import { receiveDrops } from "./dropping.js";
import { openRecord } from "./opened.js";
import { reasonOf } from "./structure.js";
import { announce } from "./told.js";

/**
 * A remark as the server tells it: where it is, what is printed there, and what has become of that.
 * @typedef {{ page: number, area: import("../state.js").Area, record?: string, at?: (string | number)[], paragraph?: number | null,
 *   words: string, remark: string, done: boolean, standing: "same" | "moved" | "changed" | "gone" | "none", now: number | null }} Remark
 * @typedef {{ id: string, edition: string, proof: string, by: string, remarks: Remark[] }} RemarkFile
 */

// The largest file that is sent to the server, in bytes; it refuses more.
const MOST = 1 << 20;

/** @type {RemarkFile[]} */
let files = [];
let version = -1;
let shown = "";

const choose = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: ".json,.txt,application/json,text/plain", hidden: true, multiple: true, change: () => take([...(choose.files ?? [])]) }));
const list = make("div", { class: "remark-files scrolls" });

/** Begins to show the remarks, and to take files of them. */
export function beginRemarks() {
  parts.remarks.append(choose, list);
  receiveDrops(parts.remarks, (dropped) => take(dropped));
}

/** Shows the remarks, and asks for them anew if something has changed. */
export async function renderRemarks() {
  refreshRecords(draw);
  draw();
  const now = state?.version ?? -1;
  if (now === version) return;
  version = now;
  await load();
}

async function load() {
  const told = await ask("remarks.json").catch(() => null);
  if (told) ({ files } = told);
  else version = -1;
  draw();
}

/** @param {File[]} chosen */
async function take(chosen) {
  for (const file of chosen) {
    // A file that is far too large is refused unread.
    const text = file.size > MOST ? " ".repeat(MOST + 1) : await file.text();
    await change("remarks", { name: file.name, text });
  }
  choose.value = "";
  await load();
  const count = files.reduce((sum, it) => sum + it.remarks.length, 0);
  if (count) announce(say("remarks-opened", { count: figure(count, digitsNow()) }));
}

/** @param {string} path @param {object} body */
async function change(path, body) {
  try {
    await tell(path, body);
    return true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    announce(reasonOf(refusal), true);
    return false;
  }
}

function draw() {
  const wanted = JSON.stringify([view.language, files, state?.editions.map((it) => [it.slug, it.name, it.pages.length]), allEntries().length]);
  if (wanted === shown) return;
  shown = wanted;
  const key = document.activeElement?.getAttribute("data-key");
  const { scrollTop } = list;
  list.replaceChildren(
    ...(files.length ? files.map(fileOf) : [make("p", { class: "quiet no-remarks" }, ...phrase("no-remarks", { command: code("malzama preview --share") }))]),
    make("div", { class: "drop" },
      make("button", { type: "button", class: "plain-small", "data-key": "open", click: () => choose.click() }, icon("plus"), word("open-remarks")),
      make("span", { class: "field-help" }, word("drop-remarks"))));
  list.scrollTop = scrollTop;
  if (key) /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
}

/** @param {RemarkFile} file */
function fileOf(file) {
  const { id, edition, by, remarks } = file;
  const left = remarks.filter((it) => !it.done).length;
  const name = state?.editions.find((it) => it.slug === edition)?.name ?? edition;
  const close = make("button", { type: "button", class: "tool", "data-key": `close ${id}`, click: async () => {
    if (await change("remarks-close", { id })) announce(say("remarks-closed", { by }), true);
    await load();
  } }, icon("close"));
  label(close, `${word("close-remarks")}: ${by}`);
  return make("section", { class: "remark-file", "aria-label": say("remarks-of", { by }) },
    make("div", { class: "row" },
      make("h3", {}, make("bdi", {}, by)),
      close),
    make("p", { class: "quiet" }, make("bdi", {}, name), " · ",
      say("remarks-left", { count: figure(left, digitsNow()), all: figure(remarks.length, digitsNow()) })),
    make("ol", {}, ...remarks.map((remark, index) => remarkOf(file, remark, index))));
}

/** @param {RemarkFile} file @param {Remark} remark @param {number} index */
function remarkOf(file, remark, index) {
  const { words, remark: said, done, standing, record } = remark;
  const key = `${file.id} ${index}`;
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", "data-key": `done ${key}`, checked: done, change: async () => {
    await change("remarks-tick", { id: file.id, remark: index, done: box.checked });
    await load();
  } }));
  box.setAttribute("aria-label", say("remark-done-of", { by: file.by, remark: said }));
  const name = allEntries().find(({ entry }) => entry.path === record)?.entry.name ?? record;
  const shape = standing === "gone" || standing === "changed" ? sign("warning") : null;
  const told = standing === "same" ? null : say(`standing-${standing}`, { now: figure(remark.now ?? 0, digitsNow()) });
  return make("li", { class: "remark", "data-done": done },
    make("label", { class: "remark-done" }, box, make("span", {}, word("remark-done"))),
    make("button", { type: "button", class: "remark-go", "data-key": `go ${key}`, click: () => openRemark(file, remark) },
      make("span", { class: "quiet" }, name ? make("bdi", {}, name) : "", name ? " · " : "", whereOf(file, remark)),
      words ? make("q", { class: "remark-words", dir: "auto" }, words) : null,
      make("span", { class: "remark-said", dir: "auto" }, said)),
    told ? make("p", { class: "remark-standing", "data-standing": standing }, shape, make("span", {}, told)) : null);
}

/** @param {RemarkFile} file @param {Remark} remark */
function whereOf(file, { page, at, paragraph, words }) {
  const known = state?.editions.find((it) => it.slug === file.edition)?.pages[page - 1];
  const number = known ? folio(known) : figure(page, digitsNow());
  const isText = paragraph && ["body", "introduction"].includes(String(at?.[0]));
  if (isText) return say("remark-on-paragraph", { page: number, paragraph: figure(paragraph, digitsNow()) });
  return say(at && !words ? "remark-on-picture" : "remark-on-page", { page: number });
}

// The page lies open with the place marked, and the field stands beside it.
/** @param {RemarkFile} file @param {Remark} remark */
function openRemark(file, { page, area, record, at, paragraph, now, standing, words, remark }) {
  const edition = state?.editions.find((it) => it.slug === file.edition);
  // While the preview begins, pages are not there yet, and are gone to once they are.
  const last = edition?.pages.length || Infinity;
  if ((edition || !state?.editions.length) && page <= last) {
    const title = { ar: remark, en: remark };
    view.finding = { edition: file.edition, page, area, severity: "note", title, detail: null, rule: null, place: null };
    goTo(file.edition, page);
  }
  if (!record || standing === "gone") {
    announce(say(`standing-${standing === "gone" ? "gone" : "none"}`, { now: "" }), true);
    return;
  }
  const wanted = now ?? paragraph ?? null;
  openRecord(record, { at: at ?? [], paragraph: wanted && wanted - 1, offset: null, words }, false);
}
