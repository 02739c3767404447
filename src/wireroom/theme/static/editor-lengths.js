// How long: the headline against where it is cut, the copy in words and minutes.
const WORDS_A_MINUTE = 220;

/** Count a field's signs under it, against its hint. */
export function count(field) {
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

/** Say how many words the copy has, and how long they take to read. */
export function tellLength(editor, copy) {
  const words = copy.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  const place = editor.querySelector("[data-length]");
  if (place) place.textContent = words ? `${words.toLocaleString("en")} word${words === 1 ? "" : "s"}, ${minutes} min to read` : "No words yet";
}
