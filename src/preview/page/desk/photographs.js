// The photographs of a record: each in its crop, with what it is good for, its texts, and what can be done.

import { icon, make, sign, spoken } from "../elements.js";
import { view } from "../state.js";
import { word } from "../words.js";
import { receiveDrops } from "./dropping.js";
import { textControl } from "./field.js";
import { focusControl } from "./focus.js";
import { listControl } from "./list.js";
import { findingItem } from "./proposals.js";
import { fileButton, sendPhotograph } from "./sending.js";

/**
 * Makes the control of photographs.
 * @param {any} field
 * @param {any} record
 * @returns {import("./field.js").Control}
 */
export function photographsControl(field, record) {
  return listControl(field, record, {
    isSingle: field.single,
    // One that is replaced is another one, though its place is the same.
    identity: (item) => [item.at, item.file, Boolean(item.url)],
    show: photograph,
    adder: (shown, now) => adding(shown, now),
  });
}

/** @param {any} photo @param {number} _index @param {any} field @param {any} record */
function photograph(photo, _index, field, record) {
  const at = field.single ? field.at[0] : photo.at.join("/");
  const sending = make("div", { class: "sending" });
  const receive = (/** @type {File[]} */ files) => {
    if (files.length) sendPhotograph(record.path, at, files[0], sending);
  };
  const picture = photo.url ? focusControl(photo, record) : null;
  const fits = make("div", { class: "fits" });
  /** @type {any[]} */
  const controls = photo.fields.map((/** @type {any} */ it) => ({ ...textControl(it, record, { compact: true }), shows: it.key }));
  tellFits(photo);
  if (picture) controls.push(picture);
  // What it is good for changes without any other field.
  controls.push({ element: fits, update: tellFits, redraw: () => {}, open: () => false });
  const body = make("div", { class: "photograph" },
    picture?.element ?? make("div", { class: "no-picture" }, icon("picture"), make("bdi", {}, photo.file)),
    fits, sending,
    make("div", { class: "choices" }, fileButton(photo.illustration || !photo.url ? "put-photograph" : "replace-photograph", false, receive)),
    ...controls.filter((it) => it.shows).map((it) => it.element));
  receiveDrops(body, receive);
  const caption = photo.fields.find((/** @type {any} */ it) => it.key === "caption")?.value;
  return { name: caption || photo.file, body, controls };

  /** @param {any} item */
  function tellFits(item) {
    fits.replaceChildren(
      item.fits ? make("p", { class: "quiet" }, item.illustration ? sign("note") : null, ...spoken(item.fits[view.language])) : "",
      ...item.findings.map((/** @type {any} */ it) => findingItem(it, record, null, null)));
  }
}

/** @param {any} field @param {() => any} now */
function adding(field, now) {
  const sending = make("div", { class: "sending" });
  const receive = async (/** @type {File[]} */ files) => {
    for (const file of files) {
      const place = make("div", {});
      sending.append(place);
      // One after the other: each is added to the end of what is there then.
      await sendPhotograph(now().path, field.single ? field.at[0] : `${field.at[0]}/end`, file, place);
    }
  };
  const element = make("div", { class: "adder drop" },
    fileButton("add-photograph", !field.single, receive, icon("picture")), make("span", { class: "field-help" }, word("or-drop")), sending);
  receiveDrops(element, receive);
  return element;
}
