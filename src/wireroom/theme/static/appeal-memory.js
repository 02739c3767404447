// What a browser remembers of appeals, for itself alone: its lot, what it saw, what its reader stopped. Nothing before anything is asked.
const KEY = "wr-appeals";
const SUPPORTER = "wr-supporter";
const DAY = 86_400_000;
const KEPT = 30;
const MOST_SEEN = 50;
const MOST_STOPPED = 15;
const LOTS = 10_000;

const empty = () => ({ lot: crypto.getRandomValues(new Uint32Array(1))[0] % LOTS, seen: [], stopped: [], all: false, later: 0, read: {}, last: 0, counts: true, month: "", side: "" });
const today = () => Math.floor(Date.now() / DAY);

/** What is remembered; made anew where nothing is, and kept only once `keep` is called. */
export function recall() {
  try {
    return { ...empty(), ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return empty();
  }
}

/** Change what is remembered. */
export function keep(change) {
  const memory = recall();
  change(memory);
  try { localStorage.setItem(KEY, JSON.stringify(memory)); } catch { /* kept by none */ }
  return memory;
}

export const noteSeen = (channel) => keep((memory) => { memory.seen = [...memory.seen, [channel, Date.now()]].slice(-MOST_SEEN); });
/** One appeal is not to be shown again; whoever stopped fifteen wants none. */
export const stop = (key) => keep((memory) => {
  memory.stopped = [...new Set([...memory.stopped, key])];
  memory.all ||= memory.stopped.length > MOST_STOPPED;
});
export const stopAll = () => keep((memory) => { memory.all = true; });
export const putOff = (days) => keep((memory) => { memory.later = Math.max(memory.later, Date.now() + days * DAY); });
export const countNoMore = () => keep((memory) => { memory.counts = false; memory.read = {}; });

const thisMonth = () => new Date().toISOString().slice(0, 7);
/** Whether this browser wants to be part of no sum. */
export const uncounted = () => navigator.doNotTrack === "1" || navigator.globalPrivacyControl === true;

/** The newsroom answered: the lot is kept, and on which side of a comparison it fell. */
export const noteAnswer = (lot, side = "") => keep((memory) => Object.assign(memory, { lot }, uncounted() ? {} : { side, month: side ? thisMonth() : memory.month }));

/** A story was read far enough to be asked on: by day, so that no list of stories is kept. */
export function noteRead(story) {
  keep((memory) => {
    if (!memory.counts || memory.last === story) return;
    memory.last = story;
    memory.read[today()] = (memory.read[today()] ?? 0) + 1;
    for (const day of Object.keys(memory.read)) if (day <= today() - KEPT) delete memory.read[day];
  });
}

/** What is said of this browser when it asks; it is used for the answer and kept by nobody. */
export function facts(memory, supporter) {
  const seen = {};
  for (const [channel, at] of memory.seen) (seen[channel] ??= []).push(Math.round(1_000 * (Date.now() - at) / DAY) / 1_000);
  const recent = Object.entries(memory.read).filter(([day]) => day > today() - KEPT);
  return {
    lot: memory.lot, seen, stopped: memory.stopped, stopped_all: memory.all, later: memory.later > Date.now(),
    read: memory.counts ? recent.reduce((sum, [, count]) => sum + count, 0) : null,
    languages: [...(navigator.languages ?? [])].slice(0, 5),
    device: innerWidth < 640 ? "phone" : innerWidth < 1024 ? "tablet" : "desk",
    signed_in: signedIn(), supporter, gave: gave(), first: !uncounted() && memory.month !== thisMonth(),
  };
}

function stored(key) {
  try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
}

const signedIn = () => stored("wireroom-reader").startsWith("in");

// What the giving pages keep.
const given = () => { try { return JSON.parse(stored(SUPPORTER)) ?? {}; } catch { return {}; } };
const gave = () => given().gave ? Math.max(0, Date.now() - given().gave) / DAY : null;

/** Whether this browser's reader supports the newsroom. */
export const isSupporter = () => Date.parse(given().until) > Date.now();

/** The same, asked of the newsroom where it may have changed; whoever never gave and never signed in costs nothing. */
export async function standing() {
  if (!stored(SUPPORTER) && !signedIn()) return false;
  return import("./support-state.js").then((state) => state.standing()).catch(isSupporter);
}

/** Tell when another tab changed any of this, or its reader gave. */
export function onChange(act) {
  addEventListener("storage", ({ key }) => { if (key === KEY || key === SUPPORTER) act(); });
  if ("BroadcastChannel" in window) new BroadcastChannel(SUPPORTER).addEventListener("message", act);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) act(); });
}
