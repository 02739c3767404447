// A list of stories changed: take killed ones down, mend headlines, and offer new ones without moving the rest.
import { count, hold, note } from "./live-notes.js";

const QUIET = 4_000;
const TOP = 120;
let waiting = null;
let toast = null;
let lastTouched = Date.now();

for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "touchmove", "scroll"]) {
  addEventListener(kind, () => { lastTouched = Date.now(); }, { passive: true });
}

/** Change the open list into the fresh one: at once where it must be, else when the reader wants it. */
export async function changeList(fresh) {
  const before = named(document);
  const after = named(fresh);
  const lost = [...before.keys()].filter((id) => !after.has(id));
  const come = [...after.keys()].filter((id) => !before.has(id));
  if (await anyGone(lost.map((id) => before.get(id)))) return show(fresh);
  mendHeadlines(before, after);
  waiting = fresh;
  if (atRest()) return show(fresh);
  if (come.length) offer(come.length);
  watchForRest();
}

function named(from) {
  const stories = new Map();
  for (const story of from.querySelectorAll("main [data-story], main [data-key]")) {
    const id = story.dataset.story ?? story.dataset.key;
    if (!stories.has(id)) stories.set(id, story);
  }
  return stories;
}

async function anyGone(stories) {
  const links = stories.map((story) => story.querySelector(".headline a, a")?.pathname).filter(Boolean);
  const answers = await Promise.all(links.slice(0, 12).map((link) => fetch(link, { method: "HEAD", cache: "no-cache" }).catch(() => null)));
  return answers.some((answer) => answer?.status === 404 || answer?.status === 410);
}

function mendHeadlines(before, after) {
  for (const [id, story] of after) {
    const words = story.querySelector(".headline a")?.textContent;
    if (!words || !before.has(id)) continue;
    for (const link of document.querySelectorAll(`main [data-story="${CSS.escape(id)}"] .headline a`)) {
      if (link.textContent !== words) link.textContent = words;
    }
  }
}

function offer(number) {
  const history = document.querySelector("main").dataset.live === "history";
  const words = history ? count(number, "new version", "new versions") : count(number, "new story", "new stories");
  toast = note(words, "Show", () => { show(waiting, true); });
}

function show(fresh, wanted = false) {
  const main = document.querySelector("main");
  const next = fresh.querySelector("main");
  const known = named(document);
  const focused = main.contains(document.activeElement) ? document.activeElement.closest("[href]")?.getAttribute("href") : null;
  const release = hold([...main.querySelectorAll("[data-story], [data-key]")], successor);
  for (const [id, story] of named(fresh)) if (!known.has(id)) story.classList.add("is-new");
  main.replaceWith(next);
  for (const part of fresh.querySelectorAll("header [data-part]")) {
    document.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceWith(part);
  }
  if (wanted) {
    scrollTo({ top: 0 });
    next.focus({ preventScroll: true });
  } else if (scrollY > 0) {
    release();
  }
  if (focused) (next.querySelector(`[href="${CSS.escape(focused)}"]`) ?? next).focus({ preventScroll: true });
  toast?.remove();
  waiting = toast = null;
}

function successor({ dataset: { story, key, place } }) {
  const main = document.querySelector("main");
  if (key) return main.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const same = `[data-story="${CSS.escape(story)}"]`;
  return main.querySelector(`${same}[data-place="${place}"]`) ?? main.querySelector(same);
}

const atRest = () => scrollY < TOP && Date.now() - lastTouched > QUIET && !document.querySelector("main").contains(document.activeElement);

let watch = null;
function watchForRest() {
  watch ??= setInterval(() => {
    if (waiting && !(toast?.contains(document.activeElement)) && atRest()) show(waiting);
    if (waiting) return;
    clearInterval(watch);
    watch = null;
  }, 1_000);
}
