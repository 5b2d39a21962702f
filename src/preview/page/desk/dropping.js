// Where files can be dropped.

import { filesOf } from "./sending.js";

/**
 * Lets files be dropped on an element.
 * @param {HTMLElement} element
 * @param {(files: File[], event: DragEvent) => void} onFiles
 */
export function receiveDrops(element, onFiles) {
  // Elements within it are entered and left on the way.
  let depth = 0;
  const over = () => element.classList.toggle("over", depth > 0);
  element.addEventListener("dragenter", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    depth += 1;
    over();
  });
  element.addEventListener("dragleave", () => {
    depth = Math.max(depth - 1, 0);
    over();
  });
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    depth = 0;
    over();
    const files = filesOf(event.dataTransfer);
    if (files.length) onFiles(files, event);
  });
}
