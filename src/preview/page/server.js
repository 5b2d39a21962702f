// Talks to the server: asks for state.json whenever events says that it changed.

import { body, parts } from "./elements.js";
import { receive } from "./state.js";

// A connection that is lost is tried again after a while, and told only if it stays lost.
const RETRY = 1500;
const PATIENCE = 700;

let asking = false;
let askAgain = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let lossTimer;

/**
 * Asks for the state; once more afterwards if somebody wanted it meanwhile.
 * @returns {Promise<void>}
 */
export async function refresh() {
  askAgain = asking;
  if (asking) return;
  asking = true;
  const told = await fetch("state.json", { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  asking = false;
  if (told) receive(told);
  else if (body.dataset.connection === "open") setTimeout(refresh, RETRY);
  if (askAgain) refresh();
}

/** @type {EventSource | null} */
let events = null;

/**
 * Listens for changes for as long as the page is shown. Browsers keep pages that are left, and have few connections
 * for them all.
 */
export function listenToServer() {
  addEventListener("pagehide", () => {
    events?.close();
    events = null;
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) connect();
  });
  connect();
}

function connect() {
  const source = new EventSource("events");
  events = source;
  source.addEventListener("open", () => {
    setConnected(true);
    refresh();
  });
  source.addEventListener("state", () => refresh());
  source.addEventListener("error", () => {
    if (source !== events) return;
    setConnected(false);
    // Some browsers give up when nobody listens at the port.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => { if (source === events) connect(); }, RETRY);
  });
}

/** @param {boolean} connected */
function setConnected(connected) {
  const now = connected ? "open" : "lost";
  if (body.dataset.connection === now) return;
  body.dataset.connection = now;
  clearTimeout(lossTimer);
  if (connected) parts.lost.hidden = true;
  else lossTimer = setTimeout(() => { parts.lost.hidden = false; }, PATIENCE);
}

/**
 * Asks what is made of an edition beside its pages.
 * @param {string} slug
 * @returns {Promise<import("./views.js").Views>}
 */
export async function viewsOf(slug) {
  const answer = await fetch(`views.json?${new URLSearchParams({ edition: slug })}`, { cache: "no-store" });
  return answer.json();
}

/**
 * Asks which text stands at a point of a page, in millimetres from the corner of its trim, and where it is
 * written.
 * @param {{ edition: string, page: string, x: string, y: string }} point
 * @returns {Promise<TextAt>}
 *
 * The desk is also told the record, the place within it, the words of the line as the record has them and how many
 * characters of them stand before the point; for a text of a layout, where it comes from.
 * @typedef {object} TextAt
 * @property {string | null} text
 * @property {import("./state.js").Place | null} place
 * @property {string | null} [record]
 * @property {(string | number)[] | null} [at]
 * @property {number | null} [paragraph]
 * @property {string | null} [words]
 * @property {number | null} [letter]
 * @property {import("./state.js").Said | null} [fixed]
 */
export async function textAt(point) {
  const answer = await fetch(`at?${new URLSearchParams(point)}`);
  return answer.json();
}
