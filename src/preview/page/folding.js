// The sheets of a signature while they are folded: flat, folded, put into one another, and a booklet.

import { isCalm, make, whenSized } from "./elements.js";
import { leafPicture, sizeLeaves } from "./leaf.js";
import { figure, say, word } from "./words.js";

/**
 * @typedef {import("./state.js").Edition} Edition
 * @typedef {import("./leaf.js").Place} Place
 * @typedef {import("./imposed.js").Sheets} Sheets
 * @typedef {import("./imposed.js").Sheet} Sheet
 * @typedef {import("./imposed.js").Fold} Fold
 *
 * What happens between two rests of the slider: a fold of all sheets, counted from the largest one's first, or
 * the nesting of the sheets.
 * @typedef {{ fold: number } | "nest"} Step
 */

// How many sheets are shown; of more, as many of the outermost as of the innermost.
const MOST = 16;
// Positions of the slider a step, and how long a step takes by itself, in milliseconds.
const FINE = 100;
const PACE = 1100;
// The slope at which the sheets lie, in degrees, and how high they float above one another, in pixels.
const TILT = 42;
const FLOAT = 34;
const ALL_FLOAT = 170;
// How much a sheet lies above the one below it in a pile, in pixels.
const THICK = 0.7;

// Where the slider stands, so that it stays there while pages change.
const kept = { of: "", signature: 1, at: 0 };

/**
 * Makes the model with its slider.
 * @param {Edition} edition
 * @param {Sheets} sheets
 * @param {string} digits
 * @returns {HTMLElement}
 */
export function foldingModel(edition, sheets, digits) {
  if (kept.of !== edition.slug) Object.assign(kept, { of: edition.slug, signature: 1, at: 0 });
  if (kept.signature > sheets.signatures) kept.signature = 1;
  const scene = make("div", { class: "scene", "aria-hidden": "true", dir: "ltr" });
  const slider = /** @type {HTMLInputElement} */ (make("input", {
    type: "range", id: "fold", min: "0", step: isCalm() ? FINE : 5, "aria-label": word("fold-slider"),
  }));
  const told = make("output", { class: "fold-told", for: "fold", "aria-live": "polite" });
  const play = make("button", { type: "button", class: "plain", id: "fold-play" });
  const some = make("p", { class: "quiet" });
  const choice = sheets.signatures > 1 ? signatureChoice(sheets.signatures, digits) : null;
  const root = make("section", { class: "folding", "aria-label": word("folding") },
    make("h3", {}, word("folding")), choice,
    make("div", { class: "fold-controls" }, play, slider), told, scene, some);
  sizeLeaves(scene, edition);

  // Without its cover, or with other signatures to come, it is no booklet yet.
  const isWhole = sheets.signatures === 1 && !sheets.without_cover;
  /** @type {Model} */
  let model;
  let moving = 0;
  const show = () => {
    model.show(kept.at / FINE);
    slider.value = String(kept.at);
    const isDone = kept.at === model.steps.length * FINE;
    const text = isDone ? word(isWhole ? "fold-done" : "fold-done-signature") : model.tell(kept.at / FINE);
    if (told.textContent !== text) told.textContent = text;
    slider.setAttribute("aria-valuetext", text);
    play.textContent = word(isDone ? "unfold-play" : "fold-play");
  };
  const begin = () => {
    const own = sheets.sheets.filter((sheet) => sheet.signature === kept.signature && sheet.folds.length);
    const half = MOST / 2;
    const shown = own.length > MOST ? [...own.slice(0, half), ...own.slice(-half)] : own;
    model = new Model(edition, scene, shown);
    slider.max = String(model.steps.length * FINE);
    kept.at = Math.min(kept.at, model.steps.length * FINE);
    some.textContent = own.length > MOST
      ? say("fold-some", { count: figure(half, digits), all: figure(own.length, digits) }) : "";
    show();
  };
  slider.addEventListener("input", () => {
    cancelAnimationFrame(moving);
    kept.at = Number(slider.value);
    show();
  });
  play.addEventListener("click", () => {
    cancelAnimationFrame(moving);
    const end = model.steps.length * FINE;
    const to = kept.at < end ? end : 0;
    if (isCalm()) {
      kept.at = to;
      show();
      return;
    }
    const [from, start] = [kept.at, performance.now()];
    const move = (/** @type {number} */ now) => {
      if (!root.isConnected) return;
      const gone = Math.max(now - start, 0) / PACE * FINE;
      kept.at = Math.round(to > from ? Math.min(from + gone, to) : Math.max(from - gone, to));
      show();
      if (kept.at !== to) moving = requestAnimationFrame(move);
    };
    moving = requestAnimationFrame(move);
  });
  choice?.addEventListener("change", (event) => {
    cancelAnimationFrame(moving);
    kept.signature = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    begin();
  });
  begin();
  whenSized(scene, show);
  return root;
}

