// Who supports us, the same in every open tab. Kept in this browser: until when, and the key of what was given here.
export const KEY = "wr-supporter";
const DAY = 86_400_000;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel(KEY) : null;

/** What this browser knows: `{ until, intent, gave, badge, account, asked }`, or null; `gave` is when it was back from giving, `account` whether somebody was signed in. */
export function known() {
  try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; }
}

/** Whether this browser's reader is thanked instead of asked. */
export function isSupporter(now = Date.now()) {
  return Date.parse(known()?.until ?? "") > now;
}

/** Keep what the newsroom said, and tell the other tabs. */
export function keep(said, intent = known()?.intent, gave = known()?.gave) {
  const until = said.supporter ? said.until : null;
  try {
    if (until || intent || signedIn()) localStorage.setItem(KEY, JSON.stringify({ until, intent, gave, badge: Boolean(said.badge), account: signedIn(), asked: Date.now() }));
    else localStorage.removeItem(KEY);
  } catch { /* kept by none */ }
  tabs?.postMessage("changed");
  dispatchEvent(new CustomEvent("supporter", { detail: { supporter: isSupporter() } }));
}

/** Ask the newsroom: for this browser's own gift, and for the account that is signed in. */
export async function check() {
  const intent = known()?.intent;
  const places = [];
  if (signedIn()) places.push("/account/support/standing");
  if (intent) places.push(`/support/standing?intent=${encodeURIComponent(intent)}`);
  const said = await Promise.all(places.map((place) => fetch(place, { cache: "no-store" }).then((answer) => answer.json()).catch(() => null)));
  const heard = said.filter(Boolean);
  if (heard.length < places.length) return isSupporter();
  keep(heard.filter((each) => each.supporter).sort((a, b) => a.until < b.until ? 1 : -1)[0] ?? { supporter: false }, intent, heard.some((each) => each.state === "failed") ? null : known()?.gave);
  return isSupporter();
}

/** As `isSupporter`, asking anew where what is known is a day old or has run out, or somebody signed in or out since. */
export async function standing() {
  const kept = known();
  const isFresh = kept && kept.account === signedIn() && Date.now() - kept.asked < DAY && (!kept.until || isSupporter());
  return isFresh || !(kept || signedIn()) ? isSupporter() : check();
}

const signedIn = () => { try { return (localStorage.getItem("wireroom-reader") ?? "").startsWith("in"); } catch { return false; } };
const heard = () => dispatchEvent(new CustomEvent("supporter", { detail: { supporter: isSupporter() } }));

// Both: a message may come before what it tells of can be read in this tab.
tabs?.addEventListener("message", heard);
addEventListener("storage", ({ key }) => { if (key === KEY) heard(); });
addEventListener("reader", () => { standing(); });
