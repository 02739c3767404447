// The offer of alerts on a story, opened: what they are, of what, and only then the browser's own question.
import { Refusal, askLeave, current, greet, mend, offer, standing, subscribe, topicOf } from "./alerts-device.js";
import { words } from "./alerts-words.js";
import { claim } from "./overlay.js";

let free = () => null;
const NEVER_QUIET = { begins: "07:00", ends: "07:00" };
const NIGHT = { begins: "22:00", ends: "07:00" };

const make = (name, facts = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), facts);
  made.append(...inside);
  return made;
};
const manage = () => make("a", { href: "/alerts", textContent: "Choose topics and quiet hours" });

/** Open the offer below the line that was clicked. */
export async function openPanel(slot, link) {
  if (slot.querySelector(".alerts-panel")) return close(slot, link);
  const panel = make("section", { className: "alerts-panel" });
  panel.setAttribute("aria-labelledby", "alerts-panel");
  const style = make("link", { rel: "stylesheet", href: slot.dataset.style });
  await new Promise((ready) => {
    for (const end of ["load", "error"]) style.addEventListener(end, ready);
    document.head.append(style);
  });
  const state = standing();
  const known = await current().catch(() => null);
  if (known) fillDone(panel, known.wishes.paused);
  else if (state !== "ready") fillMend(panel, state);
  else await fillOffer(panel, slot);
  panel.append(closer(slot, link));
  panel.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(slot, link); });
  free = claim(() => close(slot, link), { asked: true });
  slot.append(panel);
  link.setAttribute("aria-expanded", "true");
  const head = panel.querySelector("h2");
  head.tabIndex = -1;
  head.focus();
}

function close(slot, link) {
  free();
  slot.querySelector(".alerts-panel")?.remove();
  link.removeAttribute("aria-expanded");
  link.focus();
}

function closer(slot, link) {
  const made = make("button", { type: "button", className: "text-button alerts-close", textContent: "Close" });
  made.addEventListener("click", () => close(slot, link));
  return made;
}

const heading = (text) => make("h2", { id: "alerts-panel", textContent: text });

function fillMend(panel, state) {
  panel.replaceChildren(heading("No alerts in this browser yet"), ...words(...mend(state)), make("p", {}, manage()));
}

function fillDone(panel, paused = false) {
  panel.replaceChildren(heading(paused ? "Alerts are paused" : "Alerts are on"), ...words(paused ? "What you chose is kept; nothing new is told." : "This browser will be told.", []), make("p", {}, manage()));
}

async function fillOffer(panel, slot) {
  const wanted = ["breaking", topicOf(slot.dataset.section)];
  const topics = (await offer()).topics.filter(({ key }) => wanted.includes(key));
  const ticks = topics.map(({ key, name }) => tick(name, key, true));
  const night = tick(`Not at night, from ${NIGHT.begins} to ${NIGHT.ends}`, "night", false);
  const word = make("p", { className: "alerts-word" });
  word.setAttribute("role", "status");
  const allow = make("button", { type: "button", className: "alerts-button", textContent: "Allow alerts" });
  allow.addEventListener("click", () => begin(panel, allow, word, slot));
  const choices = make("fieldset", {}, make("legend", { textContent: "Tell me about" }), make("div", { className: "choices" }, ...ticks));
  panel.replaceChildren(
    heading("Stay up to date"),
    ...words("A short line in this browser when something happens, one a story, corrected if we were wrong. It takes no account, and ends when you say so.", []),
    choices, night, make("p", { className: "alerts-act" }, allow, make("span", { className: "hint" }, manage())), word,
  );
}

function tick(text, value, checked) {
  return make("label", { className: "tick" }, make("input", { type: "checkbox", value, checked }), " ", make("span", { textContent: text }));
}

async function begin(panel, allow, word, slot) {
  const chosen = [...panel.querySelectorAll("input:checked")].map(({ value }) => value);
  const topics = chosen.filter((value) => value !== "night");
  if (!topics.length) return void (word.textContent = "Choose at least one thing to be told about.");
  allow.disabled = true;
  word.textContent = "Your browser asks you now.";
  try {
    await askLeave();
    word.textContent = "One moment: your browser is being connected …";
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
    await subscribe({ topics, rest: { zone, ...(chosen.includes("night") ? NIGHT : NEVER_QUIET) }, language: document.documentElement.lang });
    const last = panel.querySelector(".alerts-close");
    fillDone(panel);
    panel.append(last);
    focusHead(panel);
    sayOn(slot);
  } catch (error) {
    if (error.message === "denied") {
      const last = panel.querySelector(".alerts-close");
      fillMend(panel, "denied");
      panel.append(last);
      return focusHead(panel);
    }
    word.textContent = error instanceof Refusal ? error.message : "The newsroom could not be reached. Try again in a moment.";
  }
  allow.disabled = false;
}

function focusHead(panel) {
  const head = panel.querySelector("h2");
  head.tabIndex = -1;
  head.focus();
}

function sayOn(slot) {
  slot.querySelector("[data-open]").textContent = "Alerts are on";
}

/** Say on the line that this browser has alerts already, and to the newsroom that it is still in use. */
export async function showStanding(slot) {
  const known = await current().catch(() => null);
  if (!known) return;
  sayOn(slot);
  await greet(known.endpoint);
}
