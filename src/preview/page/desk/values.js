// Places within a record, and the values that stand there.

/**
 * A place within a record: keys, and the indices of items.
 * @typedef {(string | number)[]} At
 *
 * @typedef {{ op: string, at: At, value?: any, to?: number, label?: string, rule?: string, words?: string, reason?: string }} Edit
 */

// What replaces one value and leaves every other place as it is.
const OF_VALUES = new Set(["set", "set-paragraphs", "focus", "raw"]);

/**
 * Tells whether an edit replaces a value, rather than adding, moving or removing something.
 * @param {Edit} edit
 * @returns {boolean}
 */
export function setsValue({ op }) {
  return OF_VALUES.has(op);
}

/**
 * Gives a place as a text, to compare it with others.
 * @param {At | undefined} at
 * @returns {string}
 */
export function textOf(at) {
  return JSON.stringify(at ?? []);
}

/**
 * Tells whether two values are the same.
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
export function isSame(one, other) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/**
 * Iterates over everything in a record that has a place of its own.
 * @param {any} record
 * @returns {Iterable<any>}
 */
function* placesOf(record) {
  for (const field of record?.fields ?? []) {
    yield field;
    for (const item of field.items ?? []) {
      if (!item.at) continue;
      yield item;
      yield* item.fields ?? [];
    }
  }
}

/**
 * Finds the field, item or field of an item at a place.
 * @param {any} record
 * @param {At} at
 * @returns {any} nothing if there is none
 */
export function partAt(record, at) {
  const wanted = textOf(at);
  let field = null;
  for (const part of placesOf(record)) if (textOf(part.at) === wanted) field = part;
  return field;
}

/**
 * Gives what an edit would replace, as the record has it: for a part of a photograph together with the name of
 * its file, because another one may have taken its place.
 * @param {any} record
 * @param {Edit} edit
 * @returns {unknown}
 */
export function stands(record, { op, at }) {
  if (op === "raw") return record?.broken?.raw ?? null;
  const part = partAt(record, at);
  if (op === "focus") return part ? [part.file, part.focus] : null;
  if (setsValue({ op, at })) {
    const photo = at.length > 2 ? partAt(record, at.slice(0, -1)) : null;
    const value = typeof part?.value === "boolean" ? String(part.value) : part?.value;
    return part ? [photo?.file ?? null, value ?? null] : null;
  }
  // What adds, moves or removes an item counts on the list as it was seen.
  const list = partAt(record, at.slice(0, 1));
  return list?.items?.map((/** @type {any} */ it) => it.file ?? it.label ?? it.value) ?? null;
}

/**
 * Gives the place of a value after another edit has been made; nothing if that removed it.
 * @param {At} at
 * @param {Edit} edit
 * @returns {At | null}
 */
export function placeAfter(at, edit) {
  const list = edit.at?.slice(0, -1) ?? [];
  const index = edit.at?.at(-1);
  if (setsValue(edit) || textOf(at.slice(0, list.length)) !== textOf(list) || at.length <= list.length) return at;
  const here = at[list.length];
  /** @param {string | number} there @returns {At} */
  const moved = (there) => [...list, there, ...at.slice(list.length + 1)];
  if (edit.op === "rename-fact") return here === index ? moved(edit.label ?? "") : at;
  if (edit.op === "remove" && here === index) return null;
  if (typeof here !== "number" || typeof index !== "number") return at;
  if (edit.op === "remove") return here > index ? moved(here - 1) : at;
  if (edit.op === "insert") return here >= index ? moved(here + 1) : at;
  if (edit.op !== "move") return at;
  const to = edit.to ?? 0;
  if (here === index) return moved(to);
  if (here > index && here <= to) return moved(here - 1);
  return here < index && here >= to ? moved(here + 1) : at;
}
