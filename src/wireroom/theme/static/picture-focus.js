// A story's picture in the editor's form: its focus is clicked.
/** Let the focus of a picture be set by a click. */
export function tend(part) {
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
