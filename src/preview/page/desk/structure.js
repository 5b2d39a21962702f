// Changes of what there is: groups and cities, their order, and the bin.

import { view } from "../state.js";
import { word } from "../words.js";
import { Refusal, tell } from "./client.js";
import { flushAll } from "./saving.js";
import { announce } from "./told.js";

/**
 * Makes a change; what is typed is saved before it. If it is refused, the reason is told.
 * @param {object} wish
 * @param {(answer: any) => void} then
 * @param {string} [told] what is told once it is done
 * @param {"structure" | "restore"} [where] who makes it
 * @returns {Promise<any>} the answer, or nothing
 */
export async function change(wish, then, told = word("saved"), where = "structure") {
  await flushAll();
  try {
    const answer = await tell(where, wish);
    announce(told, told !== word("saved"));
    then(answer);
    return answer;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    announce(reasonOf(refusal), true);
    then(null);
    return null;
  }
}

/**
 * Says why something was refused.
 * @param {Refusal} refusal
 * @returns {string}
 */
export function reasonOf({ status, said, hints }) {
  if (!said) return word(status ? "refused" : "no-connection");
  return [said, ...hints].map((it) => it[view.language]).join(word("stop"));
}
