// Keeps the numbers on screen true: hears that the front handed counts over, and fetches the page's parts anew.
const PACE = 3_000;
let timer = 0;
let stream = null;

async function look() {
  timer = 0;
  const answer = await fetch(location.href, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of fresh.querySelectorAll("[data-numbers]")) put(part);
}

function put(part) {
  const old = document.querySelector(`[data-numbers="${part.dataset.numbers}"]`);
  if (!old || old.innerHTML === part.innerHTML) return;
  const focused = old.contains(document.activeElement) && document.activeElement.getAttribute("href");
  const isOpen = old.querySelector("details")?.open;
  old.replaceWith(part);
  if (isOpen) part.querySelector("details").open = true;
  if (focused) part.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function listen() {
  if (document.visibilityState === "hidden") return stream?.close();
  stream?.close();
  stream = new EventSource("/desk/numbers/pulse");
  stream.addEventListener("pulse", () => { timer ||= setTimeout(look, PACE); });
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => stream?.close());
listen();
