// Keys of the list. What is marked with `data-key` is pressed; the item's own keys are in pane-keys.js.
import { choose, leave } from "./monitor-choose.js";
import { body, chosen, focusedRow, rows } from "./monitor-list.js";
import { showNew } from "./monitor-live.js";
import { older } from "./monitor-older.js";
import { closePanels } from "./monitor-search.js";

const isTyping = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

async function step(by, event) {
  const all = rows();
  const here = all.indexOf(chosen() ?? focusedRow());
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by;
  if (all[next]) return choose(all[next], { soon: event.repeat });
  if (by > 0 && (await older())) choose(rows()[rows().indexOf(all.at(-1)) + 1]);
}

async function nextUnseen() {
  const here = chosen() ?? focusedRow();
  const all = rows();
  const unseen = all.slice(all.indexOf(here) + 1).find((row) => row.dataset.seen === undefined);
  if (unseen) choose(unseen);
  else if (await older()) nextUnseen();
}

function press(key) {
  const target = document.querySelector(`main [data-key="${CSS.escape(key)}"]:not([hidden])`);
  if (!target || target.closest("[data-item-pane]")) return false;
  target.click();
  if (target.matches("summary") && target.parentElement.open) target.parentElement.querySelector("input:not([type=hidden]), a")?.focus();
  return true;
}

function home() {
  showNew();
  if (focusedRow()) body.rows[0]?.querySelector(".w-headline").focus({ preventScroll: true });
}

const KEYS = {
  j: (event) => step(1, event),
  k: (event) => step(-1, event),
  ArrowDown: (event) => focusedRow() && step(1, event),
  ArrowUp: (event) => focusedRow() && step(-1, event),
  u: nextUnseen,
  x: leave,
  Escape: () => closePanels() || leave(),
  ".": home,
  Home: home,
};
const ASIDE = new Set(["ArrowDown", "ArrowUp"]);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  if (isTyping(event.target)) return event.key === "Escape" ? event.target.blur() : undefined;
  if (ASIDE.has(event.key) && !focusedRow()) return;
  if (event.key === "Home" && event.target.closest("[data-pane]")) return;
  const done = KEYS[event.key] ? (KEYS[event.key](event), true) : /^[1-9fs]$/.test(event.key) && press(event.key);
  if (done) event.preventDefault();
});
