// What others do with the item is shown as they do it; the copy stays where it is.
import { ask, form as wanted, mend, shown } from "./pane-place.js";
import { listen } from "./pulse.js";

const PACE = 500;
let looking = false;
let again = false;

async function look() {
  if (looking) return void (again = true);
  looking = true;
  again = false;
  try {
    await compare(shown());
  } catch {
    again = false;
  }
  setTimeout(() => {
    looking = false;
    if (again) look();
  }, PACE);
}

async function compare(pane) {
  if (!pane || document.visibilityState === "hidden") return;
  const answer = await fetch(`/desk/wire/${pane.dataset.itemPane}/state`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { state } = await answer.json();
  if (state === pane.dataset.state || pane !== shown()) return;
  mend(await ask(`/desk/wire/${pane.dataset.itemPane}?pane=${wanted}`));
}

listen(look);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
