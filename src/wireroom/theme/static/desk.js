// Keys and small comforts for the desk. Every page works without it.
"use strict";

const PLACES = { s: "/desk/", w: "/desk/wire", h: "/desk/fronts", a: "/desk/alerts", b: "/desk/briefings", q: "/desk/quarantine", f: "/desk/feeds" };
const list = document.querySelector("[data-list]");
const search = document.querySelector("[data-search]");

const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

// Keys

let going = false;

const rows = () => [...(list ? list.tBodies[0].rows : [])];

function move(step) {
  const all = rows();
  const links = all.map((row) => row.querySelector("a, button"));
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step));
  links[next]?.focus();
  all[next]?.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const target = document.querySelector(`[data-key="${key}"]`);
  target?.click();
  return Boolean(target);
}

const KEYS = {
  "/": () => search && (search.focus(), search.select(), true),
  j: () => list && (move(1), true),
  k: () => list && (move(-1), true),
  "?": () => (showKeys(), true),
  g: () => (going = true),
  a: () => press("a"),
  b: () => press("b"),
  e: () => press("e"),
  o: () => press("o"),
  p: () => press("p"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (going && PLACES[event.key]) {
    event.preventDefault();
    location.href = PLACES[event.key];
  } else if (KEYS[event.key]?.()) {
    event.preventDefault();
  }
  going = going && event.key === "g";
});

// The list of keys, fetched once from its own page

let dialog;

async function showKeys() {
  if (!dialog) {
    const answer = await fetch("/desk/keys");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const keys = page.querySelector("[data-keys]");
    if (!keys) return;
    dialog = document.createElement("dialog");
    dialog.setAttribute("aria-labelledby", "keys-title");
    const title = Object.assign(document.createElement("h2"), { id: "keys-title", textContent: "Keys" });
    const form = Object.assign(document.createElement("form"), { method: "dialog", className: "actions" });
    form.append(Object.assign(document.createElement("button"), { className: "btn", textContent: "Close" }));
    dialog.append(title, document.importNode(keys, true), form);
    document.body.append(dialog);
  }
  dialog.showModal();
}

document.querySelector("[data-keys-link]")?.addEventListener("click", (event) => {
  event.preventDefault();
  showKeys();
});

// How long until a moment, beside the moment itself

function left(moment) {
  const minutes = Math.ceil((new Date(moment.dateTime) - Date.now()) / 60000);
  if (minutes <= 0) return " (any moment now)";
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = [days && `${days} d`, hours && `${hours} h`, !days && `${minutes % 60} min`];
  return ` (in ${parts.filter(Boolean).join(" ")})`;
}

document.querySelectorAll("[data-countdown]").forEach((moment) => {
  const words = document.createElement("span");
  moment.after(words);
  const tell = () => (words.textContent = left(moment));
  tell();
  setInterval(tell, 20000);
});

// Groups of the navigation close when one has done with them

const nav = document.querySelector(".desk-nav");
const opened = () => nav?.querySelector("details[open]");

document.addEventListener("click", (event) => {
  const group = opened();
  if (group && !group.contains(event.target)) group.open = false;
});
nav?.addEventListener("focusout", (event) => {
  const group = opened();
  if (group && event.relatedTarget && !group.contains(event.relatedTarget)) group.open = false;
});
nav?.addEventListener("keydown", (event) => {
  const group = opened();
  if (event.key !== "Escape" || !group) return;
  group.open = false;
  group.querySelector("summary").focus();
});
