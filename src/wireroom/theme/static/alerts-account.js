// The reader's browsers in the account: the pages work without this; it marks the one at hand and keeps the list as it is.
import { send } from "./account-state.js";
import { endpointHere, letGo } from "./alerts-device.js";

const list = document.querySelector("[data-browsers]");
const PATIENCE = 3_000;
let mine = null;

function mark() {
  for (const each of mine ? document.querySelectorAll(`[data-browser="${mine}"]`) : []) {
    for (const badge of each.querySelectorAll("[data-here]")) badge.hidden = false;
    each.querySelector("form[action$='/end']")?.addEventListener("submit", endHere);
  }
}

// What the newsroom forgets of this browser, the browser forgets too; if it cannot, nothing is sent to it all the same.
async function endHere(event) {
  event.preventDefault();
  const form = event.target;
  await Promise.race([letGo().catch(() => null), new Promise((late) => setTimeout(late, PATIENCE))]);
  if (!form.isConnected) document.body.append(form); // the list was renewed meanwhile
  form.submit();
}

function offerToJoin(endpoint) {
  const offer = document.querySelector("[data-join]");
  if (!offer) return;
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", async () => {
    const { joined } = await send("/account/alerts/join", { endpoint, by_hand: "1" }).catch(() => ({}));
    if (joined) location.href = "/account/alerts?done=joined";
  });
}

async function renew() {
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-browsers]");
  const held = list.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  if (!fresh || fresh.querySelector("ul")?.textContent === was) return;
  was = fresh.querySelector("ul")?.textContent;
  list.replaceChildren(...fresh.childNodes);
  document.querySelector(".lede").replaceWith(page.querySelector(".lede"));
  mark();
  if (held) list.querySelector(`[aria-label="${CSS.escape(held)}"]`)?.focus();
}

let was = list?.querySelector("ul")?.textContent;
if (list) addEventListener("told", renew);
try {
  const endpoint = await endpointHere();
  const said = endpoint ? await send("/account/alerts/here", { endpoint }) : {};
  mine = said.browser;
  mark();
  if (said.can_join) offerToJoin(endpoint);
} catch { /* the list is right; only the mark is missing */ }
