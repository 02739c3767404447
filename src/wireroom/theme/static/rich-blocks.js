// Between the server's blocks, pairs of kind and markup, and the editor's document; without loss both ways.
// A block that was not touched goes back as it came. One that the document could not say again stands in it untouched.
import { pm } from "./prose-editor.js";

const { DOMParser: Reader, DOMSerializer: Writer } = pm.model;
const BLOCKS = new Set(["P", "LI", "UL", "OL", "TR", "TD", "TH", "H3", "TIME", "CITE", "TABLE", "TBODY"]);
const came = new WeakMap();

/** The document that says these blocks. */
export function documentOf(blocks, schema) {
  const made = blocks.map(([kind, html]) => {
    const node = faithful(kind.replace("-", "_"), html, schema) ?? schema.node("kept", { kind, html });
    came.set(node, [kind, html]);
    return node;
  });
  return schema.node("doc", null, made.length ? made : [schema.node("paragraph")]);
}

/** The blocks that a document says; empty ones are left out. */
export function blocksOf(doc) {
  const found = [];
  doc.forEach((node) => {
    const [kind, html] = came.get(node) ?? written(node);
    if (html.trim()) found.push([kind.replace("_", "-"), html]);
  });
  return found;
}

function faithful(kind, html, schema) {
  try {
    const node = read(kind, html, schema);
    node.check();
    return meaning(kind, written(node)[1]) === meaning(kind, html) ? node : null;
  } catch {
    return null; // what the schema has no place for is kept as it is
  }
}

function read(kind, html, schema) {
  const inside = (markup, name, tag = "p") => {
    const holder = document.createElement(tag);
    holder.innerHTML = markup; // sanitised by our own server; nothing of it is put into the page from here
    return Reader.fromSchema(schema).parse(holder, { topNode: schema.nodes[name].create(), preserveWhitespace: "full" });
  };
  const dom = new DOMParser().parseFromString(kind === "table" ? `<table>${html}</table>` : html, "text/html").body;
  const items = () => [...dom.children];
  switch (kind) {
    case "paragraph": return inside(html, "paragraph");
    case "heading": return inside(html, "heading");
    case "preformatted": return inside(html, "preformatted", "pre");
    case "list": case "ordered_list": return inside(html, kind, kind === "list" ? "ul" : "ol");
    case "table": return inside(dom.querySelector("tbody, table").innerHTML, "table", "tbody");
    case "quote": return quote(dom, inside, schema);
    case "key_points": return schema.node(kind, null, items().map((item) => inside(item.innerHTML, "point")));
    case "timeline": return schema.node(kind, null, items().map((item) => {
      const when = item.querySelector(":scope > time:first-child");
      when?.remove();
      return schema.node("moment", null, [inside(when?.innerHTML ?? "", "when"), inside(item.innerHTML, "what")]);
    }));
    case "fact_box": return factBox(dom, inside, schema);
    case "picture": case "gallery":
      return schema.node("pictures", { marks: links(dom).map(([href]) => href.slice(1)) });
    case "embed": return schema.node("embed", { href: links(dom)[0][0], words: links(dom)[0][1] });
    case "related": return schema.node("related", { to: links(dom) });
    default: throw new Error(kind);
  }
}

const links = (dom) => [...dom.querySelectorAll("a[href]")].map((link) => [link.getAttribute("href"), link.textContent]);

function quote(dom, inside, schema) {
  const by = dom.lastElementChild?.matches("cite") && !dom.lastElementChild.nextSibling?.textContent.trim() ? dom.lastElementChild : null;
  by?.remove();
  return schema.node("quote", null, [inside(dom.innerHTML, "words"), inside(by?.innerHTML ?? "", "by")]);
}

function factBox(dom, inside, schema) {
  const title = dom.querySelector(":scope > h3:first-child");
  title?.remove();
  const names = { P: "paragraph", UL: "list", OL: "ordered_list" };
  const held = [...dom.children].map((part) => inside(part.innerHTML, names[part.tagName], part.tagName.toLowerCase()));
  return schema.node("fact_box", null, [inside(title?.innerHTML ?? "", "title"), ...(held.length ? held : [schema.node("paragraph")])]);
}

