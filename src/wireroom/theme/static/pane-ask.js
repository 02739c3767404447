// One question before something is done, in the browser's own dialog.

/** Ask, and give whether the editor agreed. */
export function agreed(question, yes = "Go on") {
  const dialog = document.createElement("dialog");
  const words = Object.assign(document.createElement("p"), { textContent: question, id: "pane-question" });
  const form = Object.assign(document.createElement("form"), { method: "dialog", className: "actions" });
  form.append(button(yes, "yes", "btn btn-primary"), button("Back", "", "btn"));
  dialog.setAttribute("aria-labelledby", words.id);
  dialog.append(words, form);
  document.body.append(dialog);
  const back = document.activeElement;
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      answer(dialog.returnValue === "yes");
      dialog.remove();
      back?.focus({ preventScroll: true });
    });
  });
}

function button(text, value, className) {
  return Object.assign(document.createElement("button"), { textContent: text, value, className });
}
