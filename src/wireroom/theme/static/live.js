// Keeps an open page true: hears that it changed, fetches the page itself, and changes only what differs.
import { say } from "./live-notes.js";

const HIDDEN_FOR = 30_000;
const LONGEST_PAUSE = 60_000;
let mark = document.body.dataset.mark;
let stream = null;
let pause = 1_000;
let reopening, closing;
let fetching = false;
let stale = false;

function open() {
  clearTimeout(closing);
  clearTimeout(reopening);
  if (stream || !mark || document.visibilityState !== "visible") return;
  const query = new URLSearchParams({ page: location.pathname, since: mark });
  stream = new EventSource(`/live?${query}`);
  stream.addEventListener("open", () => { pause = 1_000; });
  stream.addEventListener("changed", ({ data }) => { if (JSON.parse(data).mark !== mark) refresh(); });
  stream.addEventListener("gone", refresh);
  stream.addEventListener("error", () => { if (stream?.readyState === EventSource.CLOSED) openLater(); });
}

function close() {
  stream?.close();
  stream = null;
}

function openLater() {
  close();
  reopening = setTimeout(open, pause * (0.75 + Math.random() / 2));
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

async function refresh() {
  stale = true;
  if (fetching) return;
  fetching = true;
  try {
    while (stale && mark) {
      stale = false;
      await take();
    }
  } catch {
    openLater();
  } finally {
    fetching = false;
  }
}

async function take() {
  const answer = await fetch(location.pathname, { cache: "no-cache" });
  if (answer.status >= 500) throw new Error(`The page answered ${answer.status}.`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) return withdraw(fresh);
  const next = fresh.body.dataset.mark;
  if (!next || next === mark) return;
  document.title = fresh.title;
  bring(fresh);
  const change = document.querySelector("main").dataset.live === "story"
    ? (await import("./live-story.js")).changeStory
    : (await import("./live-list.js")).changeList;
  await change(fresh);
  mark = document.body.dataset.mark = next;
}

/** What the fresh page needs and this one has not yet: the styles and scripts of blocks that were not in it. */
function bring(fresh) {
  for (const link of fresh.querySelectorAll("link[rel=stylesheet]")) {
    if (!document.querySelector(`link[href="${link.getAttribute("href")}"]`)) document.head.append(document.importNode(link));
  }
  for (const { src } of fresh.querySelectorAll("script[type=module][src]")) import(src);
}

function withdraw(fresh) {
  close();
  mark = "";
  const notice = fresh.querySelector("main");
  const main = document.querySelector("main");
  const focused = main.contains(document.activeElement);
  document.querySelector(".toast")?.remove();
  document.title = fresh.title;
  main.replaceWith(notice);
  scrollTo({ top: 0, behavior: "instant" });
  if (focused) notice.focus({ preventScroll: true });
  say(notice.querySelector("h1")?.textContent ?? "This page has been withdrawn");
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") return open();
  closing = setTimeout(close, HIDDEN_FOR);
});
addEventListener("pagehide", close);
addEventListener("pageshow", open);
addEventListener("online", open);
open();
