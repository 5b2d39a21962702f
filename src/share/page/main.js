// Begins the page: draws what there is, and listens to the reader.

import { data, figure, folio, leafOf, part, phone, speak, tell } from "./proof.js";
import { onRemarks, reader, recall } from "./remarks.js";
import { beginMarks, drawMarks, namePlaces, showMark } from "./marks.js";
import { beginWriting, drawForm, open, writing } from "./writing.js";
import { beginList, drawList } from "./list.js";
import { beginSaving, drawSaving } from "./saving.js";
import { say, switchLanguage, word } from "./words.js";

const { body } = document;

/** @param {boolean} isOpen */
function openPanel(isOpen) {
  body.toggleAttribute("data-panel", isOpen);
  part("panel-open").setAttribute("aria-expanded", String(isOpen));
}

/** @param {boolean} draws */
function letDraw(draws) {
  body.toggleAttribute("data-draws", draws);
  part("draw").setAttribute("aria-pressed", String(draws));
  if (draws) tell(word("draw-now"));
}

function draw() {
  drawMarks(writing.mark);
  drawList();
  drawSaving();
}

function drawAll() {
  speak();
  namePlaces();
  drawForm();
  drawPosition();
  draw();
}

// The pages that are in sight, the first of which is named.
const seen = new Set();

function drawPosition() {
  const page = Math.min(...seen);
  const text = Number.isFinite(page) ? say("page-of", { page: folio(page), last: folio(data.pages.length) }) : "";
  part("position").textContent = text;
}

recall();
body.dataset.live = "";
beginMarks((mark) => {
  letDraw(false);
  open(mark);
  draw();
}, (index) => {
  if (phone.matches) openPanel(true);
  open(reader.remarks[index], reader.remarks[index]);
  draw();
});
beginWriting((isOpen) => {
  if (isOpen) openPanel(true);
  else if (phone.matches) openPanel(false);
  draw();
});
beginList();
beginSaving();
onRemarks(draw);

part("language").addEventListener("click", () => {
  switchLanguage();
  drawAll();
});
part("help-show").addEventListener("click", () => {
  part("help").hidden = !part("help").hidden;
  part("help-show").setAttribute("aria-expanded", String(!part("help").hidden));
});
part("panel-open").addEventListener("click", () => openPanel(!body.hasAttribute("data-panel")));
part("panel-close").addEventListener("click", () => {
  openPanel(false);
  part("panel-open").focus();
});
part("draw").addEventListener("click", () => letDraw(!body.hasAttribute("data-draws")));
part("list").addEventListener("click", (/** @type {Event} */ event) => {
  if (phone.matches && /** @type {Element} */ (event.target).closest(".go")) openPanel(false);
});

const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const number = Number(/** @type {HTMLElement} */ (target).dataset.page);
    if (isIntersecting) seen.add(number);
    else seen.delete(number);
  }
  drawPosition();
}, { root: part("pages"), threshold: 0.5 });
data.pages.forEach((_, index) => sight.observe(leafOf(index + 1)));

// Whoever has written something knows how.
part("help").hidden = reader.remarks.length > 0;
part("help-show").setAttribute("aria-expanded", String(!part("help").hidden));
drawAll();
if (location.hash.startsWith("#remark-")) showMark(Number(location.hash.slice(8)) - 1);
body.dataset.shown = figure(data.pages.length);
