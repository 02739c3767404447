// "Follow" beside an author or a topic: a page of its own for everybody, done in place for who is signed in.
import { say } from "./live-notes.js";

const asJson = { headers: { Accept: "application/json" }, cache: "no-store" };

/** Let every such link say whether the reader follows it, and act in place; `send` sends a form to the newsroom. */
export async function fill(links, send) {
  for (const link of links) {
    const answer = await fetch(link.href, asJson).catch(() => null);
    if (!answer?.ok) continue;
    show(link, (await answer.json()).follows);
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const said = await send(link.pathname, link.dataset.follow === "yes" ? { part: 1 } : {}).catch(() => ({}));
      if (said.status !== 200) return location.assign(link.href);
      show(link, said.follows);
      say(said.follows ? "You follow this now, on all your devices." : "You follow this no more.");
    });
  }
}

function show(link, follows) {
  link.dataset.follow = follows ? "yes" : "no";
  link.textContent = follows ? "Following" : "Follow";
  const named = link.getAttribute("aria-label");
  if (named) link.setAttribute("aria-label", named.replace(/^\S+/, link.textContent));
}
