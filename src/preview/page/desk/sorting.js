// Lists whose items are put in order: dragged by a grip with mouse or finger, or moved by the buttons beside it.

import { icon, label, make } from "../elements.js";
import { say } from "../words.js";

/**
 * Makes the grip of an item, and the buttons that do the same.
 * @param {HTMLElement} list the list, whose children are the items
 * @param {() => HTMLElement} item
 * @param {string} name what is moved
 * @param {(from: number, to: number, by: "up" | "down" | "grip") => void} onMove
 * @returns {{ grip: HTMLElement, up: HTMLElement, down: HTMLElement }}
 */
export function sorters(list, item, name, onMove) {
  const place = () => itemsOf(list).indexOf(item());
  /** @param {"up" | "down"} by */
  const button = (by) => {
    const move = () => {
      const from = place();
      const to = from + (by === "up" ? -1 : 1);
      if (to >= 0 && to < itemsOf(list).length) onMove(from, to, by);
    };
    const made = make("button", { type: "button", class: "tool", "data-sorts": by, click: move }, icon(by));
    label(made, say(`move-${by}`, { name }));
    return made;
  };
  const grip = make("span", { class: "grip", "aria-hidden": "true" }, icon("grip"));
  grip.addEventListener("pointerdown", (event) => drag(event, list, item(), onMove));
  return { grip, up: button("up"), down: button("down") };
}

/** @param {HTMLElement} list */
function itemsOf(list) {
  return /** @type {HTMLElement[]} */ ([...list.children].filter((it) => it.matches("[data-sorted]")));
}

/** @param {PointerEvent} event @param {HTMLElement} list @param {HTMLElement} item @param {(from: number, to: number, by: "grip") => void} onMove */
function drag(event, list, item, onMove) {
  if (event.button) return;
  event.preventDefault();
  const grip = /** @type {HTMLElement} */ (event.currentTarget);
  grip.setPointerCapture(event.pointerId);
  const items = itemsOf(list);
  const boxes = items.map((it) => it.getBoundingClientRect());
  const from = items.indexOf(item);
  const scroller = item.closest(".scrolls");
  const scrolled = scroller?.scrollTop ?? 0;
  let to = from;
  item.classList.add("dragged");
  const move = (/** @type {PointerEvent} */ { clientY }) => {
    if (scroller) follow(scroller, clientY);
    const y = clientY + (scroller?.scrollTop ?? 0) - scrolled;
    item.style.setProperty("--drag", `${y - event.clientY}px`);
    to = boxes.filter((box, index) => index !== from && y > box.top + box.height / 2).length;
    for (const [index, it] of items.entries()) {
      // The items between make room for the one that is dragged.
      const shift = index > from && index <= to ? -1 : index < from && index >= to ? 1 : 0;
      it.style.setProperty("--shift", index === from ? "0px" : `${shift * boxes[from].height}px`);
    }
  };
  const end = (/** @type {Event} */ over) => {
    for (const name of ["pointermove", "pointerup", "pointercancel"]) grip.removeEventListener(name, /** @type {any} */ (name === "pointermove" ? move : end));
    removeEventListener("keydown", cancel, true);
    item.classList.remove("dragged");
    for (const it of items) it.style.removeProperty("--shift");
    item.style.removeProperty("--drag");
    if (over.type === "pointerup" && to !== from) onMove(from, to, "grip");
  };
  const cancel = (/** @type {KeyboardEvent} */ pressed) => {
    if (pressed.key !== "Escape") return;
    pressed.stopPropagation();
    end(pressed);
  };
  grip.addEventListener("pointermove", move);
  grip.addEventListener("pointerup", end);
  grip.addEventListener("pointercancel", end);
  addEventListener("keydown", cancel, true);
}

// A list that is longer than its window goes on while something is dragged to its edge.
/** @param {Element} scroller @param {number} y */
function follow(scroller, y) {
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + 40) scroller.scrollTop -= 12;
  else if (y > bottom - 40) scroller.scrollTop += 12;
}
