// Choosing a row shows its item beside the list; on a phone in its place.
import { body, chosen, linkOf, monitor, rove, rowOf, scroll } from "./monitor-list.js";

const pane = document.querySelector("[data-pane]");
const nothing = [...pane.childNodes];
const NARROW = matchMedia("(max-width: 59.99em)");
const A_MOMENT = 70;
let waiting;

/** Choose a row: mark it, bring it into sight and tell the pane. `soon` waits for the last of many. */
export function choose(row, { focus = false, soon = false } = {}) {
  mark(row);
  if (!focus || !NARROW.matches) linkOf(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  clearTimeout(waiting);
  waiting = setTimeout(() => tell(row, focus), soon ? A_MOMENT : 0);
}

/** Leave the item: the list is alone again, and the focus is on the row that was read. */
export function leave() {
  const row = chosen();
  if (!row && !("reading" in monitor.dataset)) return false;
  clearTimeout(waiting);
  delete monitor.dataset.reading;
  pane.replaceChildren(...nothing);
  row?.setAttribute("aria-selected", "false");
  if (row) linkOf(row).focus({ preventScroll: true });
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  return true;
}

function mark(row) {
  for (const each of body.querySelectorAll('[aria-selected="true"]')) each.setAttribute("aria-selected", "false");
  row.setAttribute("aria-selected", "true");
  rove(row);
  remember(row);
}

function tell(row, focus) {
  monitor.dataset.reading = "";
  const { item, thread } = row.dataset;
  document.dispatchEvent(new CustomEvent("wire:chosen", { detail: { item: Number(item), thread: Number(thread), focus } }));
}

function remember(row) {
  const address = `#item-${row.dataset.item}`;
  if (NARROW.matches && !("reading" in monitor.dataset)) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

body.addEventListener("click", (event) => {
  const row = event.target.closest("[data-item]");
  const other = event.target.closest("a, button");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.button;
  if (!row || !plain || (other && other !== linkOf(row)) || String(getSelection()).trim()) return;
  event.preventDefault();
  choose(row, { focus: true });
});
body.addEventListener("focusin", ({ target }) => target.matches(".w-headline") && rove(target.closest("[data-item]")));
document.addEventListener("wire:shown", ({ detail }) => {
  const row = rowOf(detail.item);
  if (!("reading" in monitor.dataset)) pane.replaceChildren(...nothing);
  else if (row && row !== chosen()) mark(row);
});
document.querySelector("[data-leave]").addEventListener("click", leave);
addEventListener("popstate", () => {
  const row = location.hash && rowOf(location.hash.slice("#item-".length));
  if (row) choose(row);
  else leave();
});

const asked = location.hash && rowOf(location.hash.slice("#item-".length));
if (asked) choose(asked);
else scroll.scrollTop = 0;
