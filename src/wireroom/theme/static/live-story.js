// A story changed: put its new blocks in, take the old ones out, move nothing the reader is reading.
import { count, goTo, hold, note } from "./live-notes.js";

const ALIKE = 0.2;
const FOCUSABLE = "a, button, input, select, textarea, summary, [tabindex]";

/** Change the open story into the fresh one and say what is new. */
export function changeStory(fresh) {
  const here = document.querySelector("main > article");
  const there = fresh.querySelector("main > article");
  const corrected = Number(there.dataset.corrections) > Number(here.dataset.corrections);
  const release = hold([...here.querySelectorAll("[data-part]:not([data-part=copy], [data-part=tail]), [data-part=copy] > [data-key]")]);
  for (const old of here.querySelectorAll(".is-new")) old.classList.remove("is-new");
  const parts = changeParts(here, there);
  const blocks = changeBlocks(here.querySelector("[data-part=copy]"), there.querySelector("[data-part=copy]"));
  for (const name of ["lang", "dir", "data-version", "data-corrections"]) here.setAttribute(name, there.getAttribute(name));
  changeSlot(here, there);
  release();
  tell(here, parts, blocks, corrected);
}

/** What the appeal's place says of the story follows the new version, so that nothing is asked where it became fatal. */
function changeSlot(here, there) {
  const [old, next] = [here, there].map((story) => story.querySelector("[data-slot=appeal]"));
  if (!old || !next) return;
  for (const name of ["data-changed", "data-fatal", "data-silent", "data-section", "data-topics"]) {
    if (next.hasAttribute(name)) old.setAttribute(name, next.getAttribute(name));
    else old.removeAttribute(name);
  }
}

function changeParts(here, there) {
  const changed = [];
  for (const next of there.querySelectorAll("[data-part]:not([data-part=copy])")) {
    const part = here.querySelector(`[data-part="${next.dataset.part}"]`);
    if (!part || part.innerHTML === next.innerHTML) continue;
    keepingFocus(part, () => part.replaceChildren(...next.childNodes));
    changed.push(part);
  }
  return changed;
}

function keepingFocus(part, change) {
  const place = [...part.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  change();
  if (place >= 0) (part.querySelectorAll(FOCUSABLE)[place] ?? document.querySelector("main")).focus({ preventScroll: true });
}

function changeBlocks(copy, next) {
  const blocks = (from) => [...from.children].filter((block) => block.dataset.key);
  const kept = new Map();
  for (const block of blocks(copy)) kept.set(block.dataset.key, [...(kept.get(block.dataset.key) ?? []), block]);
  const wanted = blocks(next).map((block) => kept.get(block.dataset.key)?.shift() ?? block);
  const gone = [...kept.values()].flat();
  const come = wanted.filter((block) => !copy.contains(block));
  const focusLost = gone.some((block) => block.contains(document.activeElement));
  for (const block of gone) block.remove();
  let place = copy.firstElementChild;
  for (const block of wanted) {
    if (block.matches("figure") && !come.includes(block)) continue;
    while (place && stays(place)) place = place.nextElementSibling;
    if (block === place) place = place.nextElementSibling;
    else copy.insertBefore(block, place);
  }
  let changed = 0;
  for (const block of come) {
    const isChange = gone.some((old) => alike(old.textContent, block.textContent));
    block.classList.add("is-new");
    block.dataset.news = isChange ? "Changed" : "New";
    changed += isChange;
  }
  if (focusLost) document.querySelector("main").focus({ preventScroll: true });
  return { come, changed, gone: gone.length - changed };
}

/** Slots, and pictures that are already there, keep their place in the copy. */
const stays = (element) => !element.dataset.key || element.matches("figure:not(.is-new)");

function alike(one, other) {
  const words = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [a, b] = [words(one), words(other)];
  return [...a].filter((word) => b.has(word)).length > ALIKE * (a.size + b.size);
}

function tell(here, parts, { come, changed, gone }, corrected) {
  const news = [];
  const added = come.length - changed;
  if (parts.some((part) => part.dataset.part === "headline")) news.push("new headline");
  if (added) news.push(count(added, "new paragraph", "new paragraphs"));
  if (changed) news.push(count(changed, "paragraph changed", "paragraphs changed"));
  if (!added && !changed && gone > 0) news.push(count(gone, "paragraph removed", "paragraphs removed"));
  if (!news.length && parts.some((part) => part.dataset.part === "lead")) news.push("new picture");
  const time = here.querySelector(".version time")?.textContent;
  const words = `Story ${corrected ? "corrected" : "updated"}${time ? ` at ${time}` : ""}`;
  const first = (corrected && here.querySelector(".corrected")) || come[0] || parts[0];
  if (!first) return;
  leave(note(news.length ? `${words}: ${news.join(", ")}` : words, "Go to the change", () => goTo(first)), first);
}

function leave(toast, first) {
  const seen = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    seen.disconnect();
    setTimeout(() => { if (!toast.contains(document.activeElement)) toast.remove(); }, 8_000);
  }, { threshold: 0.5 });
  seen.observe(first);
}
