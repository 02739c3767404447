// Hears that the wire changed: one stream for all open tabs of this browser, for a server's connections are few.
// Every page listens by `listen`; who holds the lock keeps the stream open and tells the others.

const STREAM = "/desk/wire/pulse";
const LONGEST_PAUSE = 30_000;
const listeners = new Set();
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("wireroom-pulse") : null;
let number = null;
let stream = null;
let pause = 1_000;
let begun = false;

/** Call back on every rise of the pulse, and once when it is first heard. */
export function listen(heard) {
  listeners.add(heard);
  if (number !== null) heard(number);
  begin();
}

function begin() {
  if (begun) return;
  begun = true;
  tabs?.addEventListener("message", ({ data }) => (data.ask ? answer() : hear(data.number)));
  tabs?.postMessage({ ask: true });
  if (!tabs || !navigator.locks) return open();
  navigator.locks.request("wireroom-pulse", () => new Promise(open));
}

function open() {
  stream = new EventSource(STREAM);
  stream.addEventListener("open", () => { pause = 1_000; });
  stream.addEventListener("pulse", ({ data }) => {
    hear(JSON.parse(data).wire);
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
  if (stream && number !== null) tabs?.postMessage({ number });
}

function hear(beat) {
  if (beat === number) return;
  number = beat;
  for (const heard of listeners) heard(number);
}

addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", ({ persisted }) => persisted && stream && open());
