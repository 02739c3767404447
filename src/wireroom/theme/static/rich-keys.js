// What keys do inside the newsroom's own blocks, and the signs that make a block while one types.
import { Extension, InputRule, pm, textblockTypeInputRule, wrappingInputRule } from "./prose-editor.js";

const { TextSelection } = pm.state;

/** A new block of this kind, with its parts empty. */
export function fresh(schema, kind, words = "") {
  const { nodes } = schema;
  const part = (name, text = "") => nodes[name].create(null, text ? schema.text(text) : null);
  switch (kind) {
    case "quote": return nodes.quote.create(null, [part("words", words), part("by")]);
    case "fact_box": return nodes["fact_box"].create(null, [part("title"), part("paragraph", words)]);
    case "key_points": return nodes["key_points"].create(null, [part("point", words)]);
    case "timeline": return nodes.timeline.create(null, [nodes.moment.create(null, [part("when"), part("what", words)])]);
    case "list": case "ordered_list": return nodes[kind].create(null, nodes.item.create(null, part("paragraph", words)));
    case "table": return nodes.table.create(null, [0, 1, 2].map((row) => nodes.row.create(null, [0, 1].map(() => (
      nodes[row ? "cell" : "head"].create(null, part("paragraph"))
    )))));
    case "heading": case "paragraph": case "preformatted": return part(kind, words);
    default: return nodes[kind].create();
  }
}

/** Put a block in place of the empty paragraph the cursor stands in, else after the block it stands in. */
export function insert(editor, kind) {
  const { state, view } = editor;
  const { $from } = state.selection;
  const here = $from.depth ? $from.node(1) : state.selection.node;
  const start = $from.depth ? $from.before(1) : $from.pos;
  const empty = here?.type.name === "paragraph" && !here.content.size;
  const node = fresh(state.schema, kind);
  const at = empty ? start : start + (here?.nodeSize ?? 0);
  const tr = empty ? state.tr.replaceWith(start, start + here.nodeSize, node) : state.tr.insert(at, node);
  const after = at + node.nodeSize;
  const holds = node.isAtom || kind === "table"; // no key leads out of these but to what follows
  if (holds && after >= tr.doc.content.size) tr.insert(after, state.schema.nodes.paragraph.create());
  if (node.isAtom) {
    tr.setSelection(pm.state.NodeSelection.create(tr.doc, at));
  } else tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
  view.dispatch(tr.scrollIntoView());
  view.focus();
  if (node.isAtom) view.nodeDOM(at)?.querySelector("input, button")?.focus();
}

const goTo = (view, tr, pos) => {
  const side = pos >= tr.doc.content.size ? -1 : 1;
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(pos), side)).scrollIntoView());
  return true;
};

function leave(editor, cut) {
  const { state, view } = editor;
  const { $from } = state.selection;
  const after = $from.after(1);
  const tr = state.tr.insert(after, state.schema.nodes.paragraph.create());
  const pos = after + 1;
  if (cut) tr.delete($from.before(cut), $from.after(cut));
  return goTo(view, tr, tr.mapping.slice(1).map(pos));
}

function enter(editor) {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  const name = $from.parent.type.name;
  if (name === "heading" && empty && $from.parentOffset === $from.parent.content.size) return leave(editor);
  if (!empty || $from.depth < 2) return false;
  const { schema } = state;
  const inner = $from.depth - 1;
  const outer = $from.node(inner);
  const last = $from.index(inner) === outer.childCount - 1;
  if (["words", "when", "title"].includes(name)) return goTo(view, state.tr, $from.after() + 1);
  if (name === "by") return leave(editor);
  if (name === "point") return !$from.parent.content.size && last && outer.childCount > 1 ? leave(editor, $from.depth) : false;
  if (name === "what") {
    const all = $from.node(inner - 1);
    if (!outer.textContent && all.childCount > 1) return leave(editor, inner);
    const at = $from.after(inner);
    return goTo(view, state.tr.insert(at, fresh(schema, "timeline").firstChild), at + 1);
  }
  if (name === "paragraph" && outer.type.name === "fact_box" && !$from.parent.content.size && last && outer.childCount > 2) {
    return leave(editor, $from.depth);
  }
  return false;
}

