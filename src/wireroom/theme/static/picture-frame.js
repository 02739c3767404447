// Focus and crop of a picture, by pointer and by keyboard; what the shapes make of them is drawn at once.
const form = document.querySelector("[data-framing]");
const frame = form.querySelector("[data-frame]");
const picture = form.querySelector("[data-frame-picture]");
const SHAPES = { card: [3, 2], square: [1, 1] };
const fields = Object.fromEntries(
  ["focus_x", "focus_y", "crop_left", "crop_top", "crop_right", "crop_bottom"].map((name) => [name, form.elements[name]]),
);
const point = Object.assign(document.createElement("button"), { type: "button", className: "frame-point" });
const cut = Object.assign(document.createElement("div"), { className: "frame-cut" });
const within = (value, most) => Math.min(Math.max(Math.round(value), 0), most);
const value = (name) => within(Number(fields[name].value) || 0, 100);
const mode = () => form.querySelector("[name=pointer]:checked").value;

frame.append(cut, point);
form.querySelector("[data-frame-modes]").hidden = false;
form.addEventListener("input", show);
point.addEventListener("keydown", moved);
frame.addEventListener("pointerdown", pressed);
picture.addEventListener("load", show);
show();

function show() {
  point.style.left = `${value("focus_x")}%`;
  point.style.top = `${value("focus_y")}%`;
  point.setAttribute("aria-label", `Focus: ${value("focus_x")} % across, ${value("focus_y")} % down. Arrow keys move it.`);
  for (const side of ["left", "top", "right", "bottom"]) cut.style[side] = `${value(`crop_${side}`)}%`;
  if (picture.complete && picture.naturalWidth) form.querySelectorAll("[data-shape]").forEach(draw);
}

function set(changes) {
  for (const [name, to] of Object.entries(changes)) fields[name].value = within(to, name.startsWith("crop") ? 90 : 100);
  form.dispatchEvent(new Event("input"));
}

function moved(event) {
  const step = event.shiftKey ? 10 : 1;
  const [across, down] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? [];
  if (across === undefined) return;
  event.preventDefault();
  set({ focus_x: value("focus_x") + across, focus_y: value("focus_y") + down });
}

function pressed(event) {
  if (event.button) return;
  const box = frame.getBoundingClientRect();
  const at = ({ clientX, clientY }) => [within(((clientX - box.left) / box.width) * 100, 100), within(((clientY - box.top) / box.height) * 100, 100)];
  const from = at(event);
  if (mode() === "focus") {
    set({ focus_x: from[0], focus_y: from[1] });
    return;
  }
  event.preventDefault();
  frame.setPointerCapture(event.pointerId);
  const drag = (moving) => {
    const to = at(moving);
    const [left, right] = [from[0], to[0]].sort((a, b) => a - b);
    const [top, bottom] = [from[1], to[1]].sort((a, b) => a - b);
    if (right - left < 10 || bottom - top < 10) return;
    set({ crop_left: left, crop_right: 100 - right, crop_top: top, crop_bottom: 100 - bottom });
  };
  frame.addEventListener("pointermove", drag);
  frame.addEventListener("pointerup", () => frame.removeEventListener("pointermove", drag), { once: true });
}

/** As `pictures.rules.framing` cuts it. */
function draw(figure) {
  const canvas = figure.querySelector("canvas") ?? document.createElement("canvas");
  const { naturalWidth: width, naturalHeight: height } = picture;
  const [left, top] = [(value("crop_left") * width) / 100, (value("crop_top") * height) / 100];
  const [wide, high] = [width - left - (value("crop_right") * width) / 100, height - top - (value("crop_bottom") * height) / 100];
  if (wide < 1 || high < 1) return;
  const [across, down] = SHAPES[figure.dataset.shape] ?? [wide, high];
  const [part, tall] = [Math.min(wide, (high * across) / down), Math.min(high, (wide * down) / across)];
  const x = within((value("focus_x") * width) / 100 - left - part / 2, wide - part);
  const y = within((value("focus_y") * height) / 100 - top - tall / 2, high - tall);
  Object.assign(canvas, { width: Math.round(part), height: Math.round(tall) });
  canvas.getContext("2d").drawImage(picture, left + x, top + y, part, tall, 0, 0, canvas.width, canvas.height);
  figure.querySelector("img")?.replaceWith(canvas);
}
