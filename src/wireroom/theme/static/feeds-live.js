// The state of feeds stays true while the page is open: what changed is put in its place, and nothing else moves.
import { listen } from "./pulse.js";

const PACE = 1_000;
const AGES = 10_000;
let timer = 0;

function wake() {
  timer ||= setTimeout(look, PACE);
}

async function look() {
  timer = 0;
  if (document.visibilityState === "hidden") return;
  const answer = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const place of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${CSS.escape(place.dataset.live)}"]`);
    if (fresh && fresh.innerHTML !== place.innerHTML && !place.contains(document.activeElement)) {
      place.replaceChildren(...fresh.childNodes);
    }
  }
}

listen(wake);
setInterval(wake, AGES);
document.addEventListener("visibilitychange", wake);