function written(node) {
  const inline = (part) => bare(part);
  const each = (parts, write) => { const made = []; parts.forEach((part) => made.push(write(part))); return made.join(""); };
  switch (node.type.name) {
    case "quote": {
      const by = inline(node.child(1));
      return ["quote", inline(node.child(0)) + (by ? ` <cite>${by}</cite>` : "")];
    }
    case "key_points": return ["key_points", each(node, (point) => (point.content.size ? `<li>${inline(point)}</li>` : ""))];
    case "timeline": return ["timeline", each(node, (moment) => (moment.textContent
      ? `<li>${moment.child(0).content.size ? `<time>${inline(moment.child(0))}</time>` : ""}${inline(moment.child(1))}</li>` : ""))];
    case "fact_box": return ["fact_box", each(node, (part) => {
      const tag = { title: "h3", paragraph: "p", list: "ul", "ordered_list": "ol" }[part.type.name];
      return part.textContent ? `<${tag}>${bare(part)}</${tag}>` : "";
    })];
    case "pictures": return [node.attrs.marks.length > 1 ? "gallery" : "picture", pointing(node.attrs.marks.map((mark) => [`#${mark}`, ""]), node.attrs.marks.length > 1)];
    case "embed": return ["embed", node.attrs.href ? pointing([[node.attrs.href, node.attrs.words]], false) : ""];
    case "related": return ["related", pointing(node.attrs.to, true)];
    case "kept": return [node.attrs.kind, node.attrs.html];
    default: return [node.type.name, node.textContent.trim() || node.type.name === "preformatted" ? bare(node) : ""];
  }
}

/** What stands inside a node, as markup; paragraphs inside items and cells are no elements of their own. */
function bare(node) {
  const holder = document.createElement("div");
  holder.append(Writer.fromSchema(node.type.schema).serializeFragment(node.content));
  for (const paragraph of holder.querySelectorAll("li > p, td > p, th > p")) paragraph.replaceWith(...paragraph.childNodes);
  for (const odd of holder.querySelectorAll("[class], [style]")) { odd.removeAttribute("class"); odd.removeAttribute("style"); }
  return holder.innerHTML;
}

function pointing(to, many) {
  const links_ = to.map(([href, words]) => {
    const link = document.createElement("a");
    link.setAttribute("href", href);
    link.textContent = words;
    return link.outerHTML;
  });
  return many ? links_.map((link) => `<li>${link}</li>`).join("") : links_[0] ?? "";
}

/** What markup says, however it is spelled: runs of text with the tags round them, and the blocks they stand in. */
function meaning(kind, html) {
  const dom = new DOMParser().parseFromString(`<table><tbody></tbody></table>`, "text/html");
  const holder = html.includes("<tr") ? dom.querySelector("tbody") : dom.createElement("div");
  holder.innerHTML = html;
  const runs = [];
  const walk = (node, blocks, tags) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const key = `${blocks}|${[...tags].sort().join()}`;
        if (runs.at(-1)?.key === key) runs.at(-1).text += child.data;
        else runs.push({ key, text: child.data });
      } else if (child.tagName === "BR") runs.push({ key: "br", text: "" });
      else if (child.tagName === "A" && child.getAttribute("href")?.startsWith("#")) runs.push({ key: child.getAttribute("href"), text: "" });
      else if (BLOCKS.has(child.tagName)) {
        const spans = ["colspan", "rowspan", "scope"].map((name) => child.getAttribute(name) ?? "").join();
        runs.push({ key: `<${child.tagName}${spans}`, text: "" });
        walk(child, `${blocks}/${child.tagName}`, []);
        runs.push({ key: ">", text: "" });
      } else walk(child, blocks, [...tags, child.tagName + (child.getAttribute("href") ?? "")]);
    }
  };
  walk(holder, "", []);
  const said = (text) => (kind === "quote" ? text.trim() : text);
  return JSON.stringify(runs.filter((run) => said(run.text) || !run.key.includes("|")).map((run) => [run.key, said(run.text)]));
}
