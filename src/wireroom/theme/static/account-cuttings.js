// What a signed-in reader has to do with the story that is open: is it saved, and did it change since they read it?
import { note } from "./live-notes.js";

const story = document.querySelector("[data-slot=appeal][data-story]")?.dataset.story;
const article = document.querySelector("article[data-version]");
let told = false;

/** Add the reader's own line to the slot; `send` sends a form to the newsroom. */
export async function fill(slot, send) {
  if (!story || !article) return;
  const said = await send("/account/stories/opened", { story, version: article.dataset.version }).catch(() => ({}));
  if (said.status !== 200) return;
  const place = document.createElement("p");
  offer(place, said.saved, send);
  slot.append(place);
  if (said.since && !told) tell(new Date(said.since));
}

function tell(since) {
  told = true;
  const at = since.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  note(`This story changed since you read it on ${at}`, "See what changed", () => { location.href = `${location.pathname}/history`; });
}

function offer(place, saved, send) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: saved ? "Remove from your stories" : "Save in your account" });
  button.addEventListener("click", async () => {
    button.disabled = true;
    const now = await send(`/account/stories/${saved ? "remove" : "save"}`, { story }).catch(() => ({}));
    button.disabled = false;
    if (now.status !== 200) return note(now.error ?? "That could not be done. Try again in a moment.");
    offer(place, now.saved, send);
    place.querySelector("button").focus();
  });
  const link = Object.assign(document.createElement("a"), { href: "/account/stories", textContent: "Your stories" });
  place.replaceChildren(button, " ", link);
}
