// Blocks that are filled in rather than written: pictures, films and recordings, related stories, and what is kept as it is.
import { askFor, pictures } from "./rich-ask.js";

const make = (tag, facts = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), facts);
  element.append(...children);
  return element;
};

/** A view of an atom: `draw` fills its frame from the attributes, `set` changes some of them. */
const view = (name, draw) => ({ node, editor, getPos }) => {
  const frame = make("div", { className: `part part-${name}`, contentEditable: "false" });
  let shown = node;
  const set = (attributes) => editor.view.dispatch(
    editor.state.tr.setNodeMarkup(getPos(), undefined, { ...shown.attrs, ...attributes }),
  );
  const tools = make("div", { className: "part-tools" }, make("button", {
    type: "button",
    className: "btn btn-quiet",
    textContent: "Remove",
    onclick: () => {
      editor.view.dispatch(editor.state.tr.delete(getPos(), getPos() + shown.nodeSize));
      editor.view.focus();
    },
  }));
  draw(frame, shown.attrs, set, tools);
  return {
    dom: frame,
    update: (next) => {
      if (next.type !== shown.type) return false;
      const changed = JSON.stringify(next.attrs) !== JSON.stringify(shown.attrs);
      shown = next;
      if (changed && !frame.contains(document.activeElement)) {
        frame.replaceChildren();
        draw(frame, shown.attrs, set, tools);
      }
      return true;
    },
    stopEvent: (event) => event.target !== frame && !event.type.startsWith("drag"),
    ignoreMutation: () => true,
  };
};

const field = (label, value, changed, facts = {}) => {
  const input = make("input", { value, oninput: () => changed(input.value), ...facts });
  return make("label", { className: "field" }, make("span", { className: "label", textContent: label }), input);
};

export const picturesView = view("pictures", (frame, { marks }, set, tools) => {
  const known = new Map(pictures().map((each) => [each.mark, each]));
  const shown = marks.map((mark) => known.get(mark)).filter(Boolean);
  const stills = shown.map((each) => make("figure", {},
    make("img", { src: each.src, alt: each.alt || each.caption, loading: "lazy" }),
    make("figcaption", { textContent: each.caption || "No caption yet: write it below, under Pictures" })));
  const choose = make("button", {
    type: "button",
    className: "btn btn-quiet",
    textContent: "Choose pictures…",
    onclick: async () => {
      const chosen = await askFor.pictures(marks);
      if (!chosen) return;
      choose.blur(); // what has the focus is not drawn anew
      set({ marks: chosen });
      tools.firstElementChild.focus();
    },
  });
  tools.prepend(choose);
  frame.append(make("p", { className: "part-name", textContent: shown.length > 1 ? `Gallery of ${shown.length} pictures` : "Picture" }),
    make("div", { className: "part-stills" }, ...stills), tools);
  tools.querySelectorAll("button:first-child ~ button:not(:last-child)").forEach((old) => old.remove());
});

export const embedView = view("embed", (frame, { href, words }, set, tools) => {
  frame.append(
    make("p", { className: "part-name", textContent: "Film or recording" }),
    field("Address", href, (value) => set({ href: value.trim() }), { type: "url", placeholder: "https://www.youtube.com/watch?v=…", spellcheck: false }),
    field("What it is", words, (value) => set({ words: value })),
    make("p", { className: "hint", textContent: "Nothing is loaded from there before a reader presses play." }),
    tools,
  );
});

export const relatedView = view("related", (frame, { to }, set, tools) => {
  let rows = to;
  const change = (next) => set({ to: (rows = next) });
  const draw = () => {
    const items = rows.map(([, words], at) => make("li", {}, field("Headline", words, (value) => change(
      rows.map((row, place) => (place === at ? [row[0], value] : row)),
    )), make("button", {
      type: "button",
      className: "btn btn-quiet",
      textContent: "Take out",
      onclick: () => { change(rows.filter((_, place) => place !== at)); draw(); },
    })));
    const add = make("button", {
      type: "button",
      className: "btn",
      textContent: "Add a story…",
      onclick: async () => {
        const found = await askFor.story();
        if (found) { change([...rows, [found.path, found.headline]]); draw(); }
        frame.querySelector(":scope > .btn").focus(); // what had the focus is drawn anew
      },
    });
    frame.replaceChildren(make("p", { className: "part-name", textContent: "Related" }), make("ul", {}, ...items), add, tools);
  };
  draw();
});

export const keptView = view("kept", (frame, { kind, html }, _set, tools) => {
  const element = { table: "table", list: "ul", "ordered-list": "ol" }[kind] ?? "div";
  const shown = make(element);
  shown.innerHTML = html; // from this page's own server, sanitised there
  frame.append(
    make("p", { className: "part-name", textContent: "Kept as it is: change it in the plain view" }),
    shown,
    tools,
  );
});
