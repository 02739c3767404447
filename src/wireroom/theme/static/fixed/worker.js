// Works behind the pages of who has asked for alerts or saved a story: shows alerts, keeps saved stories readable
// without a network, and takes out what was withdrawn. A new version takes over at once: it holds nothing in memory,
// pages say no more to it than "save this story", and what it keeps has the same shape for all versions.
const ALERTS = "alerts";
const SHELL = "shell";
const STORY = "story ";
const SAVED = "/saved";
const LOOSE = { ignoreSearch: true, ignoreVary: true };
const MOST_TAGS = 200;
const REVIEW_EVERY = 60_000;
const LASTING = ["kill", "correction"];
let reviewed = 0;

addEventListener("install", (event) => event.waitUntil(keep(SHELL, SAVED).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("push", (event) => event.waitUntil(tell(noticeIn(event))));
addEventListener("pushsubscriptionchange", (event) => event.waitUntil(move(event)));
addEventListener("notificationclick", (event) => {
  const { notification, action } = event;
  notification.close();
  event.waitUntil(action === "mute" ? mute(notification.data) : follow(notification.data));
});
addEventListener("message", (event) => {
  const { save, pictures } = event.data;
  event.waitUntil(keep(STORY + save, save, pictures).then(() => event.ports[0]?.postMessage("done"), ({ message }) => event.ports[0]?.postMessage(message)));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || /^\/(desk|live)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(open(event, pathname));
  else if (pathname.startsWith("/static/") || request.destination === "image") event.respondWith(fetchOrKept(request));
});

async function begin() {
  await registration.navigationPreload?.enable();
  await clients.claim();
}

// --- alerts ---------------------------------------------------------------------------------------------------------

function noticeIn(event) {
  try {
    const { notification } = event.data.json();
    return notification.title && notification.data ? notification : null;
  } catch {
    return null;
  }
}

/** Show an alert, unless its time is over or a later one of the same story was here first. */
async function tell(notice) {
  if (notice?.data.kind === "kill") await withdraw(notice.navigate);
  if (!notice || isPast(notice.data)) return showSomething();
  const tag = notice.tag || `alert${notice.data.alert}`;
  const known = await recall(`tag/${tag}`);
  if (known && known.data.version >= notice.data.version) return (await isShown(tag)) ? undefined : show(known, tag, true);
  await remember(`tag/${tag}`, notice);
  await show(notice, tag, notice.silent);
  await forgetOldTags();
  if (Math.random() < notice.data.share) await report("shown", notice.data);
}

const isPast = ({ kind, expires }) => !LASTING.includes(kind) && Date.parse(expires) < Date.now();

function show(notice, tag, silent) {
  const { title, body, lang, dir, data } = notice;
  const muteable = data.story && !LASTING.includes(data.kind);
  return registration.showNotification(title, {
    body, lang, dir, tag,
    silent: Boolean(silent),
    renotify: !silent,
    icon: "/icon-192.png",
    badge: "/badge-96.png",
    timestamp: Date.parse(data.sent) || Date.now(),
    actions: muteable ? [{ action: "mute", title: "Mute this story" }] : [],
    data: { ...data, navigate: notice.navigate },
  });
}

/** Browsers take alerts away from a site that is woken and shows nothing. */
async function showSomething() {
  if ((await registration.getNotifications()).length) return;
  await registration.showNotification("You missed an alert", {
    body: "It came too late to be news. See what is new.", tag: "late", silent: true, icon: "/icon-192.png", data: { navigate: "/" },
  });
}

async function isShown(tag) {
  return (await registration.getNotifications({ tag })).length > 0;
}

/** Bring the reader to the story: to the tab that has it, or to a new one. */
async function follow(data) {
  const target = here(data.navigate);
  target.searchParams.set("via", "alert");
  const told = data.alert ? report("clicked", data) : null;
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find(({ url }) => new URL(url).pathname === target.pathname);
  await (open ? open.focus() : clients.openWindow(target.href));
  await told;
}

function here(address) {
  const target = new URL(address, location.origin);
  return target.origin === location.origin ? target : new URL("/", location.origin);
}

async function report(what, { alert, receipts }) {
  const subscription = await registration.pushManager.getSubscription();
  if (subscription) await say(here(receipts).pathname, { alert, what, endpoint: subscription.endpoint });
}

async function mute({ story }) {
  const subscription = await registration.pushManager.getSubscription();
  if (subscription) await say("/alerts/mute", { story, endpoint: subscription.endpoint });
}

/** The browser has another endpoint: move the reader's wishes there, or subscribe with them again. */
async function move({ oldSubscription, newSubscription }) {
  const known = await recall("device");
  const old = known?.endpoint ?? oldSubscription?.endpoint; // the newsroom may never have heard of the last move
  if (!old) return;
  const offer = await (await fetch("/alerts/offer")).json();
  const made = newSubscription ?? await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: offer.key });
  const { endpoint, keys } = made.toJSON();
  const key_id = newSubscription ? known?.key_id ?? "" : offer.key_id;
  let answer = await say("/alerts/rotate", { old, endpoint, keys, key_id });
  if (answer?.status === 404 && known) answer = await say("/alerts/subscribe", { endpoint, keys, key_id, wishes: known.wishes });
  if (answer?.status === 410) await end(made); // its reader ended it, from another device
  if (answer?.ok) await remember("device", { ...(await answer.json()), endpoint });
}

