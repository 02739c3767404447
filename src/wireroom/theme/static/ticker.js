// A ticker: rows come in at the top by themselves, for days. It waits while somebody reads further down.
import { listen } from "./pulse.js";

const PATIENCE = 5_000;
const SLOWLY = 30_000;
const MOST = 60;
const FRESH = 8_000;
const list = document.querySelector("[data-ticker]");
const state = document.querySelector("[data-state]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let fetching = false;
let again = false;
let touched = 0;
let lost = null;

for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  addEventListener(kind, () => { touched = Date.now(); setTimeout(up, PATIENCE + 50); }, { passive: true });
}

async function rows(after) {
  const asked = new URLSearchParams(location.search);
  asked.set("after", after);
  const answer = await fetch(`${location.pathname}?${asked}`);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = parsed.querySelector("[data-ticker]");
  if (!fresh) throw new Error(answer.redirected || answer.status === 401 ? "signed out" : `answer ${answer.status}`);
  if (fresh.dataset.release !== list.dataset.release) location.reload();
  return fresh;
}

async function take() {
  if (fetching) return void (again = true);
  fetching = true;
  do {
    again = false;
    await attempt(() => rows(list.dataset.newest).then(add));
  } while (again);
  fetching = false;
}

async function attempt(work) {
  try {
    await work();
    lost = null;
    state.textContent = "";
  } catch (error) {
    lost ??= new Date();
    const since = lost.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    state.textContent = error.message === "signed out" ? "Signed out: reload to sign in" : `No connection since ${since}, trying again`;
  }
}

function add(fresh) {
  const known = new Set([...list.children].map((row) => row.dataset.tick));
  const come = [...fresh.children].filter((row) => !known.has(row.dataset.tick));
  list.dataset.newest = fresh.dataset.newest;
  if (!come.length) return;
  const before = list.scrollHeight;
  for (const row of come) {
    row.classList.add("is-new");
    setTimeout(() => row.classList.remove("is-new"), FRESH);
  }
  list.prepend(...come);
  if (list.scrollTop > 0) list.scrollTop += list.scrollHeight - before;
  while (list.children.length > MOST) list.lastElementChild.remove();
  up();
}

/** Rows on the screen may have been killed, corrected or taken since. */
function mend(fresh) {
  for (const row of fresh.querySelectorAll("[data-tick]")) {
    const old = list.querySelector(`[data-tick="${row.dataset.tick}"]`);
    if (old && old.dataset.mark !== row.dataset.mark && !old.contains(document.activeElement)) old.replaceWith(row);
  }
}

function up() {
  if (list.scrollTop > 0 && Date.now() - touched >= PATIENCE) list.scrollTo({ top: 0, behavior: calm.matches ? "instant" : "smooth" });
}

async function round() {
  const oldest = list.lastElementChild;
  if (lost) await take();
  await attempt(async () => mend(await rows(oldest ? Number(oldest.dataset.tick) - 1 : 0)));
  setTimeout(round, SLOWLY);
}

async function stayAwake() {
  if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen").catch(() => null);
}

document.querySelector("[data-size]").addEventListener("click", (event) => {
  event.preventDefault();
  const big = document.body.toggleAttribute("data-big");
  event.target.textContent = big ? "Smaller" : "Bigger";
  const address = new URL(location);
  if (big) address.searchParams.set("big", "1");
  else address.searchParams.delete("big");
  history.replaceState(null, "", address);
});

addEventListener("online", take);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
listen(take);
setTimeout(round, SLOWLY);
