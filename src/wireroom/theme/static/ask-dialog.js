// A small dialog that asks for something, by keyboard alone.
export function dialog(title, ...parts) {
  const box = document.createElement("dialog");
  const form = Object.assign(document.createElement("form"), { method: "dialog", className: "stack" });
  const head = Object.assign(document.createElement("h2"), { textContent: title, id: `ask-${Date.now()}` });
  box.setAttribute("aria-labelledby", head.id);
  const tools = Object.assign(document.createElement("div"), { className: "actions" });
  tools.append(button("Take it", "take", "btn btn-primary"), button("Leave it", "", "btn btn-quiet"));
  form.append(head, ...parts, tools);
  box.append(form);
  document.body.append(box);
  box.showModal();
  return new Promise((done) => box.addEventListener("close", () => {
    box.remove();
    done(box.returnValue === "take");
  }));
}

export const button = (textContent, value, className) => Object.assign(document.createElement("button"), { textContent, value, className });

export function input(label, facts) {
  const frame = Object.assign(document.createElement("label"), { className: "field" });
  const words = Object.assign(document.createElement("span"), { className: "label", textContent: label });
  const field = Object.assign(document.createElement("input"), facts);
  frame.append(words, field);
  return [frame, field];
}
