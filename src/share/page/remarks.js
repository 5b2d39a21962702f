// The remarks of the reader: kept in the browser where it allows that, and otherwise in this page alone.

import { data } from "./proof.js";

/**
 * What a remark is about.
 * @typedef {{ page: number, area: number[], place: import("./proof.js").Place | null, words: string }} Mark
 * @typedef {Mark & { remark: string }} Remark
 */

const KEY = `malzama remarks ${data.edition} ${data.proof}`;

/** Who reads, what was written, and what of it is in a file already. */
export const reader = {
  by: "",
  /** @type {Remark[]} */
  remarks: [],
  /** What the last file held. */
  filed: "",
};

/** Whether the browser keeps anything. */
export let isKept = true;

/** @type {(() => void)[]} */
const listeners = [];

/** Registers what is to be drawn when the remarks have changed. @param {() => void} listener */
export function onRemarks(listener) {
  listeners.push(listener);
}

/** Takes what was kept on an earlier day; what is none of ours is left aside. */
export function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept.by === "string") reader.by = kept.by;
    if (typeof kept.filed === "string") reader.filed = kept.filed;
    if (Array.isArray(kept.remarks)) reader.remarks = kept.remarks.filter(isRemark);
  } catch { /* It is as if there were none. */ }
  store();
}

/** Keeps the remarks, and draws them. */
export function remarksChanged() {
  reader.remarks.sort((one, other) => one.page - other.page || one.area[1] - other.area[1]);
  store();
  for (const listener of listeners) listener();
}

/** Keeps the remarks; without drawing them. */
export function store() {
  try {
    localStorage.setItem(KEY, JSON.stringify(reader));
    isKept = true;
  } catch {
    isKept = false;
  }
}

/** Gives the file of remarks. @returns {string} */
export function fileText() {
  const remarks = reader.remarks.map(({ page, area: [x, y, width, height], place, words, remark }) => ({
    page, area: { x, y, width, height },
    record: place?.record ?? null, at: place?.at ?? null, paragraph: place?.paragraph ?? null,
    line: place?.line ?? null, was: place?.was ?? null, words, remark,
  }));
  const file = { kind: "remarks", schema: data.schema, edition: data.edition, proof: data.proof, by: reader.by, remarks };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Gives a text without what no file may hold, and no longer than one may be. @param {string} text @param {number} most @returns {string} */
export function plain(text, most) {
  const kept = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, " ").trim();
  return [...kept].slice(0, most).join("");
}

// Another tab may hold the same proof.
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  recall();
  for (const listener of listeners) listener();
});

/** @param {any} it @returns {boolean} */
function isRemark(it) {
  return it && Number.isInteger(it.page) && data.pages[it.page - 1] && Array.isArray(it.area) && it.area.length === 4
    && it.area.every(Number.isFinite) && typeof it.words === "string" && typeof it.remark === "string"
    && (it.place === null || typeof it.place?.record === "string");
}
