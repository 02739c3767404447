// Claims, notes and marks are sent without leaving the page; what changed on the item is shown in place.
import { agreed } from "./pane-ask.js";
import { ask, form as wanted, itemOf, mend, say, shown } from "./pane-place.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-item-pane] form[data-act]")) return;
  event.preventDefault();
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (question && !(await agreed(question, event.submitter?.dataset.yes ?? form.dataset.yes ?? "Go on"))) return;
  const body = new FormData(form, event.submitter);
  if (question) body.set("sure", "1");
  await send(form, body);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form[data-note]")?.requestSubmit();
});

async function send(form, body) {
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  body.set("pane", wanted);
  try {
    const fresh = await ask(form.action, { method: "POST", body });
    say(fresh);
    mend(fresh, { own: true });
    form.reset();
  } catch {
    form.submit();
    return;
  } finally {
    delete form.dataset.busy;
  }
  document.dispatchEvent(new CustomEvent("wire:changed", { detail: itemOf(shown()) }));
}
