// The appeal as it is being written, drawn by the script that draws it for readers: on a phone, and on a desk.
import { panelOf } from "./appeal-panel.js";

const form = document.querySelector("[data-appeal-form]");
const phrases = JSON.parse(form.dataset.phrases);
const picker = form.querySelector("[data-preview-language]");
let drawn = 0;
const value = (name) => form.elements[name].value.trim();

/** The languages it is written in, one of them chosen to be drawn. */
function offerLanguages() {
  const chosen = picker.value || "0";
  const written = ["0", "1", "2"].filter((each) => value(`language_${each}`));
  picker.replaceChildren(...written.map((each) => new Option(value(`language_${each}`), each, false, each === chosen)));
  picker.closest("p").hidden = written.length < 2;
}

function amountsOf(line) {
  const [currency, ...typed] = line.trim().split(/[,;\s]+/);
  return typed.map(Number).filter((each) => each > 0).map((each) => ({ amount: each, printed: printed(currency, each) }));
}

function printed(currency, amount) {
  try {
    return new Intl.NumberFormat(value(`language_${picker.value}`) || "en", { style: "currency", currency, minimumFractionDigits: 0 }).format(amount);
  } catch {
    return `${currency} ${amount}`;
  }
}

function appeal() {
  const [line = ""] = value("amounts").split("\n");
  const amounts = amountsOf(line);
  const [language, heading, body, button] = ["language", "heading", "body", "button"].map((each) => value(`${each}_${picker.value || "0"}`));
  const spoken = [language.split("-")[0].toLowerCase()].find((each) => each in phrases) ?? "en";
  const { every, around, reasons } = phrases[spoken];
  return {
    key: `preview-${(drawn += 1)}`, channel: value("channel"), language, every: value("every"), every_words: every[value("every")], currency: "", amounts, spoken, around,
    heading: heading || "Heading", body, button: button || "Button",
    suggested: amounts[Math.floor(amounts.length / 2)]?.amount ?? 0, why: [reasons.everybody],
    goal: form.elements.shows_goal.checked ? { reached: 62, wanted: 100, words: "How far the goal is, in words" } : undefined,
  };
}

function draw() {
  offerLanguages();
  for (const stage of form.querySelectorAll("[data-preview]")) {
    const panel = panelOf(appeal(), () => null);
    panel.inert = true;
    stage.replaceChildren(panel);
  }
}

form.querySelector("[data-preview-none]").hidden = true;
form.addEventListener("input", draw);
draw();
