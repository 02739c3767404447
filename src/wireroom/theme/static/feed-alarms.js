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
  if ((mark?.firstChild?.data ?? "0") === String(count)) return;
  mark ??= counter(link);
  mark.dataset.alarms = "";
  mark.textContent = count;
  mark.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: " in trouble" }));
  if (!count) mark.remove();
  addUp(link.closest("details"));
}

function counter(place) {
  const mark = Object.assign(document.createElement("span"), { className: "count" });
  place.append(" ", mark);
  return mark;
}

// A closed group says how much waits within it.
function addUp(group) {
  if (!group) return;
  const [summary, all] = [group.querySelector("summary"), [...group.querySelectorAll("ul .count")]];
  const sum = all.reduce((sofar, mark) => sofar + Number.parseInt(mark.firstChild.data, 10), 0);
  const mark = summary.querySelector(".count") ?? counter(summary);
  mark.textContent = sum;
  if (!sum) mark.remove();
}

if (link) {
  listen(() => { timer ||= setTimeout(look, PACE); });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 60_000);
}
