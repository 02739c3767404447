// Where the item stands on the page: another one put in its place, or parts of it mended without moving the rest.

const place = document.querySelector("[data-pane]");
const TOKEN = /name="csrfmiddlewaretoken" value="[^"]*"/g;
const printed = new WeakMap();
let asking = null;

/** Which form of the fragment this page wants: `page` on the item's own page, `1` beside a list. */
export const form = place?.dataset.pane || "1";

export const shown = () => place?.querySelector("[data-item-pane]") ?? null;

export const itemOf = (pane) => ({ item: Number(pane.dataset.itemPane), thread: Number(pane.dataset.thread) });

/** Fetch an item as a fragment; null when another was asked for meanwhile, or when the answer was none. */
export async function ask(address, options = {}) {
  const answer = await fetch(address, options);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  return parsed.querySelector("[data-item-pane]") ?? Promise.reject(new Error(`${answer.status}`));
}

export async function load(item, query = "") {
  if (!place) return null;
  asking?.abort();
  const mine = (asking = new AbortController());
  place.setAttribute("aria-busy", "true");
  try {
    return put(await ask(`/desk/wire/${item}?pane=${form}${query}`, { signal: mine.signal }));
  } catch (error) {
    if (mine.signal.aborted) return null;
    return fail(item, error.message);
  } finally {
    if (asking === mine) place.removeAttribute("aria-busy");
  }
}

export function put(fresh) {
  remember(fresh);
  place.replaceChildren(document.adoptNode(fresh));
  place.scrollTop = 0;
  document.dispatchEvent(new CustomEvent("wire:shown", { detail: itemOf(fresh) }));
  return fresh;
}

/**
 * Put the parts of the fresh fragment that changed in the place of the old ones; what has the focus keeps it.
 * What an editor has opened to work in is left alone, unless it was the editor's own work that changed it.
 */
export function mend(fresh, { own = false } = {}) {
  const old = shown();
  if (!old || old.dataset.itemPane !== fresh.dataset.itemPane) return;
  for (const name of ["seen", "thread", "state"]) {
    if (fresh.dataset[name] === undefined) delete old.dataset[name];
    else old.dataset[name] = fresh.dataset[name];
  }
  const focused = keyOf(document.activeElement);
  for (const part of old.querySelectorAll("[data-live]")) {
    const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!next || words(next) === printed.get(part) || (part.open && !own)) continue;
    printed.set(next, words(next));
    part.replaceWith(document.adoptNode(next));
  }
  if (focused && document.activeElement === document.body) {
    (shown().querySelector(focused) ?? shown().querySelector(".pane-title")).focus({ preventScroll: true });
  }
}

/** Say what the newsroom answered, above the item. */
export function say(fresh) {
  const told = fresh.querySelector(":scope > .flash");
  shown()?.querySelector(":scope > .flash")?.remove();
  if (told) shown()?.prepend(document.adoptNode(told));
}

function keyOf(element) {
  if (!shown()?.contains(element)) return "";
  if (element.dataset.key) return `[data-key="${element.dataset.key}"]`;
  return element.id ? `#${CSS.escape(element.id)}` : ".pane-title";
}

function remember(pane) {
  for (const part of pane?.querySelectorAll("[data-live]") ?? []) printed.set(part, words(part));
}

const words = (part) => part.outerHTML.replace(TOKEN, "");

function fail(item, why) {
  const box = Object.assign(document.createElement("div"), { className: "empty" });
  const link = Object.assign(document.createElement("a"), { href: `/desk/wire/${item}`, textContent: "Open it on a page of its own" });
  const line = Object.assign(document.createElement("strong"), { textContent: "This item could not be fetched" });
  box.append(line, navigator.onLine ? `The newsroom answered: ${why}. ` : "This computer is offline. ", link);
  place.replaceChildren(box);
  return null;
}

remember(shown());
