// Who else is at the draft, and who has its pen: the others read along as it is written, or take it over with a word.
import { tellNewer } from "./editor-newer.js";
import { listen } from "./pulse.js";

const PACE = 10_000;

export function holdPen(form, draft) {
  const banner = () => document.querySelector("[data-pen]");
  let mine = null;
  let asking = false;
  let again = false;
  const held = new Set();

  const post = (more = {}) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return body;
  };

  async function ask() {
    if (form.dataset.story === "new") return;
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(`/desk/stories/${form.dataset.story}/here`, { method: "POST", body: post(), headers: { Accept: "application/json" } });
      if (answer.ok) await hear(await answer.json());
    } catch { /* no line: the draft says so itself */ } finally {
      asking = false;
      if (again) { again = false; ask(); }
    }
  }

  async function hear({ people, mine: now, holder, since, word, revision, newer }) {
    tellPresent(people);
    tellNewer(newer);
    const had = mine;
    mine = now;
    if (!now) {
      if (had) await draft.save(true);
      tellBusy(holder, since, had ? word : "");
      draft.lock(true);
      lock(true);
      if (Number(form.elements.base.value) !== revision && draft.isSaved) await readAlong();
    } else if (had === false) {
      if (Number(form.elements.base.value) !== revision) await readAlong();
      draft.lock(false);
      lock(false);
      if (banner()) banner().hidden = true;
    }
  }

  function tellPresent(people) {
    const present = document.querySelector("[data-present]");
    if (!present) return;
    present.hidden = !people.length;
    present.textContent = people.length ? `Also here: ${people.join(", ")}` : "";
  }

  function tellBusy(holder, since, word) {
    if (!banner()) return;
    banner().hidden = false;
    banner().querySelector("[data-pen-words]").textContent = word
      ? `${holder} has taken the pen over: “${word}” Your words are saved.`
      : `${holder} is writing, since ${since}. You can read along.`;
  }

  function lock(locked) {
    for (const field of form.elements) {
      if (field.type === "hidden") continue;
      if (field.matches("input:not([type=checkbox]), textarea")) field.readOnly = locked;
      else if (locked && !field.disabled) held.add(field);
    }
    for (const field of held) field.disabled = locked;
    if (!locked) held.clear();
  }

  /** Show what was saved since this page was loaded. */
  async function readAlong() {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-editor]");
    if (fresh) draft.show(fresh);
  }

  form.addEventListener("draft:saved", () => mine === null && ask());
  addEventListener("pagehide", () => {
    if (form.dataset.story !== "new") navigator.sendBeacon(`/desk/stories/${form.dataset.story}/here`, post({ do: "leave" }));
  });
  addEventListener("pageshow", ({ persisted }) => persisted && ask());
  listen(ask, "writing");
  setInterval(ask, PACE);
  ask();
}