/** @param {number} count @param {string} digits */
function signatureChoice(count, digits) {
  const options = Array.from({ length: count }, (_, index) => make("option",
    { value: index + 1, selected: index + 1 === kept.signature },
    say("signature", { number: figure(index + 1, digits) })));
  return make("select", { class: "signatures", id: "fold-signature", "aria-label": word("signature-choice") }, ...options);
}

// The sheets in space. Each is drawn as what lies still and what is turned over; both are made anew for each
// fold, and moved within it.
class Model {
  /** @param {Edition} edition @param {HTMLElement} scene @param {Sheet[]} sheets the outermost first */
  constructor(edition, scene, sheets) {
    this.edition = edition;
    this.scene = scene;
    this.sheets = sheets;
    this.largest = sheets.reduce((one, other) => (other.folds.length > one.folds.length ? other : one));
    this.folds = this.largest.folds.length;
    const before = Array.from({ length: this.folds - 1 }, (_, fold) => ({ fold }));
    /** @type {Step[]} */
    this.steps = [...before, ...(sheets.length > 1 ? [/** @type {Step} */ ("nest")] : []), { fold: this.folds - 1 }];
    this.world = make("div", { class: "world" });
    this.elements = sheets.map(() => make("div", { class: "sheet-in-space" }));
    this.world.append(...this.elements);
    scene.classList.toggle("many", this.folds > 1);
    scene.replaceChildren(this.world);
  }

  /** @param {number} at */
  show(at) {
    const index = Math.min(Math.floor(at), this.steps.length - 1);
    const step = this.steps[index];
    const within = at - index;
    const fold = step === "nest" ? this.folds - 1 : step.fold;
    const turned = step === "nest" ? 0 : within;
    const isLast = fold === this.folds - 1;
    const nested = step === "nest" ? within : Number(isLast);
    this.measure();
    const apart = Math.min(FLOAT, ALL_FLOAT / Math.max(this.sheets.length - 1, 1));
    const gap = apart + (THICK - apart) * nested;
    const middle = (this.sheets.length - 1) / 2 * gap;
    this.world.style.transform = `rotateX(${TILT}deg) translateZ(${-middle}px)`;
    this.sheets.forEach((sheet, number) => {
      // Smaller sheets in the middle wait until the larger ones are as small.
      const own = fold - (this.folds - sheet.folds.length);
      this.place(number, sheet.folds[Math.max(own, 0)], Math.max(own, 0), own < 0 ? 0 : turned);
      const { style } = this.elements[number];
      style.transform = `translateZ(${number * gap}px) ${style.getPropertyValue("--middle")}`;
    });
  }

  // Finds the width of a page at which the largest sheet has room, lying and while a half stands upright.
  measure() {
    const { width, height } = this.edition.page;
    const { columns, rows } = this.largest.folds[0];
    const slope = TILT * Math.PI / 180;
    // As multiples of the width of a page: how high the lying sheet looks, and the half that stands.
    const lies = rows * height / width * Math.cos(slope);
    const stands = Math.max(columns / 2, rows > 1 ? rows / 2 * height / width : 0) * Math.sin(slope);
    const across = this.scene.clientWidth * 0.82 / columns;
    const down = Math.max(this.scene.clientHeight - ALL_FLOAT / 3, 0) / (lies + stands) * 0.88;
    this.page = Math.max(Math.min(across, down), 12);
    this.scene.style.setProperty("--page", `${this.page}px`);
    this.world.style.top = `${100 - 100 * (0.54 * lies) / (lies + stands)}%`;
  }

