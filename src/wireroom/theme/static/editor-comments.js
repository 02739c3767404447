// Comments: on the passage where the cursor stands, without leaving the page; the others' come by themselves.
import { listen } from "./pulse.js";

const section = () => document.querySelector("[data-comments]");

export function hearComments(form) {
  if (!section()) return;
  document.addEventListener("submit", send);
  document.addEventListener("click", ({ target }) => target.closest("[data-passage]") && show(target.closest("[data-passage]").textContent, form));
  form.addEventListener("passage:comment", ({ detail }) => about(detail));
  listen(look, "writing");
}

async function send(event) {
  if (!event.target.closest("[data-comments]")) return;
  event.preventDefault();
  const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) });
  if (!answer.ok) return event.target.submit();
  event.target.reset();
  await look();
}

let asked = 0; // rises with each look: an answer is shown while none was asked for after it

async function look() {
  const mine = ++asked;
  const answer = await fetch(`/desk/stories/${section().dataset.comments}/comments/all`).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-comments]");
  const here = section();
  if (!fresh || mine !== asked) return;
  const old = here.querySelector("[data-comment]");
  const next = fresh.querySelector("[data-comment]");
  if (old?.elements.text.value || old?.contains(document.activeElement)) next?.replaceWith(old);
  const focused = document.activeElement;
  here.replaceWith(fresh);
  if (fresh.contains(focused)) focused.focus();
}

function about(passage) {
  const form = section().querySelector("[data-comment]");
  form.elements.passage.value = passage.slice(0, 200);
  const words = form.querySelector("[data-about]");
  words.hidden = !passage;
  words.textContent = `On: ${passage.slice(0, 80)}${passage.length > 80 ? "…" : ""}`;
  form.elements.text.focus();
}

function show(passage, form) {
  const found = [...form.querySelectorAll(".rich-copy > *")].find((block) => block.textContent.replace(/\s+/g, " ").trim().startsWith(passage.trim()));
  found?.scrollIntoView({ block: "center" });
  found?.classList.add("is-meant");
  setTimeout(() => found?.classList.remove("is-meant"), 2_000);
}
