// Copy under embargo warns whoever takes it out of the pane; the warning goes with the words.
import { agreed } from "./pane-ask.js";
import { load, shown } from "./pane-place.js";

const order = () => shown()?.dataset.hold;
let let_through = null;

for (const kind of ["click", "submit"]) {
  document.addEventListener(kind, async (event) => {
    const guarded = event.target.closest?.(kind === "click" ? "a[data-guarded]" : "form[data-guarded]");
    if (!guarded || guarded === let_through) return;
    event.preventDefault();
    if (!(await agreed(`${guarded.dataset.guarded} ${order()}. Nothing of it may leave the newsroom before.`, "I know, go on"))) return;
    let_through = guarded;
    if (kind === "click") guarded.click();
    else guarded.requestSubmit();
    let_through = null;
  });
}

document.addEventListener("copy", (event) => {
  const words = String(getSelection());
  if (!order() || !words || !shown().contains(getSelection().anchorNode)) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", marked(words));
  tell(`Copied under embargo ${order()}. The copy begins with that warning.`);
});

document.addEventListener("click", async (event) => {
  if (!event.target.closest("[data-copy-text]")) return;
  const pane = shown();
  const parts = [pane.querySelector(".pane-title").textContent, pane.querySelector("[data-text]").innerText || pane.querySelector("[data-text]").textContent];
  const words = parts.map((part) => part.trim()).join("\n\n");
  await navigator.clipboard.writeText(order() ? marked(words) : words);
  tell(order() ? `Copied under embargo ${order()}. The copy begins with that warning.` : "Copied, without the private notes.");
});

const marked = (words) => `[EMBARGO ${order()}]\n${words}`;

function tell(words) {
  const pane = shown();
  pane.querySelector(":scope > .flash")?.remove();
  const list = Object.assign(document.createElement("ul"), { className: "flash" });
  list.setAttribute("role", "status");
  list.append(Object.assign(document.createElement("li"), { className: order() ? "warning" : "success" }));
  pane.prepend(list);
  list.firstChild.textContent = words;
}

// How long it still holds, to the second in the last hour; then the item is fetched anew

function left(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours >= 24) return `in ${Math.floor(hours / 24)} d ${hours % 24} h`;
  return hours ? `in ${hours} h ${minutes} min` : `in ${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

function count() {
  const moment = shown()?.querySelector("[data-until]");
  if (!moment) return;
  const seconds = Math.ceil((new Date(moment.dateTime) - Date.now()) / 1000);
  if (seconds <= 0) {
    moment.removeAttribute("data-until");
    load(shown().dataset.itemPane);
    return;
  }
  const words = moment.nextElementSibling?.matches(".countdown") ? moment.nextElementSibling : countdown(moment);
  words.textContent = ` (${left(seconds)})`;
}

function countdown(moment) {
  const words = Object.assign(document.createElement("span"), { className: "countdown" });
  moment.after(words);
  return words;
}

function begin() {
  shown()?.querySelector("[data-copy-text]")?.removeAttribute("hidden");
  count();
}

document.addEventListener("wire:shown", begin);
begin();
setInterval(count, 1000);
