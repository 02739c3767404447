// Copy that arrives comes in by itself while nobody reads; else it waits behind a button, and nothing jumps.
import { askRows, body, chosen, focusedRow, isCut, mend, monitor, prepend, replace, rowOf, scroll, told } from "./monitor-list.js";
import { listen } from "./pulse.js";
import { badge } from "./title-count.js";

const PACE = 150;
const STILL_FOR = 6_000;
const SAID_EVERY = 4_000;
const MOST_HELD = 200;
const IN_TOUCH = 45_000;
const button = document.querySelector("[data-new]");
const away = document.querySelector("[data-away]");
const found = document.querySelector("[data-found]");
const news = document.querySelector("[data-news]");
let newest = Number(monitor.dataset.newest);
let held = [];
let isMore = false;
let asking = false;
let again = false;
let asked = -PACE;
let timer = 0;
let moved = -STILL_FOR;
let said = 0;

/** Ask for what is new: at once, but never twice at a time and not more often than the pace. */
function wake() {
  if (timer || document.visibilityState === "hidden" && held.length >= MOST_HELD) return;
  timer = setTimeout(look, Math.max(0, asked + PACE - performance.now()));
}

/** Show what waits, from the top. */
export async function showNew() {
  scroll.scrollTop = 0;
  if (isMore || isCut) await beginAnew();
  else if (held.length) prepend(held);
  held = [];
  isMore = false;
  tellWaiting();
  wake();
}

async function look() {
  timer = 0;
  if (asking) return void (again = true);
  asking = true;
  again = false;
  asked = performance.now();
  try {
    take(await askRows({ after: newest, shown: told() }));
    away.hidden = true;
  } catch {
    away.hidden = false;
  }
  asking = false;
  if (again) wake();
}

function take({ found: rows, changed, newest: last, more }) {
  newest = Math.max(newest, last);
  changed.forEach(mend);
  const fresh = rows.filter((row) => !rowOf(row.dataset.item) && !held.some((each) => each.id === row.id));
  if (!fresh.length) return;
  if (!found.textContent.endsWith("+")) found.textContent = Number(found.textContent) + fresh.length;
  held = [...fresh, ...held];
  isMore ||= more || held.length > MOST_HELD;
  held.length = Math.min(held.length, MOST_HELD);
  if (isBusy() || isMore) tellWaiting();
  else flow();
}

function flow() {
  const fresh = held;
  held = [];
  prepend(fresh);
  say(`${fresh.length} new`);
  tellWaiting();
}

async function beginAnew() {
  const { found: rows, newest: last } = await askRows({});
  newest = Math.max(newest, last);
  replace(rows);
}

/** Whether somebody reads here: further down, an item, a row below the first, or with the pointer on the list. */
function isBusy() {
  const focused = focusedRow();
  const isDown = scroll.scrollTop > 4 || isCut;
  const isAway = focused && focused !== body.rows[0];
  return isDown || Boolean(chosen()) || isAway || performance.now() - moved < STILL_FOR || Boolean(String(getSelection()));
}

function tellWaiting() {
  const count = isMore ? `${held.length}+` : held.length;
  button.hidden = !held.length && !isCut;
  button.textContent = held.length ? `${count} new` : "Newest";
  badge("new", count);
  if (held.length) say(`${count} new, the key . shows them`);
}

function say(words) {
  const now = performance.now();
  if (now - said < SAID_EVERY) return;
  said = now;
  news.textContent = words;
}

if ("live" in monitor.dataset) {
  listen(wake);
  document.addEventListener("wire:changed", wake);
  document.addEventListener("visibilitychange", wake);
  for (const kind of ["pointermove", "pointerdown", "wheel"]) {
    scroll.addEventListener(kind, () => { moved = performance.now(); }, { passive: true });
  }
  setInterval(wake, IN_TOUCH);
  setInterval(() => held.length && !isMore && !isBusy() && flow(), 1_000);
}
document.addEventListener("wire:rows", () => isCut && tellWaiting());
button.addEventListener("click", showNew);
