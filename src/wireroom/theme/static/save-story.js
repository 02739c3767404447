// Keeps a story in this browser, and lets it go again. What is withdrawn is deleted by the worker.
import { note } from "./live-notes.js";

const name = `story ${location.pathname}`;

/** Say on the button what it will do. */
export async function show(button) {
  const kept = await caches.has(name);
  button.textContent = kept ? "Saved" : "Save for later";
  button.setAttribute("aria-pressed", kept);
  return kept;
}

export async function toggle(button) {
  button.disabled = true;
  try {
    if (await show(button)) await caches.delete(name);
    else await save();
    if (await show(button)) note("Saved in this browser, to be read without a network too", "See what is saved", () => { location.href = "/saved"; });
    else note("Removed from what you saved");
  } catch {
    note("This story could not be saved: the network or this browser’s store failed. Try again");
  } finally {
    button.disabled = false;
    button.focus();
  }
}

async function save() {
  await navigator.serviceWorker.register("/worker.js");
  const { active } = await navigator.serviceWorker.ready;
  const pictures = [...document.querySelectorAll("main img")].map(({ currentSrc }) => currentSrc).filter(Boolean);
  const answer = await new Promise((heard) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => heard(data);
    active.postMessage({ save: location.pathname, pictures }, [port2]);
  });
  if (answer !== "done") throw new Error(answer);
}
