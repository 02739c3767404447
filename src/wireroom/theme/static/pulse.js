// Hears that the wire changed: one stream for all open tabs of this browser, for a server's connections are few.
// Every page listens by `listen`; who holds the lock keeps the stream open and tells the others. The channel `wire`
// rises with every change, `pressing` only with flashes, bulletins and kills.

const STREAM = "/desk/wire/pulse";
const LONGEST_PAUSE = 30_000;
const listeners = [];
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("wireroom-pulse") : null;
let numbers = null;
let stream = null;
let pause = 1_000;
let begun = false;

/** Call back on every rise of a channel, and once when it is first heard. */
export function listen(heard, channel = "wire") {
  listeners.push({ heard, channel });
  if (numbers) heard();
  begin();
}

function begin() {
  if (begun) return;
  begun = true;
  tabs?.addEventListener("message", ({ data }) => (data.ask ? answer() : hear(data.numbers)));
  tabs?.postMessage({ ask: true });
  if (!tabs || !navigator.locks) return open();
  navigator.locks.request("wireroom-pulse", () => new Promise(open));
}

function open() {
  stream = new EventSource(STREAM);
  stream.addEventListener("open", () => { pause = 1_000; });
  stream.addEventListener("pulse", ({ data }) => {
    hear(JSON.parse(data));
    answer();
  });
  stream.addEventListener("error", () => { if (stream.readyState === EventSource.CLOSED) later(); });
}

function later() {
  stream.close();
  setTimeout(open, pause * (0.75 + Math.random() / 2));
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

function answer() {
  if (stream && numbers) tabs?.postMessage({ numbers });
}

function hear(told) {
  const before = numbers ?? {};
  numbers = told;
  for (const { heard, channel } of listeners) if (before[channel] !== told[channel]) heard();
}

addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", ({ persisted }) => persisted && stream && open());
