// After giving: this browser's other tabs know at once. While the bank thinks, the newsroom is asked a few times more.
import { check, keep, known } from "./support-state.js";

const place = document.querySelector("[data-given]");
const QUARTER_HOUR = 900_000;
const PAUSE = 1_500;
const TIMES = 20;

async function ask(left) {
  const said = await fetch(`/support/standing?intent=${encodeURIComponent(place.dataset.given)}`, { cache: "no-store" }).then((answer) => answer.json()).catch(() => null);
  if (said?.supporter) keep(said, place.dataset.given);
  if (["given", "failed"].includes(said?.state) && said.state !== place.dataset.state) location.reload();
  else if (left > 0 && !(said?.supporter && said.state === "given")) setTimeout(ask, PAUSE, left - 1);
}

if (place) {
  // Back from the provider: a quarter of an hour until the newsroom has said for how long that counts, if it can be asked.
  const gave = known()?.intent === place.dataset.given ? known().gave : Date.now();
  keep({ supporter: true, until: new Date(Date.now() + QUARTER_HOUR).toISOString() }, place.dataset.given, gave);
  ask(TIMES);
}
if (document.querySelector("[data-failed]")) check();
