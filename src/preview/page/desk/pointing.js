// From a page to what stands on it: a click opens the field at that very word, a dropped file goes to the
// photograph under it.

import { make, parts } from "../elements.js";
import { closePopover, openPopover } from "../popover.js";
import { textAt } from "../server.js";
import { editionNow, isDesk, spreadNow, view } from "../state.js";
import { say, word } from "../words.js";
import { placeAt, placesOn, pointOn } from "./frames.js";
import { openRecord } from "./opened.js";
import { filesOf, sendPhotograph } from "./sending.js";
import { announce } from "./told.js";
import { receiveDrops } from "./dropping.js";

let turn = 0;

/**
 * Opens what stands at a point of a page; what cannot be edited tells where it comes from.
 * @param {MouseEvent} event
 * @param {HTMLElement} element the page
 * @param {import("../state.js").Edition} edition
 */
export async function openAt(event, element, edition) {
  closePopover();
  turn += 1;
  const now = turn;
  const { x, y } = pointOn(event, element);
  const page = element.dataset.page ?? "";
  const [told, places] = await Promise.all([
    textAt({ edition: edition.slug, page, x: x.toFixed(2), y: y.toFixed(2) }).catch(() => null),
    placesOn(Number(page)),
  ]);
  if (now !== turn) return;
  const place = placeAt(places, { x, y });
  const found = told?.record ? told : place;
  if (found?.record) {
    const { record, at, paragraph } = /** @type {any} */ (found);
    const words = told?.record ? told.words ?? "" : "";
    openRecord(record, { at: at ?? [], paragraph: paragraph ?? null, offset: null, words, letter: told?.letter ?? 0 }, false);
  } else if (told) {
    openPopover(event, edition.direction, told.text, told.place, told.fixed ?? place?.fixed ?? null);
  }
}

/** Opens the record that the pages which lie open are made of; at its first field. */
export function openOfPage() {
  const pages = spreadNow(editionNow());
  const page = pages.find((it) => it.number === view.page) ?? pages[0];
  const path = page && pathOf(page.part);
  if (path) openRecord(path, { at: [path.endsWith("network.yaml") ? "introduction" : "name"], paragraph: null, offset: null }, false);
  else announce(word("no-record"), true);
}

// Pages say which part of the booklet they are of: a group, a city, or what all editions share.
/** @param {string} part */
function pathOf(part) {
  if (part.includes("/")) return `data/${part}.yaml`;
  if (part === editionNow()?.slug && part !== "network") return `data/${part}/city.yaml`;
  return ["cover", "imprint", "introduction", "contents"].includes(part) ? "data/network.yaml" : null;
}

/** Begins to take files that are dropped on pages. */
export function beginDrops() {
  // A file that is dropped beside must not take the place of the page.
  for (const name of ["dragover", "drop"]) {
    addEventListener(name, (event) => {
      if (isDesk()) event.preventDefault();
    });
  }
  receiveDrops(parts.stage, async (files, event) => {
    const element = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-page]"));
    if (!isDesk() || !element || !files.length) return;
    const places = await placesOn(Number(element.dataset.page));
    const place = placeAt(places, pointOn(event, element));
    const isPhotograph = place && ["photographs", "market", "cover"].includes(String(place.at[0]));
    const page = editionNow()?.pages.find((it) => it.number === Number(element.dataset.page));
    const path = place?.record ?? (page && pathOf(page.part));
    if (!path || path === "data/network.yaml") {
      announce(word("no-place-for-picture"), true);
      return;
    }
    const list = path.endsWith("/city.yaml") ? "market" : "photographs";
    const at = isPhotograph ? place.at.slice(0, 2).join("/") : `${list}/end`;
    parts.notice.hidden = false;
    parts.notice.replaceChildren(make("span", {}, say("sending", { name: files[0].name })));
    const done = await sendPhotograph(path, at, files[0], make("div", {}));
    if (done) openRecord(path, { at: isPhotograph ? place.at : [list], paragraph: null, offset: null });
  });
}
