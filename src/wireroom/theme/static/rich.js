// The copy as rich text: mounted over the plain field, whose place it takes; what is sent are the server's own blocks.
import { Editor, UndoRedo } from "./prose-editor.js";
import { blocksOf, documentOf } from "./rich-blocks.js";
import { keys } from "./rich-keys.js";
import { menu } from "./rich-menu.js";
import { nodes } from "./rich-nodes.js";

/** Mount the editor over the form's plain field of that name, unless somebody has begun to write there: then null.
 * With `few` it offers what a live post holds. Gives what reads it, replaces what it holds, and locks it. */
export function mount(form, changed, { name = "body", few = false } = {}) {
  const plain = form.querySelector(`textarea[name=${name}]`);
  if (plain.value !== plain.defaultValue) return null;
  const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "blocks", value: form.dataset.blocks });
  const label = form.querySelector(`label[for="${plain.id}"]`);
  label.id = "copy-label";
  label.removeAttribute("for");
  const frame = Object.assign(document.createElement("div"), { className: "rich" });
  plain.replaceWith(frame, hidden);
  const editor = new Editor({
    element: frame,
    extensions: [...nodes, keys, UndoRedo],
    injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, class: "rich-copy", lang: form.dataset.language, spellcheck: "true" },
    },
  });
  const read = () => JSON.stringify(blocksOf(editor.state.doc));
  const write = (blocks) => {
    const { tr, schema } = editor.state;
    tr.replaceWith(0, editor.state.doc.content.size, documentOf(blocks, schema).content);
    editor.view.dispatch(tr.setMeta("addToHistory", false).setMeta("preventUpdate", true));
  };
  write(JSON.parse(hidden.value));
  label.addEventListener("click", () => editor.view.focus());
  frame[few ? "append" : "prepend"](menu(editor, { few }));
  editor.on("update", () => {
    hidden.value = read();
    changed();
  });
  hidden.value = read();
  /** Put in what somebody else wrote: that is no change of ours. */
  const show = (blocks) => { write(blocks); hidden.value = read(); };
  return { editor, read, write, show, words: () => editor.state.doc.textBetween(0, editor.state.doc.content.size, " "), lock: (locked) => editor.setEditable(!locked, false) };
}
