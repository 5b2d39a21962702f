// What was found in a word, told right below it when it is clicked; the list below the field tells it, too.

import { make, setVariables } from "../elements.js";
import { findingItem } from "./proposals.js";

/**
 * Begins to tell what was found at a word that is clicked.
 * @param {import("./writing.js").Writing} writing
 * @param {() => { marks: (import("./writing.js").Mark & { finding: any })[], record: any }} now
 * @param {(mark: any, words: string) => void} replace
 * @returns {() => void} closes what is told
 */
export function tellAtWords(writing, now, replace) {
  const { element, input } = writing;
  const bubble = make("div", { class: "bubble", hidden: true });
  element.append(bubble);
  const close = () => {
    bubble.hidden = true;
    bubble.replaceChildren();
  };
  input.addEventListener("click", () => {
    const { marks, record } = now();
    const at = input.selectionStart;
    const mark = input.selectionStart === input.selectionEnd && marks.find((it) => at >= it.start && at <= it.end);
    if (!mark) {
      close();
      return;
    }
    const word = wordOf(element, mark);
    if (!word) return;
    const [box, around] = [word.getBoundingClientRect(), element.getBoundingClientRect()];
    bubble.replaceChildren(findingItem(mark.finding, record, mark, (its, words) => {
      close();
      replace(its, words);
    }));
    bubble.hidden = false;
    setVariables(bubble, { "bubble-top": `${box.bottom - around.top + 6}px` });
    bubble.scrollIntoView({ block: "nearest" });
  });
  input.addEventListener("input", close);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || bubble.hidden) return;
    event.stopPropagation();
    close();
  });
  element.addEventListener("focusout", (event) => {
    if (!element.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });
  bubble.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    input.focus();
  });
  return close;
}

// The word of a mark lies behind the text, in the same place.
/** @param {HTMLElement} element @param {{ start: number }} mark */
function wordOf(element, { start }) {
  return element.querySelector(`.mirror [data-start="${start}"]`);
}
