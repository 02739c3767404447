// The editor: unsaved work is said and guarded, the headline's length is counted, a picture's focus is clicked.
const editor = document.querySelector("[data-editor]");
const state = editor.querySelector("[data-save-state]");
const snapshot = () => new URLSearchParams(new FormData(editor)).toString();
const saved = snapshot();
let leaving = false;

editor.addEventListener("input", () => {
  state.textContent = snapshot() === saved ? "Nothing to save" : "Not saved yet";
});
editor.addEventListener("submit", (event) => {
  if (leaving) return event.preventDefault();
  leaving = true;
  state.textContent = "Sending…";
});
addEventListener("pageshow", () => (leaving = false));
addEventListener("beforeunload", (event) => {
  if (!leaving && snapshot() !== saved) event.preventDefault();
});
editor.querySelectorAll("[data-length-hint]").forEach(count);
editor.querySelectorAll("[data-picture]").forEach(focus);

document.addEventListener("keydown", (event) => {
  const wanted = (event.ctrlKey || event.metaKey) && { s: "save", Enter: "publish" }[event.key];
  const button = wanted && editor.querySelector(`[data-do="${wanted}"]`);
  if (!button) return;
  event.preventDefault();
  if (!button.disabled) editor.requestSubmit(button);
});

function count(field) {
  const best = Number(field.dataset.lengthHint);
  const hint = Object.assign(document.createElement("p"), { className: "hint" });
  const say = () => {
    const length = [...field.value.trim()].length;
    hint.textContent = length > best ? `${length} signs: over ${best} it is cut in some places` : `${length} of ${best} signs`;
  };
  field.addEventListener("input", say);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
  });
  field.parentElement.append(hint);
  say();
}

function focus(part) {
  const frame = part.querySelector("[data-focal]");
  const [across, down] = ["focal_x", "focal_y"].map((name) => part.querySelector(`[name$="-${name}"]`));
  const point = Object.assign(document.createElement("span"), { className: "focal-point" });
  const show = () => {
    point.style.left = `${across.value || 50}%`;
    point.style.top = `${down.value || 50}%`;
  };
  frame.append(point);
  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect();
    const part = (at, from, length) => Math.min(100, Math.max(0, Math.round(((at - from) / length) * 100)));
    across.value = part(event.clientX, box.left, box.width);
    down.value = part(event.clientY, box.top, box.height);
    across.dispatchEvent(new Event("input", { bubbles: true }));
  });
  [across, down].forEach((field) => field.addEventListener("input", show));
  show();
}
