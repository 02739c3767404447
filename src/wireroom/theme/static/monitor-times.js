// Moments in the zone of whoever looks, and how long ago they were.

const TICK = 10_000;
const clock = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat([], { day: "numeric", month: "short" });
const full = new Intl.DateTimeFormat([], { dateStyle: "full", timeStyle: "long", hourCycle: "h23" });

function ago(seconds) {
  if (seconds < 10) return "now";
  if (seconds < 60) return `${Math.floor(seconds / 10) * 10} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return `${Math.floor(seconds / 3_600)} h`;
}

function tell(moment) {
  const at = new Date(moment.dateTime);
  const isToday = at.toDateString() === new Date().toDateString();
  if (!moment.dataset.told) {
    moment.dataset.told = "1";
    moment.title = `Arrived ${full.format(at)}`;
    moment.textContent = clock.format(at);
    moment.after(Object.assign(document.createElement("span"), { className: "w-ago" }));
  }
  const words = isToday ? ago(Math.max(0, (Date.now() - at) / 1_000)) : day.format(at);
  if (moment.nextElementSibling.textContent !== words) moment.nextElementSibling.textContent = words;
}

const tick = () => document.querySelectorAll("[data-rows] time[data-local]").forEach(tell);

document.addEventListener("wire:rows", () => document.querySelectorAll("[data-rows] time[data-local]:not([data-told])").forEach(tell));
setInterval(tick, TICK);
tick();
