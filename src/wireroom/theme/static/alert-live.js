// Keeps an alert's page, and the list of what is under way, true while something can still change.
import { renew } from "./fresh-parts.js";

const PACE = 2_000;
const LONGEST = 30_000;
let pause = PACE;
let timer = 0;

async function look() {
  timer = 0;
  const busy = document.activeElement?.closest("[data-fresh] :is(button, summary)");
  if (!busy) pause = (await renew("data-fresh")) ? PACE : Math.min(pause * 2, LONGEST);
  wait();
}

function wait() {
  clearTimeout(timer);
  if (document.visibilityState === "visible" && document.querySelector("[data-live]")) timer = setTimeout(look, pause);
}

document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? look() : clearTimeout(timer)));
wait();
