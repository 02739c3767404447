// Many pictures at once: chosen or dropped, sent one after the other, each with its progress and its own answer.
import { send } from "./picture-send.js";

const form = document.querySelector("[data-upload]");
if (form) begin();

function begin() {
  const [field, list, said] = ["[name=pictures]", "[data-upload-list]", "[data-upload-said]"].map((name) => document.querySelector(name));
  const waiting = [];
  let busy = false;
  form.querySelector("[data-drop-hint]").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add([...field.files]);
    field.value = "";
  });
  field.addEventListener("change", () => field.files.length && form.requestSubmit());
  for (const kind of ["dragenter", "dragover"]) form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.dataset.over = "";
  });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => delete form.dataset.over);
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
  addEventListener("beforeunload", (event) => busy && event.preventDefault());

  function add(files) {
    list.hidden = false;
    waiting.push(...files.map((file) => [file, line(file.name)]));
    if (!busy) work();
  }

  async function work() {
    busy = true;
    let [taken, refused] = [0, 0];
    while (waiting.length) {
      const [file, row] = waiting.shift();
      const answer = file.size > Number(form.dataset.most)
        ? { refused: `${file.name}: the file is too large. Save it smaller and send it again.` }
        : await send(file, form.elements.csrfmiddlewaretoken.value, row.tell);
      row.done(answer);
      if (answer.refused) refused += 1;
      else taken += 1;
    }
    busy = false;
    said.textContent = `${taken} taken in${refused ? `, ${refused} refused` : ""}.`;
    await bring();
  }

  function line(name) {
    const row = document.createElement("li");
    const words = Object.assign(document.createElement("span"), { textContent: name });
    const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-label", name);
    row.append(words, bar);
    list.prepend(row);
    return {
      tell: (part) => {
        bar.value = part;
        if (part === 100) words.textContent = `${name}: looking at it…`;
      },
      done: ({ refused, said: good, href }) => {
        bar.remove();
        row.className = refused ? "error" : "success";
        words.textContent = refused ?? good;
        if (href) row.append(Object.assign(document.createElement("a"), { href, textContent: "Describe it" }));
      },
    };
  }
}

/** The archive as it is now, in place of the one that was loaded. */
async function bring() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-archive-rows]");
  if (fresh) document.querySelector("[data-archive-rows]").replaceWith(fresh);
}
