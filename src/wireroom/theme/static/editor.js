// The editor: rich copy, drafts that are kept by themselves, lengths counted, a picture's focus clicked.
import { keepDraft } from "./editor-draft.js";
import { hearComments } from "./editor-comments.js";
import { holdPen } from "./editor-pen.js";
import { offerArchive } from "./editor-pictures.js";
import { tend } from "./picture-focus.js";
import { count, tellLength } from "./editor-lengths.js";
import { offerTopics } from "./editor-topics.js";

const editor = document.querySelector("[data-editor]");
const draft = keepDraft(editor);

document.addEventListener("keydown", (event) => {
  const wanted = (event.ctrlKey || event.metaKey) && { s: "save", Enter: "publish" }[event.key];
  const button = wanted && editor.querySelector(`[data-do="${wanted}"]`);
  if (!button) return;
  event.preventDefault();
  if (!button.disabled && !event.repeat) editor.requestSubmit(button);
});

editor.addEventListener("input", draft.changed);
editor.querySelectorAll("[data-length-hint]").forEach(count);
editor.querySelectorAll("[data-picture]").forEach(tend);
offerArchive(editor);
offerTopics(editor.querySelector("[name=topics]"));
if (editor.dataset.plain === undefined) await begin();
await draft.begin();
holdPen(editor, draft);
hearComments(editor);
editor.addEventListener("draft:begun", bring);

/** A story has begun: its page has more beside the form than the empty one had. */
async function bring() {
  const answer = await fetch(location.href).catch(() => null);
  const text = answer?.ok && await answer.text().catch(() => "");
  if (!text) return;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  document.querySelector(".desk-head").replaceWith(fresh.querySelector(".desk-head"));
  editor.before(...fresh.querySelectorAll("[data-pen], [data-present]"));
  editor.after(fresh.querySelector("[data-comments]"));
  editor.querySelector('[data-do="save"]').after(...fresh.querySelectorAll(".bar-bottom > a"));
  hearComments(editor);
}

async function begin() {
  const rich = (await import("./rich.js")).mount(editor, () => {
    draft.changed();
    tellLength(editor, rich.words());
  });
  if (!rich) return;
  draft.holds(rich);
  tellLength(editor, rich.words());
}
