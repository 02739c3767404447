// The bar over the copy: what a passage is, and what can be put in. One stop for the Tab key, arrows inside.
import { askFor } from "./rich-ask.js";
import { insert } from "./rich-keys.js";
import { pm } from "./prose-editor.js";

const INSERTS = [
  ["quote", "Quote", "whose words they are stands under it"],
  ["pictures", "Picture or gallery", "from the pictures of this story"],
  ["embed", "Film or recording", "plays from elsewhere when pressed"],
  ["table", "Table", ""],
  ["fact_box", "Fact box", ""],
  ["key_points", "Key points", ""],
  ["timeline", "Timeline", ""],
  ["related", "Related story", ""],
  ["preformatted", "Kept as typed", "such as results or verse"],
];
const TABLE = [
  ["Row below", "addRowAfter"], ["Column after", "addColumnAfter"], ["Row away", "deleteRow"],
  ["Column away", "deleteColumn"], ["Headers", "toggleHeaderRow"],
];

const button = (words, title, press, more = {}) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words, title, ...more });
  made.addEventListener("mousedown", (event) => event.preventDefault()); // the copy keeps its selection
  made.addEventListener("click", press);
  return made;
};

/** With `few`: only what a live post holds. */
export function menu(editor, { few = false } = {}) {
  const bar = Object.assign(document.createElement("div"), { className: "rich-bar" });
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Copy");
  const run = (change) => () => { change(editor.chain().focus()).run(); };
  const states = [];
  const toggle = (words, title, name, press, className = "") => {
    const made = button(words, title, press, { className });
    states.push([made, name]);
    return made;
  };
  const list = insertMenu(editor);
  const table = Object.assign(document.createElement("span"), { className: "rich-table", hidden: true });
  table.append(...TABLE.map(([words, name]) => button(words, words, () => {
    pm.tables[name](editor.state, editor.view.dispatch);
    editor.view.focus();
  })));
  if (!few) bar.append(toggle("Heading", "Heading (type ## and a space)", "heading", run((chain) => chain.toggleNode("heading", "paragraph"))));
  bar.append(
    toggle("List", "List (type - and a space)", "list", run((chain) => chain.toggleList("list", "item"))),
    toggle("1. 2.", "Numbered list (type 1. and a space)", "ordered_list", run((chain) => chain.toggleList("ordered_list", "item"))),
    toggle("B", "Strong (Ctrl B)", "strong", run((chain) => chain.toggleMark("strong")), "is-strong"),
    toggle("I", "Stressed (Ctrl I)", "em", run((chain) => chain.toggleMark("em")), "is-stressed"),
    toggle("Link", "Link (Ctrl K)", "link", () => link(editor)),
    ...(few
      ? [button("Quote", "Quote (type > and a space)", () => insert(editor, "quote"))]
      : [list.opener, table, button("Comment", "Comment on this passage", () => editor.view.dom.dispatchEvent(new CustomEvent("passage:comment", { bubbles: true, detail: passage(editor) })))]),
    button("Undo", "Undo (Ctrl Z)", run((chain) => chain.undo()), { className: "rich-undo" }),
    ...(few ? [] : [list.box]),
  );
  rove(bar);
  const tell = () => {
    for (const [made, name] of states) made.setAttribute("aria-pressed", String(editor.isActive(name)));
    table.hidden = !editor.isActive("table");
  };
  editor.on("transaction", tell);
  tell();
  editor.view.dom.addEventListener("keydown", (event) => keyed(event, editor, bar, few ? null : list));
  return bar;
}

function keyed(event, editor, bar, list) {
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "F10" && event.altKey) bar.querySelector("[tabindex='0']").focus();
  else if (event.key === "k" && (event.ctrlKey || event.metaKey)) link(editor);
  else if (event.key === "/" && bare && list && inEmptyParagraph(editor)) list.open();
  else return;
  event.preventDefault();
}

const passage = ({ state }) => (state.selection.$from.depth ? state.selection.$from.node(1) : state.selection.node)?.textContent ?? "";

function inEmptyParagraph({ state }) {
  const { $from, empty } = state.selection;
  return empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size;
}

async function link(editor) {
  if (editor.state.selection.empty && !editor.isActive("link")) return;
  const href = await askFor.address(editor.getAttributes("link").href ?? "");
  if (href === null) return editor.view.focus();
  const chain = editor.chain().focus();
  if (editor.state.selection.empty) chain.extendMarkRange("link");
  (href ? chain.setMark("link", { href }) : chain.unsetMark("link")).run();
}

function insertMenu(editor) {
  const box = Object.assign(document.createElement("div"), { className: "rich-inserts", hidden: true });
  box.setAttribute("role", "menu");
  box.setAttribute("aria-label", "Put in");
  const close = () => { box.hidden = true; opener.setAttribute("aria-expanded", "false"); };
  const open = () => {
    typed = "";
    box.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    box.firstElementChild.focus();
  };
  const opener = button("Put in…", "Put a block in (type / in an empty paragraph)", () => (box.hidden ? open() : close()));
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");
  box.append(...INSERTS.map(([kind, words, hint]) => {
    const made = button(words, hint, () => { close(); insert(editor, kind); }, { tabIndex: -1 });
    made.setAttribute("role", "menuitem");
    return made;
  }));
  let typed = "";
  let forgetting;
  box.addEventListener("keydown", (event) => {
    const all = [...box.children];
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); editor.view.focus(); }
    else if (event.key === "ArrowDown") all[(at + 1) % all.length].focus();
    else if (event.key === "ArrowUp") all[(at - 1 + all.length) % all.length].focus();
    else if (event.key.length === 1 && event.key !== " ") {
      typed += event.key.toLowerCase();
      clearTimeout(forgetting);
      forgetting = setTimeout(() => { typed = ""; }, 800);
      all.find((each) => each.textContent.toLowerCase().startsWith(typed))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => { if (!box.contains(relatedTarget)) close(); });
  return { box, opener, open };
}

/** One button of the bar takes part in the Tab order; arrows lead to the others, Escape back to the copy. */
function rove(bar) {
  const all = () => [...bar.querySelectorAll(":scope > button, :scope > span:not([hidden]) > button")];
  all().forEach((each, at) => { each.tabIndex = at ? -1 : 0; });
  bar.querySelectorAll(".rich-table button").forEach((each) => { each.tabIndex = -1; });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.closest("[role=menu]")) return;
    const buttons = all();
    const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
    buttons.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
    next.focus();
    event.preventDefault();
  });
}
