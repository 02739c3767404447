// Topics that stories have already, offered while one is typed: the browser's own list, filled for the last word.
const PAUSE = 150;

export function offerTopics(field) {
  const list = Object.assign(document.createElement("datalist"), { id: `${field.id}-known` });
  field.after(list);
  field.setAttribute("list", list.id);
  field.autocomplete = "off";
  let [wait, asked] = [0, ""];

  async function look() {
    const [, before, last] = field.value.match(/^((?:.*,\s*)?)(.*)$/);
    const words = last.trim();
    if (words === asked) return;
    asked = words;
    if (!words) return list.replaceChildren();
    const answer = await fetch(`/desk/stories/topics?${new URLSearchParams({ words })}`).catch(() => null);
    if (!answer?.ok || asked !== words) return;
    const { topics } = await answer.json();
    list.replaceChildren(...topics.map((name) => Object.assign(document.createElement("option"), { value: before + name })));
  }

  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(look, PAUSE); });
}
