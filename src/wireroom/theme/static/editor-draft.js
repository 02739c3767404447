// A draft is kept by itself: on the server every few seconds, in this browser at once, until the server has it.
import { aside, deliver } from "./desk-sending.js";
import { keeper } from "./editor-kept.js";

const QUIET = 1_200;
const LONGEST = 5_000;
const PATIENCE = [2_000, 4_000, 8_000, 15_000];
const ALOUD = /^(Not saved:|Back)/;

export function keepDraft(form) {
  const state = form.querySelector("[data-save-state]");
  const alarm = form.querySelector("[data-save-alarm]");
  const kept = keeper(form);
  let rich = null;
  let writing = 0; // rises with each change
  let savedAt = 0; // the change up to which the server has everything
  let since = 0;
  let timer, tries = 0, sending = null, leaving = false, halted = false;

  const say = (words, ...more) => {
    state.replaceChildren(words, ...more);
    if (ALOUD.test(words) || ALOUD.test(alarm.textContent)) alarm.textContent = words;
  };

  function changed() {
    writing += 1;
    since ||= Date.now();
    kept.keep();
    if (!halted) {
      if (!tries) say("Not saved yet");
      later(Math.max(0, Math.min(QUIET, since + LONGEST - Date.now())));
    }
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  async function save(last = false) {
    clearTimeout(timer);
    if (last && sending) await sending;
    if (sending || leaving || halted || writing === savedAt) return sending;
    sending = send(writing).finally(() => { sending = null; });
    return sending;
  }

  async function send(upTo) {
    const { trouble, mend, status, ok, told } = await deliver(`/desk/stories/${form.dataset.story}/draft`, new FormData(form));
    if (trouble) return failed(`Not saved: ${trouble}. Kept in this browser`, ...(mend ? [aside(...mend)] : []));
    return ok ? saved(upTo, told) : refused(status, told.refused);
  }

  function saved(upTo, { story, revision, at }) {
    form.querySelector("[name=base]").value = revision;
    if (form.dataset.story === "new") begun(story);
    tries = 0;
    savedAt = upTo;
    since = 0;
    say(alarm.textContent.startsWith("Not saved:") ? `Back: saved ${at}` : `Saved ${at}`);
    form.dispatchEvent(new CustomEvent("draft:saved"));
    if (writing === savedAt) kept.drop();
    else changed();
  }

  /** The story has begun: from now on this is its page. */
  function begun(story) {
    kept.drop();
    form.dataset.story = story;
    history.replaceState(null, "", `/desk/stories/${story}/edit${location.search}`);
    form.action = location.href;
    kept.keep();
    form.dispatchEvent(new CustomEvent("draft:begun"));
  }

  function failed(words, ...more) {
    say(words, " ", ...more);
    later(PATIENCE[Math.min(tries, PATIENCE.length - 1)]);
    tries += 1;
  }

  function refused(status, why) {
    halted = status === 409;
    const compare = Object.assign(document.createElement("button"), { className: "btn btn-quiet", name: "do", value: "save", textContent: "Compare" });
    say(`Not saved: ${why} Kept in this browser`, " ", ...(halted ? [compare] : []));
  }

  // What is not saved yet is saved first: then the button's own request has nothing left to lose.
  form.addEventListener("submit", async (event) => {
    if (leaving) return event.preventDefault();
    const waits = writing !== savedAt && !halted && form.dataset.unsaved === undefined;
    if (sending || waits) {
      const { submitter } = event;
      event.preventDefault();
      await save(true);
      return writing === savedAt || halted ? form.requestSubmit(submitter) : undefined;
    }
    leaving = true;
    clearTimeout(timer);
    state.textContent = "Sending…";
  });
  addEventListener("pageshow", ({ persisted }) => { leaving = false; if (persisted) save(); });
  addEventListener("online", () => tries && later(0));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  addEventListener("beforeunload", (event) => {
    if (!leaving && writing !== savedAt) event.preventDefault();
  });

  return {
    changed,
    save,
    holds: (editor) => { rich = editor; kept.holds(editor); },
    async begin() {
      const back = await kept.back();
      if (!back && form.dataset.unsaved === undefined) return;
      writing += 1;
      if (!back) return kept.keep();
      const drop = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet", textContent: "Drop them" });
      drop.addEventListener("click", () => { kept.drop(); leaving = true; location.reload(); });
      say(`Back from this browser: your words of ${back}`, " ", drop);
      later(QUIET);
    },
    lock(locked) {
      if (!locked) halted = false;
      rich?.lock(locked);
    },
    /** Show what somebody else has saved, in place of what stands here. */
    show(fresh) {
      if (writing !== savedAt) return;
      for (const field of fresh.elements) {
        const here = field.name && form.elements[field.name];
        if (!here || here instanceof RadioNodeList || ["csrfmiddlewaretoken", "do", "blocks"].includes(field.name)) continue;
        if (here.type === "checkbox") here.checked = field.checked;
        else here.value = field.value;
      }
      rich?.show(JSON.parse(fresh.dataset.blocks));
      state.textContent = fresh.querySelector("[data-save-state]").textContent;
    },
    get isSaved() { return writing === savedAt; },
  };
}
