// How many feeds are in trouble, beside "Feeds" on every page of the desk: it comes and goes by itself.
import { listen } from "./pulse.js";

const PACE = 10_000;
const link = document.querySelector('.desk-nav a[href="/desk/feeds"]');
let timer = 0;

async function look() {
  timer = 0;
  if (document.visibilityState === "hidden") return;
  const answer = await fetch("/desk/feed-alarms", { redirect: "error" }).catch(() => null);
  if (answer?.ok) tell((await answer.json()).count);
}

function tell(count) {
  let mark = link.querySelector("[data-alarms]");
  if (!count) return mark?.remove();
  if (!mark) {
    mark = Object.assign(document.createElement("span"), { className: "count" });
    mark.dataset.alarms = "";
    link.append(" ", mark);
  }
  if (mark.firstChild?.data === String(count)) return;
  mark.textContent = count;
  mark.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: " in trouble" }));
}

if (link) {
  listen(() => { timer ||= setTimeout(look, PACE); });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 60_000);
}
