// Photographs on their way to the project: dropped on a page or a field, or chosen from the device.

import { make, sign, spoken } from "../elements.js";
import { view } from "../state.js";
import { say, word } from "../words.js";
import { Refusal, recordOf, send } from "./client.js";
import { flush } from "./saving.js";
import { announce } from "./told.js";

/** @type {(record: any) => void} */
let deliver = () => {};

/**
 * Registers who takes a record once a photograph has come into it.
 * @param {(record: any) => void} receiver
 */
export function onSent(receiver) {
  deliver = receiver;
}

/**
 * Sends a photograph, and shows how it goes; if it fails, the file is kept to be sent again.
 * @param {string} path the record
 * @param {string} at such as `photographs/0`, or `photographs/end`
 * @param {File} file
 * @param {HTMLElement} shown where it is shown
 * @returns {Promise<boolean>}
 */
export async function sendPhotograph(path, at, file, shown) {
  const bar = /** @type {HTMLProgressElement} */ (make("progress", { max: "1", value: "0", "aria-label": say("sending", { name: file.name }) }));
  shown.replaceChildren(make("p", { class: "field-told" }, say("sending", { name: file.name })), bar);
  announce(say("sending", { name: file.name }));
  try {
    // What is typed goes first, so that the version is the newest.
    await flush(path);
    const record = await sendAs(path, at, file, (share) => { bar.value = share; });
    shown.replaceChildren();
    announce(word("sent"), !shown.isConnected);
    deliver(record);
    return true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const said = refusal.said?.[view.language] ?? word(refusal.status ? "refused" : "no-connection");
    const again = () => sendPhotograph(path, at, file, shown);
    shown.replaceChildren(
      make("p", { class: "field-error", role: "alert" }, sign("error"), make("span", {}, ...spoken(said))),
      ...refusal.hints.map((it) => make("p", { class: "field-hint" }, ...spoken(it[view.language]))),
      make("div", { class: "choices" },
        make("button", { type: "button", class: "plain-small", click: again }, word("again")),
        make("button", { type: "button", class: "small", click: () => shown.replaceChildren() }, word("never-mind"))));
    if (!shown.isConnected) announce(said, true);
    return false;
  }
}

// A record that was changed meanwhile is asked for once more: a photograph replaces no words.
/** @param {string} path @param {string} at @param {File} file @param {(share: number) => void} onProgress */
async function sendAs(path, at, file, onProgress) {
  let { version } = await recordOf(path);
  for (let turn = 0; ; turn += 1) {
    try {
      return (await send({ record: path, at, name: file.name, version }, file, onProgress)).record;
    } catch (refusal) {
      const { status, body } = /** @type {Refusal} */ (refusal);
      if (status !== 409 || turn || !body?.record) throw refusal;
      version = body.record.version;
    }
  }
}

/**
 * Finds the pictures among what is dropped.
 * @param {DataTransfer | null} transfer
 * @returns {File[]}
 */
export function filesOf(transfer) {
  return [...(transfer?.files ?? [])];
}

/**
 * Makes a button that lets a file be chosen.
 * @param {string} key what it says
 * @param {boolean} several whether several may be chosen
 * @param {(files: File[]) => void} onFiles
 * @param {Node | null} [picture]
 * @returns {HTMLElement}
 */
export function fileButton(key, several, onFiles, picture = null) {
  const input = /** @type {HTMLInputElement} */ (make("input", {
    type: "file", accept: "image/*,.heic,.heif,.tif,.tiff", multiple: several, hidden: true, "aria-hidden": "true", tabindex: "-1",
  }));
  input.addEventListener("change", () => {
    onFiles([...(input.files ?? [])]);
    input.value = "";
  });
  const button = make("button", { type: "button", class: picture ? "add" : "plain-small", click: () => input.click() }, picture, word(key));
  return make("span", { class: "file-button" }, button, input);
}
