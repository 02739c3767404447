// Says that this page was opened, and how far and how long it is read: no cookie, no name, nothing kept in the browser.
const query = new URLSearchParams(location.search);
const page = location.pathname;
let seconds = 0;
let before = 0;
let reached = 0;
let stirred = Date.now();

const say = (words) => navigator.sendBeacon("/readings", JSON.stringify({ page, ...words }));

function begin() {
  const from = document.referrer ? new URL(document.referrer).hostname : "";
  say({ from, via: query.get("via") ?? "" });
  forgetVia();
  setInterval(look, 1_000);
  for (const kind of ["scroll", "pointermove", "keydown"]) addEventListener(kind, stir, { passive: true });
  document.addEventListener("visibilitychange", tell);
  addEventListener("pagehide", tell);
}

const stir = () => { stirred = Date.now(); };

function look() {
  if (document.visibilityState !== "visible" || Date.now() - stirred > 30_000) return;
  seconds += 1;
  const copy = document.querySelector(".copy")?.getBoundingClientRect();
  if (copy?.height) reached = Math.max(reached, Math.min(4, Math.floor(4.04 * (innerHeight - copy.top) / copy.height)));
}

function tell() {
  if (document.visibilityState !== "hidden" || !seconds) return;
  say({ before, reached, seconds: Math.min(seconds, 3_600) });
  [before, seconds] = [reached, 0];
}

function forgetVia() {
  if (!query.has("via")) return;
  query.delete("via");
  history.replaceState(history.state, "", page + (query.size ? `?${query}` : "") + location.hash);
}

if (navigator.doNotTrack !== "1" && !navigator.globalPrivacyControl) {
  if (document.prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
  else begin();
}
