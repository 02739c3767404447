// An item that stood open for a second, in a window somebody looks at, was seen.
import { ask, form as wanted, itemOf, mend, shown } from "./pane-place.js";

const LONG_ENOUGH = 1_000;
let waiting;

function wait() {
  clearTimeout(waiting);
  const pane = shown();
  if (pane && pane.dataset.seen === undefined && document.visibilityState === "visible") {
    waiting = setTimeout(() => pane === shown() && see(pane), LONG_ENOUGH);
  }
}

async function see(pane) {
  const form = pane.querySelector("[data-seen-form]");
  const body = new FormData(form);
  body.set("seen", "1");
  body.set("pane", wanted);
  const fresh = await ask(form.action, { method: "POST", body }).catch(() => null);
  if (!fresh || pane !== shown()) return;
  mend(fresh);
  document.dispatchEvent(new CustomEvent("wire:changed", { detail: { ...itemOf(pane), seen: true } }));
}

document.addEventListener("wire:shown", wait);
document.addEventListener("visibilitychange", wait);
wait();
