// A front's spots are moved by dragging or by keys, kept at once, and looked at while they change.
const form = document.querySelector("[data-arrange]");
const list = form.querySelector("[data-spots]");
const told = form.querySelector("[data-told]");
const stateWords = form.querySelector("[data-save-state]");
const A_MOMENT = 600;
let waiting;
let saving = null;
let pressed = null;
let dragged = null;

const spots = () => [...list.children];
const placeOf = (spot) => spots().indexOf(spot) + 1;

function moved(spot) {
  told.textContent = `Spot ${placeOf(spot)} of ${spots().length}.`;
  for (const [place, each] of spots().entries()) {
    each.querySelector('[data-move="up"]').disabled = place === 0;
    each.querySelector('[data-move="down"]').disabled = place === spots().length - 1;
  }
  saveSoon();
}

function move(spot, step) {
  const other = step < 0 ? spot.previousElementSibling : spot.nextElementSibling;
  if (!other) return;
  const focused = document.activeElement;
  if (step < 0) other.before(spot);
  else other.after(spot);
  moved(spot);
  if (spot.contains(focused)) (focused.disabled ? spot.querySelector("[data-move]:not(:disabled)") : focused).focus();
  spot.scrollIntoView({ block: "nearest" });
}

// Keeping

function saveSoon() {
  stateWords.textContent = "Not saved yet";
  clearTimeout(waiting);
  waiting = setTimeout(save, A_MOMENT);
}

function save() {
  if (saving) return saveSoon();
  if (!form.checkValidity()) return;
  saving = send().finally(() => { saving = null; });
}

async function send() {
  clearTimeout(waiting);
  const sent = new FormData(form);
  sent.set("do", "save");
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: sent, headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (answer.ok) kept(said.revision);
    else if (answer.status === 409) form.querySelector("[data-save]").click();
    else stateWords.textContent = said.refused;
  } catch {
    stateWords.textContent = "Not saved: the desk cannot be reached. Nothing is lost on this page.";
  }
}

function kept(revision) {
  form.elements.revision.value = revision;
  stateWords.textContent = "Draft saved";
  for (const frame of form.querySelectorAll("iframe")) frame.src = form.dataset.preview;
}

form.addEventListener("change", ({ target }) => {
  if (target.closest("[data-spot]")) saveSoon();
});
// What is on its way is waited for: the button's own request must not name the revision before it.
form.addEventListener("submit", async (event) => {
  clearTimeout(waiting);
  if (!saving) return;
  event.preventDefault();
  if (pressed) return;
  pressed = event.submitter;
  await saving;
  const button = pressed;
  pressed = null;
  form.requestSubmit(button);
});

// Buttons and keys

list?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  event.preventDefault();
  move(button.closest("[data-spot]"), button.dataset.move === "up" ? -1 : 1);
});

form.addEventListener("keydown", (event) => {
  const spot = event.target.closest("[data-spot]");
  if (spot && event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    move(spot, event.key === "ArrowUp" ? -1 : 1);
  } else if (event.target.id === "words" && event.key === "Enter") {
    event.preventDefault();
    form.querySelector('[name="do"][value="find"]').click();
  }
});
document.addEventListener("keydown", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  const button = { s: "[data-save]", Enter: "[data-publish]" }[event.key];
  if (!button) return;
  event.preventDefault();
  form.querySelector(button)?.click();
});

// Dragging: by the grip only, so that words in a spot can still be marked

list?.addEventListener("pointerdown", ({ target }) => {
  const spot = target.closest("[data-spot]");
  if (spot) spot.draggable = Boolean(target.closest("[data-grip]"));
});
list?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("[data-spot]");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  dragged.classList.add("is-dragged");
});
list?.addEventListener("dragover", (event) => {
  if (!dragged) return;
  event.preventDefault();
  const over = event.target.closest("[data-spot]");
  if (!over || over === dragged) return;
  const { top, height } = over.getBoundingClientRect();
  if (event.clientY < top + height / 2) over.before(dragged);
  else over.after(dragged);
});
list?.addEventListener("drop", (event) => event.preventDefault());
list?.addEventListener("dragend", () => {
  dragged.classList.remove("is-dragged");
  dragged.draggable = false;
  moved(dragged);
  dragged = null;
});
