// The job ticket: what a print shop is asked to make.

import { make } from "./elements.js";
import { view } from "./state.js";
import { figure, say, word } from "./words.js";

/**
 * @typedef {{ stock: string | null, weight: number | null, caliper: number | null }} Paper
 *
 * The facts of a job, as `src/ticket/mod.rs` writes them; null is what the contract leaves open.
 * @typedef {object} Ticket
 * @property {{ title: string, edition: string, slug: string }} product
 * @property {string} date
 * @property {string} language
 * @property {number | null} copies
 * @property {{ width: number, height: number }} trim
 * @property {number} bleed
 * @property {{ all: number, text: number, cover: number }} pages
 * @property {{ side: "right" | "left", kind: "saddle-stitch" | "perfect" | null }} binding
 * @property {{ text: Paper, cover?: Paper }} paper
 * @property {"text" | "text-and-cover"} [spine]
 * @property {number} [spine_width] none as long as the caliper is open
 * @property {number} [flaps]
 * @property {string | null} finishing
 * @property {string | null} proof
 * @property {string | null} contact
 * @property {{ standard: string, condition: string, description: string, profile: string }} printing
 *
 * A line of the table: its name, and its value; null if that is open.
 * @typedef {[string, Node | string | null]} Row
 */

/**
 * Makes the view of the ticket.
 * @param {Ticket | null} ticket none if the records have faults
 * @param {string} digits
 * @returns {HTMLElement[]}
 */
export function ticketView(ticket, digits) {
  const title = make("h2", {}, word("look-ticket"));
  if (!ticket) return [title, make("p", { class: "quiet" }, word("no-ticket"))];
  const rows = rowsOf(ticket, digits);
  const open = rows.filter(([, value]) => value === null).length;
  const table = make("table", { class: "ticket" }, make("tbody", {}, ...rows.map(([name, value]) =>
    make("tr", { "data-open": value === null }, make("th", { scope: "row" }, name),
      make("td", {}, value ?? make("span", { class: "open" }, word("ticket-open")))))));
  const told = open ? say("ticket-open-count", { count: figure(open, digits) }) : word("ticket-settled");
  return [title, make("p", { class: "quiet" }, told), table, make("p", { class: "quiet" }, word("ticket-files"))];
}

/** @param {Ticket} ticket @param {string} digits @returns {Row[]} */
function rowsOf(ticket, digits) {
  const { product, trim, pages, binding, paper, printing } = ticket;
  const number = (/** @type {number | string} */ value) => figure(value, digits);
  const length = (/** @type {number} */ value) => say("millimetres", { length: number(value) });
  const hasCover = pages.cover > 0;
  const languages = new Intl.DisplayNames([view.language], { type: "language" });
  return [
    [word("ticket-product"), given(`${product.title} · ${product.edition}`)],
    [word("ticket-date"), dateOf(ticket.date, digits)],
    [word("ticket-language"), languages.of(ticket.language) ?? ticket.language],
    [word("ticket-copies"), ticket.copies === null ? null : number(ticket.copies)],
    [word("ticket-trim"), say("size", { width: number(trim.width), height: number(trim.height) })],
    [word("bleed"), length(ticket.bleed)],
    [word("ticket-pages"), hasCover
      ? say("pages-of-parts", { all: number(pages.all), text: number(pages.text), cover: number(pages.cover) })
      : number(pages.all)],
    [word("ticket-side"), word(`bound-${binding.side}`)],
    [word("ticket-binding"), binding.kind && word(`binding-${binding.kind}`)],
    ...paperRows(word(hasCover ? "paper-text" : "paper-all"), paper.text, number),
    ...(paper.cover ? paperRows(word("paper-cover"), paper.cover, number) : []),
    ...(ticket.spine ? spineRows(ticket.spine, ticket.spine_width, length) : []),
    ...(ticket.flaps ? [/** @type {Row} */ ([word("ticket-flaps"), length(ticket.flaps)])] : []),
    [word("ticket-colours"), word("process-inks")],
    [word("ticket-finishing"), given(ticket.finishing)],
    [word("ticket-proof"), given(ticket.proof)],
    [word("ticket-contact"), given(ticket.contact)],
    [word("ticket-standard"), given(printing.standard)],
    [word("ticket-condition"), given(`${printing.condition} · ${printing.description}`)],
    [word("ticket-profile"), given(printing.profile)],
  ];
}

/** @param {string} date @param {string} digits */
function dateOf(date, digits) {
  const numbers = digits === "arabic-indic" ? "arab" : "latn";
  // The months as they are called where the booklets are made.
  const language = view.language === "ar" ? `ar-PS-u-nu-${numbers}` : "en-GB";
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
}

/** @param {string} name @param {Paper} paper @param {(value: number) => string} number @returns {Row[]} */
function paperRows(name, { stock, weight, caliper }, number) {
  return [
    [say("paper-stock", { paper: name }), given(stock)],
    [say("paper-weight", { paper: name }), weight === null ? null : say("grams", { weight: number(weight) })],
    [say("paper-caliper", { paper: name }), caliper === null ? null : say("millimetres", { length: number(caliper) })],
  ];
}

/** @param {"text" | "text-and-cover"} counts @param {number | undefined} width
 *  @param {(value: number) => string} length @returns {Row[]} */
function spineRows(counts, width, length) {
  return [
    [word("ticket-spine"), word(`spine-${counts}`)],
    [word("ticket-spine-width"), width === undefined ? null : length(width)],
  ];
}

// What somebody wrote, in whatever language.
/** @param {string | null} text */
function given(text) {
  return text === null ? null : make("bdi", { class: "name" }, text);
}
