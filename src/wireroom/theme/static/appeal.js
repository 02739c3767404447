// An appeal: asks the newsroom for the one that fits, if any, and shows it where nothing that is being read moves.
import { facts, isSupporter, noteAnswer, noteRead, noteSeen, onChange, recall, standing, uncounted } from "./appeal-memory.js";
import { claim, isTaken } from "./overlay.js";

const article = document.querySelector("main > article");
const story = article?.querySelector("[data-slot=appeal]");
const FRESH = 86_400;
let shown = null;

/** Ask for an appeal, once a page. `slot` is the one in the story, null on other pages. */
export async function begin(slot) {
  const memory = recall();
  if (memory.all) return;
  const places = await placesOf(slot);
  const answer = await ask(slot, Object.keys(places), memory);
  if (!answer || answer.idle) return;
  noteAnswer(memory.lot, answer.side);
  if (slot) noteRead(Number(slot.dataset.story));
  onChange(changed);
  if (answer.appeal) await show(answer.appeal, places[answer.appeal.channel], slot);
}

async function ask(slot, channels, memory) {
  const told = slot?.dataset;
  const page = told
    ? { kind: "story", story: Number(told.story), section: told.section, topics: told.topics.split(" ").filter(Boolean).slice(0, 50), changed: Number(told.changed), fatal: "fatal" in told, corrected: isCorrected() }
    : { kind: "front" };
  const said = { path: location.pathname, channels, ...page, ...facts(memory, await standing()) };
  const answer = await fetch("/support/appeal", { method: "POST", body: JSON.stringify(said) }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

const isCorrected = () => Number(article?.dataset.corrections ?? 0) > 0;
const isBelowView = (element) => element.getBoundingClientRect().top >= innerHeight;

/** The kinds of appeal that this page has room for, each with how to put one there. */
async function placesOf(slot) {
  const places = {};
  const end = document.querySelector(".tail");
  const putAtEnd = (panel) => isBelowView(end) && (end.after(panel), true);
  if (slot && isBelowView(slot)) places.inside = places.thanks = (panel) => (isBelowView(slot) ? (slot.append(panel), true) : putAtEnd(panel));
  if (end && isBelowView(end)) places.end = putAtEnd;
  if (!isTaken()) places.strip = (panel) => putStrip(panel);
  const flag = document.querySelector(".masthead .flag");
  if (flag && innerWidth >= 640) places.header = (panel) => putInHeader(flag, panel);
  return places;
}

/** Beside the paper's name, where there is room for it. */
function putInHeader(flag, panel) {
  flag.append(panel);
  const [name, place] = [flag.querySelector(".wordmark"), panel].map((each) => each.getBoundingClientRect());
  const hasRoom = place.left > name.right || place.right < name.left;
  if (!hasRoom) panel.remove();
  return hasRoom;
}

function putStrip(panel) {
  const free = claim(() => panel.remove());
  if (!free) return false;
  panel.addEventListener("left", free);
  document.body.append(panel);
  return true;
}

async function show(appeal, place, slot) {
  if (!place) return;
  const { panelOf } = await import("./appeal-panel.js");
  await dressed(slot?.dataset.style ?? document.querySelector("[data-appeal-style]")?.dataset.appealStyle);
  const panel = panelOf(appeal, tell);
  if (isOver() || !place(panel)) return;
  shown = panel;
  watch(panel, appeal);
  const looking = new MutationObserver(changed);
  for (const each of [article, story]) if (each) looking.observe(each, { attributes: true });
}

/** An editor marked the story as sensitive, or people died in it less than a day ago. */
const isSilent = ({ silent, fatal, changed } = story?.dataset ?? {}) =>
  silent !== undefined || (fatal !== undefined && Date.now() / 1_000 - Number(changed) < FRESH);

/** Nothing may be asked any more: the story was corrected meanwhile, or fell silent, or its reader stopped it, or gave, in any tab. */
function isOver() {
  return isCorrected() || isSilent() || recall().all || (isSupporter() && shown && !shown.matches(".appeal-thanks"));
}

function changed() {
  const key = shown?.dataset.appeal;
  if (!key || !(isOver() || recall().stopped.includes(key) || recall().later > Date.now())) return;
  if (shown.contains(document.activeElement)) document.querySelector("main").focus({ preventScroll: true });
  shown.dispatchEvent(new Event("left"));
  shown.remove();
}

/** Seen is what was half in view for a second. */
function watch(panel, appeal) {
  let timer = 0;
  new IntersectionObserver(([{ isIntersecting }], looking) => {
    clearTimeout(timer);
    if (isIntersecting) timer = setTimeout(() => { looking.disconnect(); noteSeen(appeal.channel); tell(appeal.key, "view"); }, 1_000);
  }, { threshold: 0.5 }).observe(panel);
}

function tell(key, what) {
  if (uncounted()) return;
  navigator.sendBeacon("/support/seen", JSON.stringify({ appeal: key, what }));
}

function dressed(href) {
  if (!href || document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((ready) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    for (const end of ["load", "error"]) link.addEventListener(end, ready);
    document.head.append(link);
  });
}
