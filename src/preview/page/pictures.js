// Pictures of pages: fetched once, decoded before they are shown, and no larger than the screen needs.

import { body, pageElement } from "./elements.js";
import { refresh } from "./server.js";
import { editionNow, hereIn, spreadNow, spreadsOf, state } from "./state.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./state.js").Page} Page
 * @typedef {"thumb" | "page" | "large"} Size
 */

// How many pictures are kept decoded: the spreads before, here and behind, in two sizes.
const KEPT = 16;

/** @type {Map<string, Promise<HTMLImageElement>>} */
const kept = new Map();

/**
 * Gives the address of a picture.
 * @param {Edition} edition
 * @param {Page} page
 * @param {Size} size
 * @returns {string}
 */
export function pictureUrl(edition, page, size) {
  const [slug, key] = [edition.slug, page.key].map(encodeURIComponent);
  return `page/${slug}/${page.number}/${key}.png?size=${size}`;
}

/**
 * Replaces the pictures of the spread that are of an older version, or too small for the zoom.
 * @param {number} pixelsPerMm how many pixels of CSS a millimetre of the page takes
 */
export function refreshPictures(pixelsPerMm) {
  const edition = editionNow();
  if (!edition || !state) return;
  // A little softness goes unseen, and it spares the server many large pictures.
  const size = pixelsPerMm * devicePixelRatio > 1.3 * state.sharpness ? "large" : "page";
  for (const page of spreadNow(edition)) refreshPicture(edition, page, size);
}

/** @param {Edition} edition @param {Page} page @param {Size} size */
function refreshPicture(edition, page, size) {
  const element = /** @type {HTMLElement} */ (pageElement(page.number));
  const shows = element.dataset;
  if (shows.key === page.key && (shows.size === size || shows.size === "large")) {
    delete shows.wanted;
    return;
  }
  const url = pictureUrl(edition, page, size);
  if (shows.wanted === url) return;
  shows.wanted = url;
  picture(url).then((image) => {
    if (shows.wanted !== url) return;
    delete shows.wanted;
    element.querySelector(".paper")?.replaceChildren(image);
    Object.assign(shows, { key: page.key, size });
    announceShown();
  }, () => {
    // The picture has been superseded, or the server is gone; the next state tells which.
    if (shows.wanted !== url) return;
    delete shows.wanted;
    setTimeout(refresh, 1000);
  });
}

// A picture once it is decoded, so that it takes its place without a flicker.
/** @param {string} url @returns {Promise<HTMLImageElement>} */
function picture(url) {
  const known = kept.get(url);
  if (known) {
    // The map is in order of use: the first is the one to give up.
    kept.delete(url);
    kept.set(url, known);
    return known;
  }
  const image = Object.assign(new Image(), { alt: "", draggable: false, decoding: "sync", src: url });
  const decoded = image.decode().then(() => image);
  decoded.catch(() => kept.delete(url));
  kept.set(url, decoded);
  if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
  return decoded;
}

// Says which version the reader sees, once all visible pages are of it.
function announceShown() {
  const edition = editionNow();
  if (!edition || !state) return;
  if (!spreadNow(edition).every((page) => pageElement(page.number)?.dataset.key === page.key)) return;
  const { version } = state;
  requestAnimationFrame(() => { body.dataset.shown = String(version); });
  preloadNeighbours(edition);
}

/** @param {Edition} edition */
function preloadNeighbours(edition) {
  const spreads = spreadsOf(edition);
  const here = hereIn(spreads);
  for (const page of [spreads[here + 1], spreads[here - 1]].flatMap((spread) => spread ?? [])) {
    picture(pictureUrl(edition, page, "page")).catch(() => { /* It is asked for again when it is turned to. */ });
  }
}
