// What this browser keeps of a draft until the server has it: each field, the revision it was begun on, and the page that wrote it.
const OWN = new Set(["csrfmiddlewaretoken", "do", "page"]);
const held = (page) => `wireroom-page:${page}`;
const forGood = () => new Promise(() => {});
const MANY = "archive"; // a field of this name for each picture

export function keeper(form) {
  let rich = null;
  const name = () => ["wireroom-draft", form.dataset.editorName, form.dataset.story, ...(rich ? [] : ["plain"])].join(":");

  const own = form.elements.page; // a live post has none: it is no draft
  if (own) navigator.locks?.request(held(own.value), forGood);

  /** Go on under the name of the page that kept the words, if that page is gone: a save whose answer it never heard is then its own. */
  const goOnAs = (page) => new Promise((done) => {
    if (!own || !page || !navigator.locks) return done();
    navigator.locks.request(held(page), { ifAvailable: true }, (free) => {
      if (free) own.value = page;
      done();
      return free && forGood();
    });
  });

  const stored = () => {
    try { return JSON.parse(localStorage.getItem(name())); } catch { return null; }
  };

  return {
    holds: (editor) => { rich = editor; },

    keep() {
      const fields = [...new FormData(form)].filter(([field, value]) => !OWN.has(field) && typeof value === "string");
      try {
        localStorage.setItem(name(), JSON.stringify({ at: Date.now(), page: own?.value, fields }));
      } catch { /* full or forbidden: the server alone keeps it */ }
    },

    /** The numbers of the archive's pictures that were in the form. */
    pictures: () => (stored()?.fields ?? []).filter(([field]) => field === MANY).map(([, number]) => number),

    drop: () => localStorage.removeItem(name()),

    /** Put what was kept back into the form, whose pictures may have come back already. Gives its time of day, or "" when nothing was kept that differs. */
    async back(pictures = false) {
      const kept = stored();
      if (!kept) return "";
      const now = new Map(new FormData(form));
      const told = new Map(kept.fields);
      const ticked = [...form.elements].every(({ type, name, checked }) => type !== "checkbox" || !name || checked === told.has(name));
      if (!pictures && ticked && kept.fields.every(([field, value]) => field === "base" || field === MANY || now.get(field) === value)) {
        this.drop();
        return "";
      }
      for (const field of form.elements) {
        if (!field.name || OWN.has(field.name) || field.name === MANY || field.type === "submit") continue;
        if (field.type === "checkbox") field.checked = told.has(field.name);
        else if (told.has(field.name)) field.value = told.get(field.name);
      }
      if (told.has("blocks")) rich?.write(JSON.parse(told.get("blocks")));
      await goOnAs(kept.page);
      return new Date(kept.at).toLocaleTimeString("en-GB");
    },
  };
}
