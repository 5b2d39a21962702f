// The point of a photograph that stays when it is cropped: set by a click, a drag or the arrow keys, with the
// crop seen at once.

import { make, setVariables } from "../elements.js";
import { say, word } from "../words.js";
import { draftAt } from "./drafts.js";
import { save } from "./saving.js";
import { isSame } from "./values.js";

// How far an arrow moves the point: a hundredth, and ten with the key for capitals.
const STEP = 0.01;
const LEAP = 0.1;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Makes the picture of a photograph with its point.
 * @param {any} photo
 * @param {any} record
 * @returns {import("./field.js").Control}
 */
export function focusControl(photo, record) {
  const image = make("img", { src: photo.url, alt: photo.fields.find((/** @type {any} */ it) => it.key === "alt")?.value ?? "", draggable: "false", decoding: "async" });
  const crop = make("span", { class: "crop" });
  const point = make("button", { type: "button", class: "point", "data-first": true, "aria-describedby": null });
  const told = make("span", { class: "unseen", "aria-live": "polite" });
  const frame = make("div", { class: "focus" }, image, crop, point, told);
  const element = make("div", { class: "focus-box" }, frame, make("p", { class: "field-help" }, word("focus-help")));
  setVariables(frame, { "photo-width": photo.width || 3, "photo-height": photo.height || 2 });
  let [x, y] = draftAt(record.path, photo.at, "focus")?.edit.value ?? photo.focus;
  let drags = false;
  draw();

  const at = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const box = frame.getBoundingClientRect();
    set((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  };
  frame.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    drags = true;
    point.focus({ preventScroll: true });
    frame.setPointerCapture(event.pointerId);
    at(event);
  });
  frame.addEventListener("pointermove", (event) => {
    if (drags) at(event);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    frame.addEventListener(name, () => {
      if (drags) keep();
      drags = false;
    });
  }
  point.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? LEAP : STEP;
    set(x + arrow[0] * step, y + arrow[1] * step);
    keep();
    told.textContent = where();
  });
  return { element, update, redraw: draw, open: () => false };

  /** @param {number} across @param {number} down */
  function set(across, down) {
    [x, y] = [across, down].map((it) => Math.round(Math.min(Math.max(it, 0), 1) * 100) / 100);
    draw();
  }

  function keep() {
    if (!isSame([x, y], draftAt(record.path, photo.at, "focus")?.edit.value ?? photo.focus)) {
      save(record, { op: "focus", at: photo.at, value: [x, y] });
    }
  }

  /** @param {any} newer @param {any} now */
  function update(newer, now) {
    photo = newer;
    record = now;
    if (image.getAttribute("src") !== photo.url) image.setAttribute("src", photo.url);
    setVariables(frame, { "photo-width": photo.width || 3, "photo-height": photo.height || 2 });
    if (!drags && !draftAt(record.path, photo.at, "focus")) [x, y] = photo.focus;
    draw();
  }

  function where() {
    return say("focus-at", { x: Math.round(x * 100), y: Math.round(y * 100) });
  }

  function draw() {
    setVariables(frame, { x, y });
    point.setAttribute("aria-label", `${word("focus")}: ${where()}`);
    const { width, height, aspect } = photo;
    crop.hidden = !aspect || !width;
    if (crop.hidden) return;
    // As `layouts/photo.typ` does: as near to the middle of the frame as the edges of the picture allow.
    const wide = Math.min(1, (height * aspect) / width);
    const high = Math.min(1, width / aspect / height);
    const left = Math.min(Math.max(x - wide / 2, 0), 1 - wide);
    const top = Math.min(Math.max(y - high / 2, 0), 1 - high);
    setVariables(crop, { left, top, wide, high });
  }
}