async function end(subscription) {
  await (await caches.open(ALERTS)).delete(place("device"));
  await subscription.unsubscribe();
}

async function say(path, words) {
  try {
    return await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(words) });
  } catch {
    return null; // no network: what was to be said is not worth saying later
  }
}

// --- saved stories --------------------------------------------------------------------------------------------------

async function open(event, path) {
  try {
    const answer = (await event.preloadResponse) ?? await fetch(event.request);
    event.waitUntil(heed(path, answer.status).then(() => review()));
    return answer;
  } catch {
    return (await keptCopy(path)) ?? (await caches.match(SAVED, LOOSE)) ?? Response.error();
  }
}

async function fetchOrKept(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, LOOSE)) ?? Response.error();
  }
}

/** Keep a page with all it needs; the page itself comes last, for without it the rest is not looked at. */
async function keep(name, path, pictures = []) {
  const answer = await fetch(path, { cache: "no-cache" });
  if (answer.redirected && name !== SHELL) {
    await caches.delete(name);
    return keep(STORY + new URL(answer.url).pathname, new URL(answer.url).pathname, pictures);
  }
  await heed(path, answer.status);
  if (!answer.ok) throw new Error(`The page answered ${answer.status}.`);
  const text = await answer.text();
  const cache = await caches.open(name);
  const files = [...new Set([...(text.match(/\/static\/[\w.-]+/g) ?? []), ...pictures])];
  await Promise.allSettled(files.map(async (file) => (await cache.match(file, LOOSE)) ?? cache.add(file)));
  const headers = new Headers(answer.headers);
  for (const gone of ["content-encoding", "content-length"]) headers.delete(gone);
  headers.set("x-saved-at", new Date().toISOString());
  await cache.put(path, new Response(text, { headers }));
}

async function keptCopy(path) {
  const copy = await caches.match(path, { ...LOOSE, cacheName: STORY + path });
  if (!copy) return null;
  const at = new Date(copy.headers.get("x-saved-at")).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const note = `<p class="saved-note" role="status">You are offline. This is the story as you saved it on ${at}; it may have changed since.</p>`;
  return new Response((await copy.text()).replace("<main", `${note}<main`), { headers: copy.headers });
}

/** A story that is gone is gone from this browser too. */
async function heed(path, status) {
  if (status === 410 || status === 404) await caches.delete(STORY + path);
}

async function withdraw(address) {
  await heed(here(address).pathname, 410);
  reviewed = 0;
  await review();
}

/** Look at every saved story again: what was corrected is corrected here, what was withdrawn is deleted here. */
async function review() {
  if (Date.now() - reviewed < REVIEW_EVERY) return;
  reviewed = Date.now();
  const stories = (await caches.keys()).filter((name) => name.startsWith(STORY));
  const pages = stories.map((name) => keep(name, name.slice(STORY.length)));
  await Promise.allSettled([keep(SHELL, SAVED), ...pages]);
}

// --- what is remembered ---------------------------------------------------------------------------------------------

const place = (name) => `/alerts/kept/${name}`;

async function recall(name) {
  return (await (await caches.open(ALERTS)).match(place(name)))?.json();
}

async function remember(name, words) {
  await (await caches.open(ALERTS)).put(place(name), new Response(JSON.stringify(words)));
}

async function forgetOldTags() {
  const cache = await caches.open(ALERTS);
  const tags = (await cache.keys()).filter(({ url }) => url.includes(place("tag/")));
  await Promise.all(tags.slice(0, -MOST_TAGS).map((tag) => cache.delete(tag)));
}
