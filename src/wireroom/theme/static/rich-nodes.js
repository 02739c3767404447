// What a body of copy may hold, in the editor: the server's kinds of blocks and its inline tags, nothing else.
import { Mark, Node } from "./prose-editor.js";
import { embedView, keptView, picturesView, relatedView } from "./rich-parts.js";

const TAGS = ["strong", "em", "b", "i", "u", "s", "sub", "sup", "small", "mark", "q", "cite", "abbr", "code"];
const marks = TAGS.map((tag) => Mark.create({
  name: tag,
  parseHTML: () => [{ tag }],
  renderHTML: () => [tag, 0],
}));

const link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: "" } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (element) => ({ href: element.getAttribute("href") }) }],
  renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href }, 0],
});

/** A part of a block: one line of text that stands in an element of the desk's own. */
const line = (name, tag, hint, more = {}) => Node.create({
  name,
  content: "inline*",
  parseHTML: () => [{ tag: `[data-line="${name}"]` }],
  renderHTML: () => [tag, { "data-line": name, "data-hint": hint }, 0],
  ...more,
});

const block = (name, content, tag, more = {}) => Node.create({
  name,
  group: "block top",
  content,
  defining: true,
  parseHTML: () => [{ tag: `${tag}[data-own="${name}"]` }],
  renderHTML: () => [tag, { "data-own": name }, 0],
  ...more,
});

const own = (name, attributes, view) => Node.create({
  name,
  group: "block top",
  atom: true,
  draggable: true,
  selectable: true,
  addAttributes: () => Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { default: value, rendered: false, parseHTML: () => null }])),
  parseHTML: () => (name === "kept" ? [] : [{ tag: `div[data-own="${name}"]`, getAttrs: ({ dataset }) => JSON.parse(dataset.facts ?? "{}") }]),
  renderHTML: ({ node }) => ["div", { "data-own": name, "data-facts": JSON.stringify(node.attrs) }],
  addNodeView: () => view,
});

export const nodes = [
  Node.create({ name: "doc", topNode: true, content: "top+" }),
  Node.create({ name: "text", group: "inline" }),
  Node.create({
    name: "paragraph",
    group: "block top held",
    content: "inline*",
    priority: 1000,
    parseHTML: () => [{ tag: "p" }],
    renderHTML: () => ["p", 0],
  }),
  Node.create({
    name: "br",
    group: "inline",
    inline: true,
    selectable: false,
    parseHTML: () => [{ tag: "br" }],
    renderHTML: () => ["br"],
    renderText: () => "\n",
  }),
  Node.create({
    name: "heading",
    group: "block top",
    content: "inline*",
    defining: true,
    parseHTML: () => ["h1", "h2", "h3", "h4"].map((tag) => ({ tag })),
    renderHTML: () => ["h2", 0],
  }),
  Node.create({
    name: "list",
    group: "block top held list",
    content: "item+",
    parseHTML: () => [{ tag: "ul" }],
    renderHTML: () => ["ul", 0],
  }),
  Node.create({
    name: "ordered_list",
    group: "block top held list",
    content: "item+",
    parseHTML: () => [{ tag: "ol" }],
    renderHTML: () => ["ol", 0],
  }),
  Node.create({
    name: "item",
    content: "paragraph (list | ordered_list)?",
    defining: true,
    parseHTML: () => [{ tag: "li" }],
    renderHTML: () => ["li", 0],
  }),
  Node.create({
    name: "preformatted",
    group: "block top",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
    renderHTML: () => ["pre", 0],
  }),
  block("quote", "words by", "blockquote"),
  line("words", "p", "What was said"),
  line("by", "footer", "Who said it"),
  block("fact_box", "title (paragraph | list | ordered_list)+", "aside"),
  line("title", "h3", "What the facts are about"),
  block("key_points", "point+", "section"),
  line("point", "p", "A point"),
  block("timeline", "moment+", "section"),
  Node.create({
    name: "moment",
    content: "when what",
    parseHTML: () => [{ tag: "div[data-moment]" }],
    renderHTML: () => ["div", { "data-moment": "" }, 0],
  }),
  line("when", "b", "When"),
  line("what", "p", "What happened"),
  Node.create({
    name: "table",
    group: "block top",
    content: "row+",
    isolating: true,
    tableRole: "table",
    extendNodeSchema: (extension) => ({ tableRole: extension.config.tableRole }),
    parseHTML: () => [{ tag: "table" }],
    renderHTML: () => ["table", ["tbody", 0]],
  }),
  Node.create({ name: "row", content: "(cell | head)*", tableRole: "row", parseHTML: () => [{ tag: "tr" }], renderHTML: () => ["tr", 0] }),
  ...[["cell", "td", "cell"], ["head", "th", "header_cell"]].map(([name, tag, tableRole]) => Node.create({
    name,
    content: "paragraph",
    isolating: true,
    tableRole,
    addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } }),
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  })),
  own("pictures", { marks: [] }, picturesView),
  own("embed", { href: "", words: "" }, embedView),
  own("related", { to: [] }, relatedView),
  own("kept", { kind: "", html: "" }, keptView),
  ...marks,
  link,
];
