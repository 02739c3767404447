// The copy, or what changed in it: one stands where the other stood. Any two takes can be compared.
import { ask, form as wanted, shown } from "./pane-place.js";

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-compare-toggle]");
  if (!toggle) return;
  event.preventDefault();
  view(shown().dataset.view === "changes" ? "copy" : "changes");
});

document.addEventListener("wire:shown", () => view("copy"));
document.addEventListener("change", ({ target }) => target.closest("form[data-compare]") && compare(target.form));
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-compare]")) return;
  event.preventDefault();
  compare(event.target);
});

function view(name) {
  const pane = shown();
  if (!pane) return;
  pane.dataset.view = name;
  pane.querySelector("[data-compare-toggle]")?.setAttribute("aria-expanded", String(name === "changes"));
}

async function compare(form) {
  const asked = new URLSearchParams(new FormData(form));
  if (!asked.has("old") || !asked.has("new")) return;
  const pane = shown();
  const fresh = await ask(`/desk/wire/${pane.dataset.itemPane}?pane=${wanted}&${asked}`);
  const changes = fresh.querySelector("[data-changes]");
  if (!changes || pane !== shown()) return;
  pane.querySelector("[data-changes]")?.remove();
  pane.querySelector("[data-text]").after(document.adoptNode(changes));
  view("changes");
  pane.querySelector("[data-changes]").scrollIntoView({ block: "nearest" });
}

if (shown()) view(location.hash === "#differences" ? "changes" : "copy");