  /** @param {number} number @param {Fold} fold @param {number} index @param {number} turned */
  place(number, fold, index, turned) {
    const element = this.elements[number];
    if (element.dataset.fold !== String(index)) {
      element.dataset.fold = String(index);
      element.replaceChildren(...this.halves(fold));
    }
    const { width, height } = this.edition.page;
    const [across, down] = [fold.columns * this.page, fold.rows * this.page * height / width];
    const flap = /** @type {HTMLElement} */ (element.lastElementChild);
    const [axis, sign] = { left: ["Y", 1], right: ["Y", -1], top: ["X", -1], bottom: ["X", 1] }[fold.half];
    // Outer sheets turn about all that lies within them.
    const above = (this.sheets.length - number) * THICK;
    const hinge = { left: "100% 50%", right: "0% 50%", top: "50% 100%", bottom: "50% 0%" }[fold.half];
    flap.style.transformOrigin = `${hinge} ${above}px`;
    flap.style.transform = `rotate${axis}(${sign * 180 * turned}deg)`;
    const moves = { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] }[fold.half];
    const [x, y] = [moves[0] * across / 4 * turned, moves[1] * down / 4 * turned];
    element.style.setProperty("--middle", `translate(${x - across / 2}px, ${y - down / 2}px)`);
  }

  /** @param {Fold} fold */
  halves(fold) {
    const isSideways = fold.half === "left" || fold.half === "right";
    const [wide, high] = isSideways ? [fold.columns / 2, fold.rows] : [fold.columns, fold.rows / 2];
    // Where the half that is turned over lies, and where the other.
    const [flapX, flapY] = { left: [0, 0], right: [wide, 0], top: [0, 0], bottom: [0, high] }[fold.half];
    const [stillX, stillY] = isSideways ? [wide - flapX, 0] : [0, high - flapY];
    const isIn = (/** @type {Place} */ place, /** @type {number} */ x, /** @type {number} */ y) =>
      place.column >= x && place.column < x + wide && place.row >= y && place.row < y + high;
    const half = (/** @type {number} */ x, /** @type {number} */ y) =>
      this.face(fold.before.filter((place) => isIn(place, x, y)), x, y, "up");
    const size = { columns: wide, rows: high };
    const still = box("still", stillX, stillY, size, half(stillX, stillY));
    const flap = box("flap", flapX, flapY, size,
      half(flapX, flapY), this.face(fold.after, 0, 0, isSideways ? "down-sideways" : "down-over"));
    return [still, flap];
  }

  /** @param {Place[]} places @param {number} x @param {number} y @param {string} kind */
  face(places, x, y, kind) {
    const cells = places.map((place) => {
      const picture = leafPicture(this.edition, place);
      picture.style.setProperty("--x", String(place.column - x));
      picture.style.setProperty("--y", String(place.row - y));
      return picture;
    });
    return make("div", { class: "face", "data-face": kind }, ...cells);
  }

  /** @param {number} at before the end */
  tell(at) {
    const index = Math.ceil(at);
    if (index === 0) return word("fold-flat");
    const step = this.steps[index - 1];
    if (step === "nest") return word("fold-nest");
    const half = word(`half-${this.largest.folds[step.fold].half}`);
    return say(step.fold === this.folds - 1 ? "fold-spine" : "fold-over", { half });
  }
}

/** @param {string} kind @param {number} x @param {number} y @param {{ columns: number, rows: number }} size
 *  @param {HTMLElement[]} faces */
function box(kind, x, y, { columns, rows }, ...faces) {
  const element = make("div", { class: kind }, ...faces);
  for (const [name, value] of Object.entries({ x, y, columns, rows })) {
    element.style.setProperty(`--${name}`, String(value));
  }
  return element;
}
