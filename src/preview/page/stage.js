// The stage: the spread that lies open, the mark of a finding on it, and where in the booklet it is.

import { openAt } from "./desk/pointing.js";
import { label, make, pageElement, parts, setVariables } from "./elements.js";
import { renderOverlays } from "./overlays.js";
import { pictureUrl, refreshPictures } from "./pictures.js";
import { closePopover, tellWhereWritten } from "./popover.js";
import { editionNow, isDesk, pageOrder, phone, sideOf, spreadNow, spreadsOf, view } from "./state.js";
import { folio, say, word } from "./words.js";
import { applyZoom, pixelsPerMm } from "./zoom.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("./state.js").Finding} Finding
 */

// What the elements of the spread were built for; they are built anew only if it differs.
/** @type {string | null} */
let built = null;

/** Shows the spread that is looked at. */
export function renderStage() {
  const edition = editionNow();
  const pages = spreadNow(edition);
  parts.empty.hidden = pages.length > 0;
  const wanted = edition && JSON.stringify([
    edition.slug, edition.direction, edition.binding, edition.page, edition.grid, phone.matches,
    pages.map((it) => it.number),
  ]);
  if (wanted !== built) {
    built = wanted;
    buildSpread(edition, pages);
  }
  applyZoom();
  renderOverlays();
  renderMark();
  for (const page of pages) pageElement(page.number)?.setAttribute("aria-label", say("page", { page: folio(page) }));
  if (edition) refreshPictures(pixelsPerMm());
  renderPosition(edition, pages);
}

/** @param {Edition | null} edition @param {Page[]} pages */
function buildSpread(edition, pages) {
  closePopover();
  parts.spread.dataset.spread = pages.map((page) => page.number).join("-");
  if (!edition || !pages.length) {
    parts.spread.replaceChildren();
    return;
  }
  parts.stage.dir = parts.spread.dir = pageOrder(edition);
  parts.spread.classList.toggle("single", phone.matches);
  const { width, height, bleed } = edition.page;
  setVariables(parts.spread, { width, height, bleed });
  const leaves = pages.map((page) => buildPage(edition, page));
  // The half beside a cover stays empty, so that the fold stays where it is.
  if (leaves.length === 1 && !phone.matches) {
    const empty = make("div", { class: "page none" });
    if (pages[0].number % 2) leaves.unshift(empty);
    else leaves.push(empty);
  }
  parts.spread.replaceChildren(...leaves);
}

/** @param {Edition} edition @param {Page} page */
function buildPage(edition, page) {
  const thumb = make("img", { alt: "", src: pictureUrl(edition, page, "thumb"), draggable: "false" });
  const side = sideOf(edition, page.number);
  const attributes = {
    class: "page", role: "img", "data-page": page.number, "data-side": side,
    click: (/** @type {MouseEvent} */ event) => onPageClick(event, edition),
  };
  return make("div", attributes, make("div", { class: "paper" }, thumb));
}

/** @param {MouseEvent} event @param {Edition} edition */
function onPageClick(event, edition) {
  const element = /** @type {HTMLElement} */ (event.currentTarget);
  if (isDesk()) {
    openAt(event, element, edition);
    return;
  }
  const trim = element.getBoundingClientRect();
  const [x, y] = [event.clientX - trim.left, event.clientY - trim.top]
    .map((it) => (it / pixelsPerMm()).toFixed(2));
  tellWhereWritten(event, edition.direction, { edition: edition.slug, page: element.dataset.page ?? "", x, y });
}

/**
 * Marks the chosen finding on its page, if that page lies open.
 * @returns {HTMLElement | null} the mark
 */
export function renderMark() {
  const { finding } = view;
  const edition = editionNow();
  const element = finding?.page && finding.edition === view.edition ? pageElement(finding.page) : null;
  const old = parts.spread.querySelector(".mark");
  // A mark that was made anew with every save would flash with every save.
  if (old && finding && old.parentElement === element && old.dataset.marks === markedBy(finding)) return old;
  old?.remove();
  if (!element || !finding || !edition) return null;
  const { width, height } = edition.page;
  const area = finding.area ?? { x: 0, y: 0, width, height };
  const attributes = { class: "mark", "data-severity": finding.severity, "data-marks": markedBy(finding) };
  const mark = make("div", attributes);
  setVariables(mark, {
    "mark-x": area.x, "mark-y": area.y, "mark-width": area.width, "mark-height": area.height,
  });
  element.append(mark);
  return mark;
}

/** @param {Finding} finding */
function markedBy(finding) {
  return JSON.stringify([finding.rule, finding.detail, finding.area]);
}

/** @param {Edition | null} edition @param {Page[]} pages */
function renderPosition(edition, pages) {
  const last = edition?.pages.at(-1);
  const numbers = pages.map(folio).join("–");
  const text = last ? say("page-of", { pages: numbers, last: folio(last) }) : "";
  if (parts.position.textContent !== text) parts.position.textContent = text;
  document.title = edition ? `${edition.name} · ${numbers} · ${word("brand")}` : word("brand");
  const spreads = edition ? spreadsOf(edition) : [];
  const atEnd = {
    next: !spreads.length || spreads.at(-1)?.[0] === pages[0],
    previous: !spreads.length || spreads[0][0] === pages[0],
  };
  const isLeftNext = !edition || pageOrder(edition) === "rtl";
  renderTurn(parts["turn-left"], isLeftNext ? "next" : "previous", atEnd);
  renderTurn(parts["turn-right"], isLeftNext ? "previous" : "next", atEnd);
}

/**
 * @param {HTMLElement} button
 * @param {"next" | "previous"} step
 * @param {{ next: boolean, previous: boolean }} atEnd
 */
function renderTurn(button, step, atEnd) {
  label(button, word(step));
  button.dataset.do = step;
  // Not `disabled`: a button that lost its focus while it is used would be unkind.
  button.setAttribute("aria-disabled", String(atEnd[step]));
}
