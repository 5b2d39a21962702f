// The strip of all pages of the edition.

import { bringIntoView, label, make, parts, setVariables, sign } from "./elements.js";
import { pictureUrl } from "./pictures.js";
import { editionNow, goTo, pageOrder, spreadNow, state, view } from "./state.js";
import { folio, say } from "./words.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("./state.js").Severity} Severity
 */

// What the buttons of the strip were built for; they are built anew only if it differs.
/** @type {string | null} */
let built = null;
// Whoever looks through the strip is not called back by every save.
/** @type {number | null} */
let inSight = null;

/** Shows the pages of the edition as they look now, and which of them lie open. */
export function renderThumbnails() {
  const edition = editionNow();
  const wanted = edition && `${edition.slug} ${edition.binding} ${edition.pages.length}`;
  if (wanted !== built) {
    built = wanted;
    inSight = null;
    parts.thumbs.dir = edition ? pageOrder(edition) : "rtl";
    parts.thumbs.replaceChildren(...(edition?.pages ?? []).map(buildThumbnail));
  }
  if (!edition) return;
  const open = spreadNow(edition);
  const worst = worstByPage(edition);
  const { width, height, bleed } = edition.page;
  setVariables(parts.thumbs, { width, height, bleed });
  edition.pages.forEach((page, index) => {
    const button = parts.thumbs.children[index];
    const image = button.querySelector("img");
    const url = pictureUrl(edition, page, "thumb");
    // The old picture stays until the new one is there.
    if (image.getAttribute("src") !== url) image.src = url;
    const severity = worst.get(page.number);
    button.querySelector(".folio").replaceChildren(...(severity ? [sign(severity)] : []), folio(page));
    label(button, say("page", { page: folio(page) }));
    if (open.includes(page)) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  });
  const first = open[0]?.number;
  if (!first || first === inSight) return;
  inSight = first;
  bringIntoView(parts.thumbs.children[first - 1]);
}

/** @param {Page} page */
function buildThumbnail(page) {
  const image = make("img", { alt: "", loading: "lazy", decoding: "async", draggable: "false" });
  const goes = () => goTo(view.edition, page.number);
  return make("button", { type: "button", "data-thumb": page.number, click: goes },
    make("span", { class: "leaf" }, image), make("span", { class: "folio" }));
}

/** @param {Edition} edition */
function worstByPage(edition) {
  /** @type {Map<number, Severity>} */
  const worst = new Map();
  for (const { edition: slug, page, severity } of [...(state?.problems ?? []), ...(state?.findings ?? [])]) {
    if (slug !== edition.slug || !page || severity === "note") continue;
    if (worst.get(page) !== "error") worst.set(page, severity);
  }
  return worst;
}
