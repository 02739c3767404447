// Filters: with Alt a click leaves out what it would ask for; a click elsewhere, or Escape, puts them away.

const panels = document.querySelectorAll(".w-tools details");

/** Close what is open above the list; give whether anything was. */
export function closePanels(except = null) {
  const open = [...panels].filter((panel) => panel.open && panel !== except);
  for (const panel of open) {
    if (panel.contains(document.activeElement)) panel.querySelector("summary").focus();
    panel.open = false;
  }
  return open.length > 0;
}

document.addEventListener("click", ({ target }) => closePanels(target.closest(".w-tools details")));

document.querySelector("[data-filters]").addEventListener("click", (event) => {
  const link = event.target.closest("[data-exclude]");
  if (!link || !event.altKey) return;
  event.preventDefault();
  location.href = link.dataset.exclude;
});
