// Who is signed in, the same in every open tab. The page itself is the same for everybody: only its slots change.
// Loaded only where somebody is signed in or is about to be: such a browser keeps the single word "in".
const KEY = "wireroom-reader";
const CHECK_AGAIN = 60_000;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel(KEY) : null;
const slots = [...document.querySelectorAll("[data-sign-in]")].map((link) => ({ link, slot: link.closest("[data-slot]"), out: [...link.closest("[data-slot]").childNodes] }));
let asked = 0;
let turn = 0;
let shown = "";
let stopListening = null;

/** What the newsroom says of this browser's reader: `signed_in`, `name`, the form `token`. */
export async function ask() {
  const answer = await fetch("/account/me", { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) throw new Error(`The newsroom answered ${answer.status}.`);
  return answer.json();
}

/** Send a form; gives the answer's words with its `status`. A token that another tab has just replaced is fetched once more. */
export async function send(path, fields, again = true) {
  const { token } = await ask();
  const answer = await fetch(path, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token }, body: new URLSearchParams(fields) });
  const words = await answer.json().catch(() => ({ error: "The newsroom is away for a moment. Try again." }));
  return words.stale && again ? send(path, fields, false) : { ...words, status: answer.status };
}

/** Something changed here: fill the slots, and tell the other tabs. */
export function changed() {
  tabs?.postMessage("changed");
  remember(`${read() ? "in" : ""}.${Date.now()}`);
  return check();
}

/** Ask again and fill the slots. */
export async function check() {
  const mine = ++turn;
  asked = Date.now();
  const me = await ask().catch(() => null);
  if (me && mine === turn) show(me);
  return me;
}

/** The reader goes elsewhere to sign in: the page that comes next asks whether they did. */
export const leaveWord = () => remember(`away.${Date.now()}`);

/** The reader comes back to this page: then be at the same place. */
export function keepPlace() {
  try { sessionStorage.setItem(KEY, JSON.stringify([location.pathname, scrollY])); } catch { /* it opens at its top */ }
}

function show(me) {
  const isBack = word().startsWith("away");
  if (me.signed_in !== read()) remember(me.signed_in ? `in.${Date.now()}` : "");
  else if (isBack) remember("");
  if (isBack) tabs?.postMessage("changed");
  const now = me.signed_in ? me.name : "";
  if (now !== shown) {
    shown = now;
    for (const { link, slot, out } of slots) {
      slot.replaceChildren(...(me.signed_in ? inside(link, me) : out));
      if (me.signed_in && link.hasAttribute("data-here")) import("./account-cuttings.js").then(({ fill }) => fill(slot, send));
    }
    const follow = document.querySelectorAll("[data-follow='']");
    if (me.signed_in && follow.length) import("./account-follow.js").then(({ fill }) => fill(follow, send));
    dispatchEvent(new CustomEvent("reader", { detail: me }));
  }
  if (me.signed_in && !stopListening) listen();
  if (!me.signed_in) stopListening?.();
}

function inside(link, me) {
  if (!link.hasAttribute("data-here")) return [made("a", { href: "/account/", textContent: "Account", title: me.name })];
  const words = made("p", { textContent: `Signed in as ${me.name}. ` });
  const out = made("button", { type: "button", textContent: "Sign out" });
  out.addEventListener("click", async () => {
    await send("/account/sign-out", {}).catch(() => null);
    changed();
  });
  words.append(made("a", { href: "/account/", textContent: "Your account" }), " ", out);
  return [words];
}

const made = (tag, facts) => Object.assign(document.createElement(tag), facts);

// What a browser remembers: only that somebody is signed in, so that all others cost nothing.
const word = () => { try { return localStorage.getItem(KEY) ?? ""; } catch { return ""; } };
const read = () => word().startsWith("in");
const remember = (word) => { try { word ? localStorage.setItem(KEY, word) : localStorage.removeItem(KEY); } catch { /* kept by none */ } };

// One stream for all tabs of a browser: who holds the lock hears of sign-outs elsewhere and tells the others.
function listen() {
  const end = new AbortController();
  let stream = null;
  let heard = null;
  stopListening = () => { end.abort(); stream?.close(); stopListening = null; };
  const open = () => new Promise((done) => {
    end.signal.addEventListener("abort", done);
    if (end.signal.aborted) return done();
    stream = new EventSource("/account/pulse");
    stream.addEventListener("pulse", ({ data }) => {
      const said = Object.entries(JSON.parse(data));
      const risen = (name) => heard && said.some(([channel, number]) => channel.startsWith(name) && number !== heard[channel]);
      if (risen("readers-")) setTimeout(changed, Math.random() * 400);
      if (risen("told-")) setTimeout(toldAll, Math.random() * 400);
      if (!heard) told(); // what rose while another tab gave the stream up, no tab has heard
      heard = Object.fromEntries(said);
    });
    stream.addEventListener("error", () => { if (stream.readyState === EventSource.CLOSED) setTimeout(resume, 5_000 + Math.random() * 5_000, end.signal); });
  });
  if (navigator.locks) navigator.locks.request(KEY, { signal: end.signal }, open).catch(() => null);
  else open();
}

// Another room has something new, perhaps for this reader: what it is, each page asks for itself.
function toldAll() {
  askSupport();
  tabs?.postMessage("told");
  told();
}

const told = () => dispatchEvent(new Event("told"));

// Somebody's support began or ended, perhaps this reader's, on another device: every tab of this browser hears of it.
const askSupport = () => import("./support-state.js").then(({ check }) => check()).catch(() => null);

// The stream was refused: either nobody is signed in any more, or the newsroom has too many to hear.
function resume({ aborted }) {
  if (aborted) return;
  stopListening?.();
  check();
}

if (tabs) tabs.addEventListener("message", ({ data }) => (data === "told" ? told() : check()));
else addEventListener("storage", ({ key }) => { if (key === KEY) check(); });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && read() && Date.now() - asked > CHECK_AGAIN) check();
});
addEventListener("pagehide", () => stopListening?.());
addEventListener("pageshow", ({ persisted }) => { if (persisted && (shown || read())) check(); });
try {
  const [path, place] = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  if (path === location.pathname) {
    sessionStorage.removeItem(KEY);
    scrollTo(0, place);
  }
} catch { /* nothing was kept */ }
check();
