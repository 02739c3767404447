// What this browser keeps of a draft until the server has it: each field, and the revision it was begun on; not the page's own name.
const OWN = new Set(["csrfmiddlewaretoken", "do", "page"]);

export function keeper(form) {
  let rich = null;
  const name = () => ["wireroom-draft", form.dataset.editorName, form.dataset.story, ...(rich ? [] : ["plain"])].join(":");

  const stored = () => {
    try { return JSON.parse(localStorage.getItem(name())); } catch { return null; }
  };

  return {
    holds: (editor) => { rich = editor; },

    keep() {
      const fields = [...new FormData(form)].filter(([field, value]) => !OWN.has(field) && typeof value === "string");
      try {
        localStorage.setItem(name(), JSON.stringify({ at: Date.now(), fields }));
      } catch { /* full or forbidden: the server alone keeps it */ }
    },

    drop: () => localStorage.removeItem(name()),

    /** Put what was kept back into the form. Gives its time of day, or "" when nothing was kept that differs. */
    back() {
      const kept = stored();
      if (!kept) return "";
      const now = new Map(new FormData(form));
      const told = new Map(kept.fields);
      if (kept.fields.every(([field, value]) => field === "base" || now.get(field) === value)) {
        this.drop();
        return "";
      }
      for (const field of form.elements) {
        if (!field.name || OWN.has(field.name) || field.type === "submit") continue;
        if (field.type === "checkbox") field.checked = told.has(field.name);
        else if (told.has(field.name)) field.value = told.get(field.name);
      }
      if (told.has("blocks")) rich?.write(JSON.parse(told.get("blocks")));
      return new Date(kept.at).toLocaleTimeString("en-GB");
    },
  };
}
