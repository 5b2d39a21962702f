// The list of remarks: each leads to its place, and can be changed and removed.

import { data, figure, make, part } from "./proof.js";
import { reader, remarksChanged } from "./remarks.js";
import { showMark } from "./marks.js";
import { open, whereOf } from "./writing.js";
import { say, word } from "./words.js";

/** @type {{ remark: import("./remarks.js").Remark, index: number } | null} */
let removed = null;

/** Begins to listen. */
export function beginList() {
  part("undo").addEventListener("click", () => {
    if (removed) reader.remarks.push(removed.remark);
    removed = null;
    remarksChanged();
    /** @type {HTMLElement | null} */ (part("list").querySelector(".go"))?.focus();
  });
}

/** Draws the list. */
export function drawList() {
  const { remarks } = reader;
  part("count").textContent = remarks.length ? figure(remarks.length) : "";
  part("tools-count").textContent = remarks.length ? figure(remarks.length) : "";
  part("none").hidden = remarks.length > 0;
  part("undone").hidden = !removed;
  part("list").replaceChildren(...remarks.map(item));
}

/** @param {import("./remarks.js").Remark} remark @param {number} index */
function item(remark, index) {
  const number = figure(index + 1);
  const remove = () => {
    reader.remarks.splice(index, 1);
    removed = { remark, index };
    remarksChanged();
    part("undo").focus();
  };
  const go = make("button", { type: "button", class: "go", click: () => showMark(index) },
    make("b", { class: "number" }, number), make("span", { class: "where" }, whereOf(remark)));
  return make("li", {}, go,
    remark.words ? make("blockquote", { dir: "auto", lang: data.language }, remark.words) : null,
    make("p", { class: "said", dir: "auto" }, remark.remark),
    make("div", { class: "choices" },
      make("button", { type: "button", class: "small", "aria-label": say("edit-of", { number }), click: () => open(remark, remark) }, word("edit")),
      make("button", { type: "button", class: "small", "aria-label": say("remove-of", { number }), click: remove }, word("remove"))));
}
