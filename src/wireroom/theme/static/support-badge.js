// Supporters see beside their account that they are ones, where the newsroom has switched that on.
import { KEY, isSupporter, known } from "./support-state.js";

const slot = document.querySelector("[data-slot=reader]");

function show() {
  slot?.querySelector("[data-badge]")?.remove();
  if (!slot || !isSupporter() || !known()?.badge) return;
  const badge = Object.assign(document.createElement("span"), { textContent: "Supporter" });
  badge.dataset.badge = KEY;
  slot.prepend(badge, " ");
}

addEventListener("supporter", show);
addEventListener("reader", show);
show();