function backspace(editor) {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset || $from.depth < 2) return false;
  const top = $from.node(1);
  const first = $from.pos - $from.depth === $from.before(1);
  if (!first || !["quote", "fact_box", "key_points", "timeline"].includes(top.type.name)) return false;
  if (top.textContent !== $from.parent.textContent) return false;
  const paragraph = state.schema.nodes.paragraph.create(null, $from.parent.content);
  return goTo(view, state.tr.replaceWith($from.before(1), $from.after(1), paragraph), $from.before(1) + 1);
}

function move(editor, step) {
  const { state, view } = editor;
  const { $from, from, to } = state.selection;
  const index = $from.index(0);
  const next = index + step;
  if (next < 0 || next >= state.doc.childCount) return true;
  const node = state.doc.child(index);
  const start = $from.posAtIndex(index, 0);
  const by = step < 0 ? -state.doc.child(next).nodeSize : state.doc.child(next).nodeSize;
  const tr = state.tr.delete(start, start + node.nodeSize).insert(start + by, node);
  const Kind = state.selection instanceof TextSelection ? TextSelection : pm.state.NodeSelection;
  view.dispatch(tr.setSelection(Kind.create(tr.doc, from + by, to + by)).scrollIntoView());
  return true;
}

export const keys = Extension.create({
  name: "keys",
  priority: 200,
  addKeyboardShortcuts() {
    const { editor } = this;
    const inItem = () => editor.isActive("item");
    return {
      Enter: () => enter(editor) || (inItem() && editor.commands.splitListItem("item")),
      Backspace: () => backspace(editor),
      Tab: () => (editor.isActive("table") && pm.tables.goToNextCell(1)(editor.state, editor.view.dispatch))
        || (inItem() && editor.commands.sinkListItem("item")),
      "Shift-Tab": () => (editor.isActive("table") && pm.tables.goToNextCell(-1)(editor.state, editor.view.dispatch))
        || (inItem() && editor.commands.liftListItem("item")),
      "Shift-Enter": () => editor.commands.insertContent({ type: "br" }),
      "Mod-b": () => editor.commands.toggleMark("strong"),
      "Mod-i": () => editor.commands.toggleMark("em"),
      "Mod-Home": () => goTo(editor.view, editor.state.tr, 0),
      "Mod-End": () => goTo(editor.view, editor.state.tr, editor.state.doc.content.size),
      "Alt-Shift-ArrowUp": () => move(editor, -1),
      "Alt-Shift-ArrowDown": () => move(editor, 1),
    };
  },
  addInputRules() {
    const { schema } = this.editor;
    return [
      textblockTypeInputRule({ find: /^##\s$/, type: schema.nodes.heading }),
      textblockTypeInputRule({ find: /^```\s$/, type: schema.nodes.preformatted }),
      wrappingInputRule({ find: /^[-*]\s$/, type: schema.nodes.list }),
      wrappingInputRule({ find: /^1[.)]\s$/, type: schema.nodes["ordered_list"] }),
      new InputRule({
        find: /^>\s$/,
        handler: ({ state, range }) => {
          const $from = state.doc.resolve(range.from);
          if ($from.depth !== 1 || $from.parent.type.name !== "paragraph") return null;
          const rest = $from.parent.textContent.slice(range.to - $from.start());
          const { tr } = state;
          tr.replaceWith($from.before(), $from.after(), fresh(state.schema, "quote", rest));
          tr.setSelection(TextSelection.near(tr.doc.resolve($from.before() + 2)));
          return undefined;
        },
      }),
    ];
  },
  addProseMirrorPlugins: () => [pm.tables.tableEditing()],
});
