// What the editor asks for while writing: an address, pictures of the story, another story. Dialogs, by keyboard alone.
import { askArchive } from "./archive-ask.js";
import { button, dialog, input } from "./ask-dialog.js";

/** The story's pictures as the form below the copy has them now: mark, caption, alt, and where the desk sees them. */
export function pictures() {
  return [...document.querySelectorAll("[data-picture]")].map((part) => ({
    mark: part.dataset.picture,
    used: part.querySelector("[name$='-use']")?.checked ?? true,
    caption: part.querySelector("[name$='-caption']")?.value ?? "",
    alt: part.querySelector("[name$='-alt']")?.value ?? "",
    src: part.querySelector("img")?.src ?? "",
  }));
}

export const askFor = {
  async address(now) {
    const [frame, field] = input("Address", { value: now, type: "text", placeholder: "https://… or /2026/…", spellcheck: false });
    return (await dialog(now ? "Change or remove the link" : "Link", frame)) ? field.value.trim() : null;
  },

  async pictures(marks) {
    const taken = [...marks];
    if (!pictures().length) taken.push(...await askArchive());
    if (!pictures().length) return null;
    const list = document.createElement("div");
    const draw = () => list.replaceChildren(...pictures().map((each) => {
      const frame = Object.assign(document.createElement("label"), { className: "ask-picture" });
      const tick = Object.assign(document.createElement("input"), { type: "checkbox", value: each.mark, checked: taken.includes(each.mark) });
      frame.append(tick, Object.assign(document.createElement("img"), { src: each.src, alt: "" }), each.caption || each.alt || "No caption");
      return frame;
    }));
    const chosen = () => [...list.querySelectorAll(":checked")].map((tick) => tick.value);
    const more = Object.assign(button("From the archive…", "", "btn"), { type: "button" });
    more.addEventListener("click", async () => {
      const fresh = await askArchive();
      taken.splice(0, taken.length, ...chosen(), ...fresh);
      draw();
      more.focus();
    });
    draw();
    return (await dialog("Pictures here", list, more)) ? chosen() : null;
  },

  async story() {
    const [frame, field] = input("Words of its headline", { type: "search", autocomplete: "off" });
    const list = Object.assign(document.createElement("div"), { className: "ask-stories", role: "radiogroup" });
    list.setAttribute("aria-label", "Stories found");
    let wait;
    const look = async () => {
      const answer = await fetch(`/desk/stories/find?${new URLSearchParams({ words: field.value })}`);
      if (!answer.ok) return;
      list.replaceChildren(...(await answer.json()).stories.map((story, at) => {
        const row = document.createElement("label");
        const pick = Object.assign(document.createElement("input"), { type: "radio", name: "story", checked: !at });
        pick.story = story;
        row.append(pick, ` ${story.headline}`);
        return row;
      }));
    };
    field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(look, 150); });
    look();
    const taken = await dialog("A story to read next", frame, list);
    return taken ? list.querySelector(":checked")?.story : null;
  },
};
