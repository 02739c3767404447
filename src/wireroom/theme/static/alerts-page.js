// The reader's alerts page: what this browser is told of. Changes are kept at once.
import { Refusal, askLeave, change, current, endpointHere, join, leave, mend, showSample, standing, subscribe, topicOf } from "./alerts-device.js";
import { words } from "./alerts-words.js";

const find = (name) => document.querySelector(`[data-${name}]`);
const form = find("wishes");
const field = form.elements;
const topics = [...form.querySelectorAll("[name=topic]")];
let known = null;

function wishes() {
  const zone = field.zone.value;
  const rest = field.quiet.checked ? { zone, begins: field.begins.value, ends: field.ends.value } : { zone, begins: "07:00", ends: "07:00" };
  return {
    topics: topics.filter(({ checked }) => checked).map(({ value }) => value),
    rest,
    cap: Number(field.cap.value),
    wakes: field.wakes.checked,
    paused: field.paused.checked,
    muted: known?.wishes.muted ?? [],
    language: document.documentElement.lang,
  };
}

function fill({ topics: chosen, rest, cap, wakes, paused, muted }) {
  for (const topic of topics) topic.checked = chosen.includes(topic.value);
  field.quiet.checked = rest.begins !== rest.ends;
  if (field.quiet.checked) [field.begins.value, field.ends.value] = [rest.begins, rest.ends];
  offerZone(rest.zone);
  if (![...field.cap.options].some(({ value }) => value === String(cap))) field.cap.add(new Option(cap, cap));
  field.cap.value = cap;
  field.wakes.checked = wakes;
  field.paused.checked = paused;
  find("muted").hidden = !muted.length;
  find("muted-count").textContent = `${muted.length} ${muted.length === 1 ? "story" : "stories"}.`;
}

function offerZone(zone) {
  if (![...field.zone.options].some(({ value }) => value === zone)) field.zone.add(new Option(zone.replaceAll("_", " "), zone));
  field.zone.value = zone;
}

function show() {
  const state = standing();
  find("standing").replaceChildren(...(known ? told() : state === "ready" ? [] : words(...mend(state))));
  form.hidden = !known && state !== "ready";
  find("begin").hidden = Boolean(known);
  find("device").hidden = !known;
  find("hours").hidden = !field.quiet.checked;
}

function told() {
  const { paused, topics: { length } } = known.wishes;
  if (paused) return words("Alerts are paused in this browser. What you chose is kept.", []);
  if (!length) return words("Alerts are on, but nothing is chosen, so nothing will be told.", []);
  return words("Alerts are on in this browser.", []);
}

async function act(work, done) {
  form.setAttribute("aria-busy", "true");
  find("word").textContent = "";
  try {
    await work();
    show();
    find("word").textContent = done;
  } catch (error) {
    if (known) fill(known.wishes);
    show();
    if (error.message !== "denied") find("word").textContent = error instanceof Refusal ? error.message : "The newsroom could not be reached. Nothing was changed; try again.";
  } finally {
    form.removeAttribute("aria-busy");
  }
}

const keepWishes = (done) => act(async () => { known = await change(known.endpoint, wishes()); fill(known.wishes); }, done);

form.addEventListener("change", () => {
  show();
  if (known && form.reportValidity()) keepWishes("Kept.");
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  act(async () => {
    await askLeave();
    find("word").textContent = "One moment: your browser is being connected …";
    known = await subscribe(wishes());
    fill(known.wishes);
  }, "Done. You can change all of this whenever you like.");
});

find("unmute").addEventListener("click", () => { known.wishes.muted = []; keepWishes("You hear of them again."); });
find("sample").addEventListener("click", () => act(() => showSample(document.querySelector(".wordmark").textContent.trim()), "Shown. If you see nothing, your system may be set to keep still."));
find("leave").addEventListener("click", () => act(async () => {
  await leave(known.endpoint);
  known = null;
  field.paused.checked = false;
}, "Alerts have ended here, and nothing of them is kept."));

// It may have been changed meanwhile: in the account, on another device, or in another tab of this browser.
async function askAgain() {
  if (!known || form.hasAttribute("aria-busy")) return;
  try {
    const now = await current();
    if (form.hasAttribute("aria-busy")) return;
    if (!now) find("word").textContent = (await endpointHere()) === known.endpoint
      ? "Alerts have been ended for this browser from your account."
      : "Alerts have ended in this browser.";
    known = now;
    if (known) fill(known.wishes);
    show();
  } catch { /* what stands here was right a moment ago */ }
}

addEventListener("told", askAgain);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") askAgain(); });

for (const zone of Intl.supportedValuesOf?.("timeZone") ?? []) offerZone(zone);
offerZone(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC");
const wanted = new Set(["breaking", topicOf(new URLSearchParams(location.search).get("section"))]);
for (const topic of topics) topic.checked = wanted.has(topic.value);
try {
  known = await current();
  if (known && await join(known.endpoint)) known = await current();
  if (known) fill(known.wishes);
} catch {
  find("word").textContent = "The newsroom could not be asked what this browser is told of. Reload this page to try again.";
}
show();
form.dataset.ready = "";
