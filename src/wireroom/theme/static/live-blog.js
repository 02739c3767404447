// The box of a live blog: rich text as in the editor, with what a post holds; Ctrl Enter posts, once. What is written is
// kept in this browser until the server has it. Colleagues' posts come into the list by themselves.
import { putIn } from "./archive-ask.js";
import { aside, deliver } from "./desk-sending.js";
import { offerArchive } from "./editor-pictures.js";
import { keeper } from "./editor-kept.js";
import { renew } from "./fresh-parts.js";
import { tend as tendFocus } from "./picture-focus.js";
import { listen } from "./pulse.js";
import { mount } from "./rich.js";

const PACE = 1_000;
let sending = false; // until the answer is there, or the next page
const form = document.querySelector("[data-post]");
if (form) await tend(form);
if (document.querySelector("[data-posts]")) follow();

async function tend(box) {
  const state = box.querySelector("[data-post-state]");
  const kept = keeper(box);
  let written = box.dataset.unsaved !== undefined; // whether there are words that the server does not have
  let returning = false; // what was kept must not be written over while it comes back
  const changed = () => {
    if (returning) return;
    written = true;
    kept.keep();
  };
  const say = (words, ...more) => {
    state.replaceChildren(words, " ", ...more);
    return false;
  };
  const drop = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet", textContent: "Drop it" });
  const forget = () => {
    kept.drop();
    written = false;
  };
  drop.addEventListener("click", () => { forget(); location.reload(); });

  /** Send what is written; whether the page is being left for the next one. */
  async function send(button) {
    const { trouble, mend, status, ok, told } = await deliver(box.action, new FormData(box, button));
    if (trouble) return say(`Not sent: ${trouble}. Kept in this browser.`, ...(mend ? [Object.assign(aside(...mend), mend[0] === location.href && { target: "" })] : []));
    if (status === 409) {
      written = false;
      box.submit(); // the answer to the form itself is a page with both texts
      return true;
    }
    if (!ok) return say(`Not sent: ${told.refused} Kept in this browser.`);
    forget();
    location.assign(told.next);
    return true;
  }

  box.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending || returning) return;
    sending = true;
    say("Sending…");
    sending = await send(event.submitter);
  });
  box.addEventListener("input", changed);
  addEventListener("beforeunload", (event) => { if (written) event.preventDefault(); });
  document.querySelector("[data-drop]")?.addEventListener("click", forget);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.requestSubmit(box.querySelector("[data-do]"));
  });

  addEventListener("pageshow", ({ persisted }) => { if (persisted) sending = false; });

  box.querySelectorAll("[data-picture]").forEach(tendFocus);
  offerArchive(box);
  const rich = mount(box, changed, { name: "text", few: true });
  if (rich) kept.holds(rich);
  if (written) return kept.keep();
  const missing = kept.pictures().filter((id) => !box.querySelector(`[name=archive][value="${CSS.escape(id)}"]`));
  if (missing.length) {
    returning = true;
    returning = (await putIn(missing)).length < missing.length;
  }
  const back = await kept.back(missing.length > 0);
  if (returning) return say(`Of what you wrote at ${back} not every picture could be fetched. It stays kept in this browser: reload this page to go on.`, drop);
  if (missing.length) changed();
  if (back) say(`Back from this browser: what you wrote at ${back}, not sent yet.`, drop);
}

/** Show what colleagues post, change and take away, at a pace. */
function follow() {
  let timer = null;
  listen(() => {
    timer ??= setTimeout(async () => {
      timer = null;
      if (!sending) await renew("data-posts");
    }, PACE);
  }, "writing");
}
