// On the giving page: what this browser remembers of appeals, each with a way to take it back.
import { keep, recall } from "./appeal-memory.js";

const place = document.querySelector("[data-appeal-kept]");
const list = place.querySelector("ul");
const said = place.querySelector("[role=status]");
const nothing = place.querySelector("[data-nothing]");

/** What can be remembered: whether it is, in words, and what takes it back. */
const KINDS = [
  [(memory) => memory.all, () => "You are never asked in this browser.", "Ask me again", (memory) => Object.assign(memory, { all: false, stopped: [] })],
  [(memory) => !memory.all && memory.stopped.length, ({ stopped }) => `${stopped.length === 1 ? "One appeal is" : `${stopped.length} appeals are`} not shown again.`, "Show them again", (memory) => { memory.stopped = []; }],
  [(memory) => memory.later > Date.now(), ({ later }) => `Nothing is asked until ${new Date(later).toLocaleDateString()}.`, "Do not wait", (memory) => { memory.later = 0; }],
  [(memory) => !memory.counts, () => "The stories you read are not counted.", "Count them again", (memory) => { memory.counts = true; }],
  [(memory) => memory.counts && Object.keys(memory.read).length, () => "How many stories you opened on each of the last 30 days.", "Do not count them", (memory) => Object.assign(memory, { counts: false, read: {} })],
  [(memory) => memory.seen.length, () => "When you saw appeals, so that you are not asked too often.", "Forget when", (memory) => { memory.seen = []; }],
];

function show() {
  const memory = recall();
  list.replaceChildren(...KINDS.filter(([isKept]) => isKept(memory)).map(([, words, undo, change]) => line(words(memory), undo, change)));
  nothing.hidden = list.children.length > 0;
}

function line(words, undo, change) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "quieter", textContent: undo });
  button.addEventListener("click", () => {
    keep(change);
    show();
    said.textContent = "That is taken back.";
    said.focus();
  });
  const item = document.createElement("li");
  item.append(`${words} `, button);
  return item;
}

addEventListener("storage", show);
show();
