// How much of each preset is not seen yet, kept up as copy comes and is read.
import { listen } from "./pulse.js";

const PACE = 3_000;
const tabs = document.querySelector("[data-presets]");
let waiting = 0;

function soon() {
  waiting ||= setTimeout(count, PACE);
}

async function count() {
  waiting = 0;
  if (document.visibilityState === "hidden") return;
  const answer = await fetch("/desk/wire/unseen").catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  for (const [preset, unseen] of Object.entries(await answer.json())) {
    const place = tabs.querySelector(`[data-preset="${preset}"] [data-unseen]`);
    if (place) place.replaceChildren(...words(unseen));
  }
}

function words(unseen) {
  if (!unseen) return [];
  const hint = Object.assign(document.createElement("span"), { className: "unseen", textContent: " not seen" });
  return [unseen > 99 ? "99+" : String(unseen), hint];
}

listen(soon);
document.addEventListener("wire:changed", soon);
document.addEventListener("visibilitychange", soon);
tabs.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
