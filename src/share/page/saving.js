// The file of remarks: saved to the disk, or handed to whatever the telephone sends files with.

import { data, part } from "./proof.js";
import { fileText, isKept, plain, reader, store } from "./remarks.js";
import { say, word } from "./words.js";

/** Begins to listen. */
export function beginSaving() {
  part("save").addEventListener("click", save);
  part("send").addEventListener("click", send);
  const field = part("renamed");
  field.maxLength = data.bounds.name;
  part("rename").addEventListener("click", () => {
    field.value = reader.by;
    part("rename").hidden = true;
    field.hidden = false;
    field.select();
  });
  const rename = () => {
    if (field.hidden) return;
    field.hidden = true;
    part("rename").hidden = false;
    reader.by = plain(field.value, data.bounds.name) || reader.by;
    store();
    drawSaving();
  };
  field.addEventListener("blur", rename);
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") field.value = "";
    if (event.key === "Enter" || event.key === "Escape") {
      rename();
      part("rename").focus();
    }
  });
  // What is nowhere but in this page is not lost without a question.
  addEventListener("beforeunload", (event) => {
    if (!isKept && reader.remarks.length && fileText() !== reader.filed) event.preventDefault();
  });
}

/** Draws what is offered. */
export function drawSaving() {
  part("lost").hidden = isKept;
  part("saving").hidden = !reader.remarks.length;
  const isFiled = fileText() === reader.filed;
  part("saved").textContent = isFiled ? say("saved", { file: fileName() }) : word("unsaved");
  part("saved").dataset.filed = String(isFiled);
  part("name-shown").textContent = reader.by;
  part("rename").setAttribute("aria-label", say("rename", { name: reader.by }));
  part("send").hidden = !sendable();
}

function fileName() {
  const name = reader.by.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 40);
  return `remarks-${data.edition}-${name || "reader"}.json`;
}

function save() {
  const text = fileText();
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: fileName() });
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  filed(text);
}

// Some systems send no JSON, but texts; the desk takes the file by what it says.
function sendable() {
  const text = fileText();
  const files = [
    new File([text], fileName(), { type: "application/json" }),
    new File([text], `${fileName()}.txt`, { type: "text/plain" }),
  ];
  return typeof navigator.share === "function" ? files.find((file) => navigator.canShare?.({ files: [file] })) : undefined;
}

async function send() {
  const file = sendable();
  const text = fileText();
  if (!file) return;
  // Whoever thinks better of it closes what the system shows.
  await navigator.share({ files: [file] }).then(() => filed(text), () => {});
}

/** @param {string} text */
function filed(text) {
  reader.filed = text;
  store();
  drawSaving();
}
