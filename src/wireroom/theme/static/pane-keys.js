// Keys of the item: each presses what is marked with it.
import { shown } from "./pane-place.js";

const KEYS = new Set(["t", "c", "m", "n", "l"]);
const isTyping = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (!KEYS.has(event.key) || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const target = shown()?.querySelector(`[data-key="${event.key}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("textarea")) target.focus();
  else target.click();
});
