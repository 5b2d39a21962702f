// The words in which two texts differ.

// Two long texts are not compared word by word: that takes as many steps as one has words times the other.
const MOST = 2_000_000;

/**
 * Compares two texts by their words, spaces included.
 * @param {string} one
 * @param {string} other
 * @returns {{ one: Piece[], other: Piece[] }} the pieces of each
 *
 * @typedef {{ text: string, changed: boolean }} Piece
 */
export function difference(one, other) {
  const [left, right] = [one, other].map((it) => it.match(/\s+|\S+/g) ?? []);
  let start = 0;
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start += 1;
  let end = 0;
  const shorter = Math.min(left.length, right.length) - start;
  while (end < shorter && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const same = common(left.slice(start, left.length - end), right.slice(start, right.length - end));
  return {
    one: pieces(left, start, end, same.map(([it]) => it + start)),
    other: pieces(right, start, end, same.map(([, it]) => it + start)),
  };
}

// The longest sequence of words that both have, as pairs of indices.
/** @param {string[]} left @param {string[]} right @returns {[number, number][]} */
function common(left, right) {
  const [rows, columns] = [left.length, right.length];
  if (!rows || !columns || rows * columns > MOST) return [];
  const lengths = new Uint16Array((rows + 1) * (columns + 1));
  const at = (/** @type {number} */ row, /** @type {number} */ column) => row * (columns + 1) + column;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[at(row, column)] = left[row] === right[column]
        ? lengths[at(row + 1, column + 1)] + 1
        : Math.max(lengths[at(row + 1, column)], lengths[at(row, column + 1)]);
    }
  }
  /** @type {[number, number][]} */
  const pairs = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (lengths[at(row + 1, column)] >= lengths[at(row, column + 1)]) row += 1;
    else column += 1;
  }
  return pairs;
}

/** @param {string[]} words @param {number} start @param {number} end @param {number[]} same @returns {Piece[]} */
function pieces(words, start, end, same) {
  const kept = new Set(same);
  /** @type {Piece[]} */
  const found = [];
  words.forEach((text, index) => {
    const changed = index >= start && index < words.length - end && !kept.has(index);
    const last = found.at(-1);
    if (last?.changed === changed) last.text += text;
    else found.push({ text, changed });
  });
  return found;
}
