// Asks the desk's side of the server: what records hold, and how they are changed.

import { view } from "../state.js";

/**
 * @typedef {import("../state.js").Said} Said
 * @typedef {{ path: string, slug: string, name: string, hidden: boolean, errors: number, warnings: number, broken: boolean, search: string }} Entry
 * @typedef {Entry & { groups: Entry[] }} City
 * @typedef {{ title: string, network: Entry, settings: Entry, cities: City[], bin: { id: number, path: string, name: string }[] }} Records
 */

// For how long a read that failed for want of a connection waits before its second try, in milliseconds.
const AGAIN = 600;

/** What the server refuses, or that it is not there: then the status is 0. */
export class Refusal extends Error {
  /** @param {number} status @param {any} body */
  constructor(status, body) {
    const error = body?.error;
    super(error?.message?.en ?? `status ${status}`);
    this.status = status;
    this.body = body;
    /** @type {Said | null} */
    this.said = error?.message ?? null;
    /** @type {Said[]} */
    this.hints = error?.hints ?? [];
  }
}

/**
 * Asks for something.
 * @param {string} name
 * @param {Record<string, string>} [query]
 * @returns {Promise<any>}
 * @throws {Refusal}
 */
export async function ask(name, query = {}) {
  const address = `desk/${name}?${new URLSearchParams(query)}`;
  try {
    return await answer(fetch(address, { cache: "no-store" }));
  } catch (refusal) {
    if (/** @type {Refusal} */ (refusal).status) throw refusal;
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
    return answer(fetch(address, { cache: "no-store" }));
  }
}

/**
 * Tells the server to change something.
 * @param {string} name
 * @param {object} body
 * @param {boolean} [last] whether the page is about to be closed
 * @returns {Promise<any>}
 * @throws {Refusal}
 */
export function tell(name, body, last = false) {
  return answer(fetch(`desk/${name}?${new URLSearchParams({ edition: view.edition ?? "" })}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Malzama-Desk": "1" },
    body: JSON.stringify(body),
    keepalive: last,
  }));
}

/** @param {Promise<Response>} asked */
async function answer(asked) {
  const response = await asked.catch(() => null);
  if (!response) throw new Refusal(0, null);
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(response.status, body);
  // An answer that broke off is no answer.
  if (body === null) throw new Refusal(0, null);
  return body;
}

/**
 * Sends a photograph.
 * @param {{ record: string, at: string, name: string, version: string }} query
 * @param {File} file
 * @param {(share: number) => void} onProgress told how much has been sent, from 0 to 1
 * @returns {Promise<any>}
 * @throws {Refusal}
 */
export function send(query, file, onProgress) {
  return new Promise((resolve, reject) => {
    // Unlike fetch, it tells how much has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", `desk/photo?${new URLSearchParams({ ...query, edition: view.edition ?? "" })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Malzama-Desk", "1");
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener("error", () => reject(new Refusal(0, null)));
    request.addEventListener("load", () => {
      let body = null;
      try { body = JSON.parse(request.responseText); } catch { /* Not an answer of the desk. */ }
      if (request.status === 200 && body) resolve(body);
      else reject(new Refusal(request.status, body));
    });
    request.send(file);
  });
}

/**
 * Asks what a record holds, and what it takes of its pages in the edition that is shown.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function recordOf(path) {
  return ask("record.json", { path, edition: view.edition ?? "" });
}
