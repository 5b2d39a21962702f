// What is made of the edition beside its pages: sheets, cover and ticket, one of them at a time, over the stage.

import { body, make, parts } from "./elements.js";
import { coverView } from "./cover.js";
import { sheetsView } from "./imposed.js";
import { refreshLeaves } from "./leaf.js";
import { viewsOf } from "./server.js";
import { LOOKS, editionNow, state, view } from "./state.js";
import { ticketView } from "./ticket.js";
import { word } from "./words.js";

/**
 * What the server tells of an edition, as `src/preview/views.rs` writes it.
 * @typedef {object} Views
 * @property {string} edition
 * @property {"arabic-indic" | "latin"} digits
 * @property {import("./imposed.js").Sheets | null} sheets
 * @property {import("./cover.js").Cover} cover
 * @property {import("./ticket.js").Ticket | null} ticket
 */

/** @type {Views | null} */
let told = null;
// What was asked for last, so that no late answer is shown, and what is shown.
let asked = "";
let shown = "";

/** Shows the view that is chosen, and asks for it anew once something has changed. */
export function renderViews() {
  const isPages = view.look === "pages";
  body.dataset.look = view.look;
  parts.views.hidden = isPages;
  parts.stage.inert = !isPages;
  for (const look of LOOKS) {
    const button = document.querySelector(`[data-do=look-${look}]`);
    if (look === view.look) button?.setAttribute("aria-current", "true");
    else button?.removeAttribute("aria-current");
  }
  const edition = editionNow();
  if (isPages || !edition || !state) return;
  parts.views.setAttribute("aria-label", word(`look-${view.look}`));
  const wanted = `${edition.slug} ${state.version}`;
  if (wanted !== asked) {
    asked = wanted;
    viewsOf(edition.slug).then((answer) => {
      if (asked !== wanted) return;
      told = answer;
      show();
    }, () => {
      // The server is gone; the next state asks again.
      if (asked === wanted) asked = "";
    });
  }
  show();
}

function show() {
  const edition = editionNow();
  if (!edition || view.look === "pages") return;
  const known = told?.edition === edition.slug ? told : null;
  const wanted = JSON.stringify([view.look, view.language, edition.slug, edition.page, edition.binding,
    edition.pages.length, known]);
  if (wanted !== shown) {
    shown = wanted;
    build(edition, known);
  }
  refreshLeaves(parts.views, edition);
}

/** @param {import("./state.js").Edition} edition @param {Views | null} known */
function build(edition, known) {
  const focused = parts.views.contains(document.activeElement) && document.activeElement?.id;
  const content = !edition.pages.length ? [make("p", { class: "quiet" }, word("empty"))]
    : !known ? []
      : view.look === "sheets" ? sheetsView(edition, known.sheets, known.digits)
        : view.look === "cover" ? coverView(edition, known.cover, known.digits)
          : ticketView(known.ticket, known.digits);
  parts.views.replaceChildren(make("div", { class: "view-of" }, ...content));
  if (focused) parts.views.querySelector(`#${focused}`)?.focus();
}
