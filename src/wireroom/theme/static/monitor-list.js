// The rows of the list: which there are, how new ones come in, and how one is changed where it stands.

export const monitor = document.querySelector("[data-monitor]");
export const scroll = document.querySelector("[data-scroll]");
export const body = document.querySelector("[data-rows]").tBodies[0];

const MOST_ROWS = 400;
const MOST_AT_THE_TOP = 120;
const CALM = 1_500;
const MOST_TOLD = 150;
const QUIET = matchMedia("(prefers-reduced-motion: reduce)");

let came = -CALM;

/** Whether rows above the first one were let go, because many older ones were read. */
export let isCut = false;

export const rows = () => [...body.rows];
export const rowOf = (item) => document.getElementById(`item-${item}`);
export const linkOf = (row) => row.querySelector(".w-headline");
export const chosen = () => body.querySelector('[aria-selected="true"]');
export const focusedRow = () => document.activeElement.closest("[data-rows] [data-item]");

/** The rows around what is on the screen, and the state in which each was printed. */
export function told() {
  const all = rows();
  const first = Math.max(0, all.findIndex((row) => row.offsetTop + row.offsetHeight > scroll.scrollTop) - 30);
  return all.slice(first, first + MOST_TOLD).map((row) => `${row.dataset.item}:${row.dataset.mark}`).join(",");
}

/** Ask for rows of this search. */
export async function askRows(wanted) {
  const query = new URLSearchParams(monitor.dataset.query);
  for (const [name, value] of Object.entries(wanted)) query.set(name, value);
  const answer = await fetch(`/desk/wire/rows?${query}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fragment = page.querySelector("[data-fragment]");
  if (!fragment) throw new Error(answer.redirected ? "signed out" : `${answer.status}`);
  const [found, changed] = fragment.tBodies;
  return {
    found: [...found.rows].map((row) => document.adoptNode(row)),
    changed: [...changed.rows].map((row) => document.adoptNode(row)),
    newest: Number(fragment.dataset.newest),
    more: fragment.dataset.more !== undefined,
  };
}

/** Let new rows slide in at the top, each with a mark that fades; in a rush they are just there. */
export function prepend(fresh) {
  const isCalm = performance.now() - came > CALM && !QUIET.matches;
  const before = isCalm ? body.offsetHeight : 0;
  came = performance.now();
  fresh.forEach((row) => row.classList.add("is-fresh"));
  body.prepend(...fresh.filter((row) => !rowOf(row.dataset.item)));
  const spare = rows().slice(MOST_AT_THE_TOP);
  spare.forEach((row) => row.remove());
  if (spare.length) document.dispatchEvent(new CustomEvent("wire:cut"));
  changedRows();
  if (isCalm) {
    const frames = [{ transform: `translateY(${before - body.offsetHeight}px)` }, { transform: "none" }];
    body.animate(frames, { duration: 240, easing: "cubic-bezier(.2, .7, .2, 1)" });
  }
}

/** Put older rows under the others; when there are too many, those at the top make room. */
export function append(older) {
  body.append(...older.filter((row) => !rowOf(row.dataset.item)));
  const spare = rows().slice(0, Math.max(0, body.rows.length - MOST_ROWS));
  if (spare.length) {
    const height = spare.reduce((sum, row) => sum + row.offsetHeight, 0);
    spare.forEach((row) => row.remove());
    if (!CSS.supports("overflow-anchor", "auto")) scroll.scrollTop -= height;
    isCut = true;
  }
  changedRows();
}

/** Begin anew with these rows. */
export function replace(fresh) {
  body.replaceChildren(...fresh);
  isCut = false;
  changedRows();
}

/** Print a row again where it stands: it stays chosen and keeps the focus. */
export function mend(row) {
  const old = rowOf(row.dataset.item);
  if (!old) return;
  const hadFocus = old.contains(document.activeElement);
  row.setAttribute("aria-selected", old.getAttribute("aria-selected"));
  linkOf(row).tabIndex = linkOf(old).tabIndex;
  old.replaceWith(row);
  if (hadFocus) linkOf(row).focus({ preventScroll: true });
  changedRows();
}

/** One row of the list answers to Tab: the chosen one, else the first. */
export function rove(row) {
  for (const each of body.querySelectorAll('.w-headline[tabindex="0"]')) each.tabIndex = -1;
  if (row) linkOf(row).tabIndex = 0;
}

function changedRows() {
  for (const link of body.querySelectorAll(".w-headline:not([tabindex])")) link.tabIndex = -1;
  if (!body.querySelector('.w-headline[tabindex="0"]') && body.rows.length) rove(body.rows[0]);
  document.querySelector("[data-empty]")?.toggleAttribute("hidden", body.rows.length > 0);
  document.dispatchEvent(new CustomEvent("wire:rows"));
}

body.addEventListener("animationend", ({ target }) => target.classList.remove("is-fresh"));
changedRows();
