// Flashes, bulletins and kills reach an editor on every page of the desk: a bar until it is looked at, the number in
// the title, and, where the editor asked for it with the bell, a tone and one notification however many tabs are open.
import { chime, ready } from "./pressing-tone.js";
import { draw } from "./pressing-bar.js";
import { listen } from "./pulse.js";
import { badge } from "./title-count.js";

const AFTER = "wireroom-pressing-after";
const OPEN = "wireroom-pressing-open";
const BELL = "wireroom-bell";
const MOST = 30;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("wireroom-pressing") : null;
let leads = false;
let looking = false;
let again = false;

// What is not looked at yet, in this browser; every tab shows the same

const open_ = () => JSON.parse(localStorage.getItem(OPEN) ?? "[]");

function keep(items) {
  localStorage.setItem(OPEN, JSON.stringify(items.slice(-MOST)));
  show();
  tabs?.postMessage("shown");
}

function show(fresh = []) {
  const items = open_();
  draw(items, { fresh, looked, put_away: away });
  badge("pressing", items.length);
}

function away(ids) {
  const gone = new Set(ids.map(Number));
  const items = open_();
  const left = items.filter((each) => !gone.has(each.id));
  if (left.length === items.length) return;
  for (const id of gone) notes.get(id)?.close();
  keep(left);
}

/** Go to the item where it can be read: in the monitor's pane if this page has one, else on its own page. */
function looked(item) {
  away([item.id]);
  if (document.querySelector("[data-monitor] [data-pane]")) {
    document.dispatchEvent(new CustomEvent("wire:chosen", { detail: { item: item.id, thread: item.thread, focus: true } }));
  } else {
    location.href = `/desk/wire/${item.id}`;
  }
}

// One tab looks for news and sounds; the others only show

async function look() {
  if (!leads) return;
  if (looking) return void (again = true);
  looking = true;
  do {
    again = false;
    await ask().catch(() => null);
  } while (again);
  looking = false;
}

async function ask() {
  const after = localStorage.getItem(AFTER);
  const answer = await fetch(`/desk/wire/pressing${after ? `?after=${after}` : ""}`, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  const { newest, items } = await answer.json();
  localStorage.setItem(AFTER, newest);
  const known = new Set(open_().map((each) => each.id));
  const fresh = items.filter((each) => !known.has(each.id));
  if (!fresh.length) return;
  keep([...open_(), ...fresh]);
  show(fresh);
  tabs?.postMessage({ fresh });
  if (localStorage.getItem(BELL) === "on") tell(fresh);
}

const notes = new Map();

function tell(fresh) {
  chime(fresh.some((each) => each.sort === "flash") ? "flash" : fresh[0].sort);
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  for (const item of fresh.slice(-3)) notify(item);
}

function notify(item) {
  const note = new Notification(`${item.sort.toUpperCase()}: ${item.headline}`, {
    body: `${item.agency}, ${item.at}`,
    tag: `wire-${item.id}`,
    icon: "/icon-192.png",
    requireInteraction: item.sort === "flash",
  });
  notes.set(item.id, note);
  note.addEventListener("click", () => {
    window.focus();
    note.close();
    looked(item);
  });
}

// The bell: asked only when it is pressed, remembered in this browser

const bell = document.querySelector("[data-bell]");

async function ring() {
  const on = localStorage.getItem(BELL) !== "on";
  localStorage.setItem(BELL, on ? "on" : "off");
  paint();
  tabs?.postMessage("bell");
  if (!on) return;
  chime("bulletin");
  if ("Notification" in window && Notification.permission === "default") await Notification.requestPermission();
  paint();
}

function paint() {
  if (!bell) return;
  const on = localStorage.getItem(BELL) === "on";
  const quiet = on && (!("Notification" in window) || Notification.permission !== "granted");
  bell.hidden = false;
  bell.setAttribute("aria-pressed", String(on));
  bell.querySelector("[data-bell-words]").textContent = on ? (quiet ? "Sound on, no notifications" : "Sound on") : "Sound off";
  bell.title = on && quiet ? "This browser allows no notifications for the desk; allow them in its settings." : "Sound and notification for flashes, bulletins and kills";
  if (on) ready();
}

bell?.addEventListener("click", ring);
paint();
tabs?.addEventListener("message", ({ data }) => {
  if (data === "bell") paint();
  else show(data.fresh ?? []);
});
addEventListener("storage", ({ key }) => key === OPEN && show());
document.addEventListener("wire:shown", ({ detail }) => away([detail.item]));
const pane = document.querySelector("[data-item-pane]");
if (pane) away([pane.dataset.itemPane]);
show();
listen(look, "pressing");
const lead = () => {
  leads = true;
  look();
  return new Promise(() => {});
};
if (navigator.locks) navigator.locks.request("wireroom-pressing", lead);
else lead();
