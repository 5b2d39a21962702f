// Lists that stay as they are under a finger: what is drawn anew between its coming and its going would not be
// what it has pressed.

// How long after it has gone a click may follow, in milliseconds.
const AFTER = 80;

/**
 * Begins to watch whether something in a list is being pressed.
 * @param {HTMLElement} list
 * @param {() => void} draw called once it is let go
 * @returns {() => boolean} tells whether the list has to stay as it is
 */
export function steadiness(list, draw) {
  let isPressed = false;
  const release = () => {
    if (!isPressed) return;
    isPressed = false;
    draw();
  };
  list.addEventListener("pointerdown", () => { isPressed = true; });
  // Whoever takes the click may draw at once.
  list.addEventListener("click", () => { isPressed = false; }, true);
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(release, AFTER), true);
  return () => isPressed;
}
