// The list, or a link to another take, chooses what the pane shows.
import { load, shown } from "./pane-place.js";

document.addEventListener("wire:chosen", ({ detail }) => choose(detail.item, detail.focus));

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-item-pane] a[data-item]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  choose(link.dataset.item, true);
});

async function choose(item, focus) {
  if (shown()?.dataset.itemPane === String(item) && !focus) return;
  await load(item);
  if (focus) shown()?.querySelector(".pane-title")?.focus();
}
