// Pictures of the archive are taken into the editor's form.
/** Offer the archive by a button, in place of the field for numbers. */
export function offerArchive(editor) {
  editor.querySelector("[data-archive-numbers]").remove();
  const tools = editor.querySelector("[data-archive-tools]");
  tools.hidden = false;
  tools.querySelector("[data-archive]").addEventListener("click", async ({ target }) => {
    await (await import("./archive-ask.js")).askArchive();
    target.focus();
  });
}
