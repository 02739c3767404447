// This browser and its alerts: what it can do, and its subscription. Used by the offer on a story and by /alerts.
const WORKER = "/worker.js";
const KEPT = "/alerts/kept/device";
const PATIENCE = 10_000;

/** A refusal with words for the reader. */
export class Refusal extends Error {}

export const topicOf = (section) => `section:${section}`;

/** Whether alerts can be had here: "ready", or why not: "home-screen", "unsupported", "denied". */
export function standing() {
  const able = isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!able) return isApple() && !isStandalone() ? "home-screen" : "unsupported";
  return Notification.permission === "denied" ? "denied" : "ready";
}

const isApple = () => /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);
const isStandalone = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

/** What to do where alerts cannot be had, in words and steps. */
export function mend(state) {
  if (state === "home-screen") {
    return ["On an iPhone or iPad, alerts come only from a site on the Home Screen.", [
      "Open Safari’s Share menu.", "Choose “Add to Home Screen”.", "Open this site from its new icon, and come back to this page."]];
  }
  if (state === "denied") return ["This browser has been told to refuse alerts from this site. Only you can change that.", stepsToAllow()];
  return ["This browser cannot show alerts from websites. An up-to-date Firefox, Chrome, Edge or Safari can; a private window often cannot.", []];
}

function stepsToAllow() {
  const agent = navigator.userAgent;
  if (agent.includes("Firefox")) return ["Click the symbol to the left of the address.", "Beside “Send notifications: Blocked”, click the ×.", "Reload this page and ask again."];
  if (/Chrome|Chromium|Edg/.test(agent)) return ["Click the symbol to the left of the address.", "Set “Notifications” to “Allow”.", "Reload this page."];
  return ["Open the browser’s settings for this website.", "Set “Notifications” to “Allow”.", "Reload this page."];
}

export const offer = async () => read(await fetch("/alerts/offer"));

/** The subscription and its wishes as the newsroom has them; null when there is none, or none that it knows. */
export async function current() {
  const endpoint = await endpointHere();
  if (!endpoint) return null;
  const answer = await post("device", { endpoint });
  return answer.status === 404 ? forget(endpoint) : keep(endpoint, await read(answer));
}

/** The address by which this browser's push service knows it; none where it has no subscription. */
export const endpointHere = async () => (await held())?.endpoint;

async function held() {
  if (standing() !== "ready") return null;
  return (await navigator.serviceWorker.getRegistration("/"))?.pushManager.getSubscription();
}

/** Ask the reader's leave; only to be called in the reader's own click. Throws Refusal. */
export async function askLeave() {
  const leave = await Notification.requestPermission();
  if (leave === "granted") return;
  throw new Refusal(leave === "denied" ? "denied" : "You closed the browser’s question. Ask again whenever you like.");
}

/** Subscribe this browser with these wishes. Throws Refusal when the browser's push service does not answer in time. */
export async function subscribe(wishes) {
  const { key, key_id } = await offer();
  await navigator.serviceWorker.register(WORKER);
  const registration = await navigator.serviceWorker.ready;
  const made = await inTime(subscription(registration, key));
  const { endpoint, keys } = made.toJSON();
  const told = await keep(endpoint, await read(await post("subscribe", { endpoint, keys, key_id, wishes })));
  return (await join(endpoint)) ? current() : told;
}

async function subscription(registration, key) {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await registration.pushManager.subscribe(options);
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    await (await registration.pushManager.getSubscription())?.unsubscribe(); // it was made with an older key
    return registration.pushManager.subscribe(options);
  }
}

async function inTime(work) {
  let timer;
  const late = new Promise((_, refuse) => { timer = setTimeout(() => refuse(new Error("late")), PATIENCE); });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw new Refusal(`Your browser’s own message service could not be reached${error.message === "late" ? " in ten seconds" : ""}. A private window or a company network may block it; try again, or in another browser.`);
  } finally {
    clearTimeout(timer);
  }
}

export async function change(endpoint, wishes) {
  return keep(endpoint, await read(await post("wishes", { endpoint, wishes })));
}

export async function leave(endpoint) {
  await read(await post("unsubscribe", { endpoint }));
  await letGo();
}

/** Give the subscription back to the browser, and forget what was kept of it here. */
export async function letGo() {
  await (await held())?.unsubscribe();
  await (await caches.open("alerts")).delete(KEPT);
}

/** Follow on this device what the signed-in reader's account follows; nothing happens where nobody is signed in. */
export async function join(endpoint) {
  try {
    if (!localStorage.getItem("wireroom-reader")) return false;
    const { send } = await import("./account-state.js");
    return (await send("/account/alerts/join", { endpoint })).status === 200;
  } catch {
    return false;
  }
}

export const greet = (endpoint) => post("visit", { endpoint });

/** Show on this device what an alert looks like; nothing is sent. */
export async function showSample(title) {
  const registration = await navigator.serviceWorker.ready;
  await registration.showNotification(title, { body: "This is what an alert looks like here.", icon: "/icon-192.png", tag: "sample", data: { navigate: "/alerts" } });
}

function post(name, words) {
  return fetch(`/alerts/${name}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(words) });
}

async function read(answer) {
  if (answer.status === 204) return null;
  const words = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(words.message ?? "The newsroom did not answer. Try again in a moment.");
  return words;
}

/** The worker needs to know them when the browser's endpoint changes while no page is open. */
async function keep(endpoint, device) {
  const known = { ...device, endpoint };
  await (await caches.open("alerts")).put(KEPT, new Response(JSON.stringify(known)));
  return known;
}

/** What was ended must not be moved later; what is kept of an older endpoint may still have to be moved here. */
async function forget(endpoint) {
  const cache = await caches.open("alerts");
  const kept = await (await cache.match(KEPT))?.json();
  if (kept?.endpoint === endpoint) await cache.delete(KEPT);
  return null;
}
