// Ids of elements that are made while the page runs.

let count = 0;

/**
 * Gives an id that nothing else has.
 * @returns {string}
 */
export function newId() {
  count += 1;
  return `made-${count}`;
}
