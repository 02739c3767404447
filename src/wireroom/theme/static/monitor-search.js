// Filters: with Alt a click leaves out what it would ask for.

document.querySelector("[data-filters]").addEventListener("click", (event) => {
  const link = event.target.closest("[data-exclude]");
  if (!link || !event.altKey) return;
  event.preventDefault();
  location.href = link.dataset.exclude;
});
