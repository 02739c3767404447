// Choose pictures of the archive, or upload some, and put their fields into the editor's form.
import { dialog, input } from "./ask-dialog.js";
import { tend } from "./picture-focus.js";
import { send } from "./picture-send.js";

const make = (tag, facts = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), facts);
  element.append(...children);
  return element;
};

/** Ask for pictures; gives the marks of those that were taken, which are in the form by then. */
export async function askArchive() {
  const [search, field] = input("Words", { type: "search", autocomplete: "off" });
  const [upload, files] = input("Or upload", { type: "file", accept: "image/jpeg,image/png,image/webp", multiple: true });
  const list = make("div", { className: "ask-archive", role: "group" });
  list.setAttribute("aria-label", "Pictures found");
  const said = make("p", { className: "meta" });
  said.setAttribute("role", "status");
  const ticked = new Set();
  const look = async () => {
    const answer = await fetch(`/desk/pictures/find?${new URLSearchParams({ words: field.value })}`).catch(() => null);
    if (!answer?.ok) return void (said.textContent = "The archive does not answer. Try again.");
    const { pictures } = await answer.json();
    list.replaceChildren(...pictures.map((each) => row(each, ticked)));
    said.textContent = pictures.length ? "" : "No picture has these words.";
  };
  let wait;
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(look, 150); });
  files.addEventListener("change", async () => {
    const told = [];
    for (const file of files.files) {
      const answer = await send(file, token(), (part) => { said.textContent = `${file.name}: ${part} %`; });
      if (answer.id) ticked.add(answer.id);
      told.push(answer.refused ?? answer.said);
    }
    files.value = "";
    field.value = "";
    await look();
    said.textContent = told.join(" ");
  });
  await look();
  const taken = await dialog("From the archive", search, upload, said, list);
  return taken ? await putIn([...ticked]) : [];
}

function row(each, ticked) {
  const tick = make("input", { type: "checkbox", value: each.id, checked: ticked.has(each.id) && !each.why, disabled: Boolean(each.why) });
  tick.addEventListener("change", () => (tick.checked ? ticked.add(each.id) : ticked.delete(each.id)));
  if (each.why) ticked.delete(each.id);
  const words = make("span", {}, each.caption || each.name);
  if (each.why) words.append(make("small", { className: "meta", textContent: ` It ${each.why}` }));
  else if (!each.alt) words.append(make("small", { className: "meta", textContent: " No description yet." }));
  return make("label", { className: "ask-picture" }, tick, make("img", { src: each.src, alt: "", loading: "lazy" }), words);
}

const token = () => document.querySelector("[data-archive-tools]").closest("form").elements.csrfmiddlewaretoken.value;

/** Put the fields of these pictures, by their numbers, into the form; gives their marks. */
export async function putIn(ids) {
  const marks = [];
  const place = document.querySelector("[data-archive-tools]");
  for (const id of ids) {
    const many = document.querySelectorAll("[data-picture]").length;
    const answer = await fetch(`/desk/pictures/${id}/fields?place=${many + 1}`).catch(() => null);
    if (!answer?.ok) continue;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-picture]");
    if (!fresh) continue; // it answered with another page, such as the sign-in
    const there = document.querySelector(`[data-picture="${fresh.dataset.picture}"]`);
    if (there) there.querySelector("[name$='-use']").checked = true;
    else place.before(fresh);
    if (!there) tend(fresh);
    (there ?? fresh).querySelector("[name$='-use']").dispatchEvent(new Event("input", { bubbles: true }));
    marks.push(fresh.dataset.picture);
  }
  return marks;
}
