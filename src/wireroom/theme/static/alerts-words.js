// A sentence and steps to follow, as elements.
export function words(sentence, steps) {
  const text = Object.assign(document.createElement("p"), { textContent: sentence });
  if (!steps.length) return [text];
  const list = document.createElement("ol");
  list.append(...steps.map((step) => Object.assign(document.createElement("li"), { textContent: step })));
  return [text, list];
}
