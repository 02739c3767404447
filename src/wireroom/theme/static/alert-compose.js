// Writing an alert: lengths are counted, cards drawn and the audience counted while one types; a topic is wanted or not.
// The flash rule's page uses the topics alone.
import { audience } from "./alert-audience.js";

const PAUSE = 250;
const form = document.querySelector("[data-composer]");
const title = form?.elements.title;
const body = form?.elements.body;

// Topics: what is wanted cannot be unwanted too

document.addEventListener("change", ({ target }) => {
  const row = target.closest("[data-topics]");
  if (!row || !target.checked) return;
  for (const other of document.querySelectorAll(`[data-topics] input[value="${CSS.escape(target.value)}"]`)) {
    const name = other.closest("[data-topics]").dataset.topics;
    if ((name === "none") !== (row.dataset.topics === "none")) other.checked = false;
  }
});

// Lengths and cards

function hintOf(field) {
  const fits = Number(field.dataset.fits);
  const hint = Object.assign(document.createElement("p"), { className: "hint" });
  field.parentElement.append(hint);
  return () => {
    const length = plain(field.value).length;
    hint.textContent = length > fits ? `${length} signs: some screens cut it after ${fits}` : `${length} signs, seen whole everywhere`;
  };
}

const plain = (words) => [...words.trim().replace(/\s+/g, " ")];

function seen(words, most) {
  const signs = plain(words);
  return signs.length <= most ? signs.join("") : `${signs.slice(0, most - 1).join("").trimEnd()}…`;
}

function draw() {
  for (const card of form.querySelectorAll("[data-card]")) {
    card.querySelector("[data-card-title]").textContent = seen(title.value, Number(card.dataset.titleFits));
    card.querySelector("[data-card-body]").textContent = seen(body.value, Number(card.dataset.bodyFits));
  }
}

// The audience

let timer = 0;
let asked = "";

function question() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (["kind", "any", "all", "none", "version"].includes(name)) query.append(name, value);
  if (form.dataset.story) query.append("story", form.dataset.story);
  return query.toString();
}

async function count() {
  const query = question();
  if (query === asked) return;
  asked = query;
  const place = form.querySelector("[data-audience]");
  place.setAttribute("aria-busy", "true");
  const words = await audience(query);
  if (words === null) return;
  place.innerHTML = words;
  place.removeAttribute("aria-busy");
  form.querySelector("[data-audience-said]").textContent = place.querySelector(".audience-says").textContent;
}

// What is not saved is guarded; Ctrl S saves, Ctrl Enter goes on

function watch() {
  const state = form.querySelector("[data-save-state]");
  const snapshot = () => new URLSearchParams(new FormData(form)).toString();
  const saved = snapshot();
  const first = state.textContent;
  let leaving = false;
  form.addEventListener("input", () => (state.textContent = snapshot() === saved ? first : "Not saved yet"));
  form.addEventListener("submit", (event) => {
    if (leaving) return event.preventDefault();
    leaving = true;
  });
  addEventListener("pageshow", () => (leaving = false));
  addEventListener("beforeunload", (event) => {
    if (!leaving && snapshot() !== saved) event.preventDefault();
  });
}

function keys(event) {
  if (event.target === title && event.key === "Enter" && !event.ctrlKey && !event.metaKey) return event.preventDefault();
  const wanted = (event.ctrlKey || event.metaKey) && { s: "save", Enter: "order" }[event.key];
  if (!wanted) return;
  const button = form.querySelector(`[data-do="${wanted}"]`);
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button);
}

if (form) {
  const hints = [title, body].map(hintOf);
  const show = () => (draw(), hints.forEach((say) => say()));
  form.addEventListener("input", () => {
    show();
    clearTimeout(timer);
    timer = setTimeout(count, PAUSE);
  });
  form.querySelector("[data-count]").hidden = true;
  document.addEventListener("keydown", keys);
  watch();
  show();
}
