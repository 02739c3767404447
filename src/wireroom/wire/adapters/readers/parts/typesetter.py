"""Sets copy as blocks: every word of it, in inline markup from a short list, and nothing else.

The output is sanitised by construction: tags are written from the list in `tags`, text is escaped, an address is
taken only from `href` and only if it is http, https or mailto. Nothing of the source is ever copied as markup.
"""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts import tags
from wireroom.wire.adapters.readers.parts.elements import plain_name
from wireroom.wire.adapters.readers.parts.lines import clean, text_pieces, words
from wireroom.wire.adapters.readers.parts.set_lines import escaped, safe_address, single_spaced, spans, stacked, tidy
from wireroom.wire.rules.item import Block, BlockKind

DEEPEST = 60


class Typesetter:
    """Sets one body. `blocks` are the blocks so far, `notes` the private text that was kept out of them."""

    def __init__(self, depth: int = 0) -> None:
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self._depth = depth
        self._line: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._said_something = False

    def set(self, element: Element, kind: BlockKind = "paragraph") -> None:
        """Set an element with all that is in it."""
        self._flow(element, kind)
        self._end_block(kind)

    def _flow(self, element: Element, kind: BlockKind) -> None:
        self._depth += 1
        self._say(element.text)
        for child in element:
            if self._depth > DEEPEST:
                self._say(words(child))
            elif isinstance(child.tag, str):
                self._child(child, plain_name(child.tag).lower(), kind)
            self._say(child.tail)
        self._depth -= 1

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace():
            self._line.append(" ")
        else:
            self._line.append(escaped(single_spaced(clean(text))))
            self._said_something = True

    def _child(self, child: Element, name: str, kind: BlockKind) -> None:
        if name in tags.INLINE:
            self._inline(child, tags.INLINE[name], kind)
        elif name in tags.BLOCKS:
            self._block(child, kind, kind if kind == "quote" else "paragraph")
        elif name == "br":
            self._line.append("<br>")
            self._flow(child, kind)
        elif name in tags.HEADINGS:
            self._block(child, kind, "heading")
        elif name in tags.QUOTES:
            self._block(child, kind, "quote")
        elif name in tags.LISTS or name in tags.TABLES or name in tags.PREFORMATTED:
            self._end_block(kind)
            self._set_apart(child, name)
        elif name in ("figure", "note"):
            self._beside_the_copy(child, name, kind)
        elif name not in tags.SILENT:
            self._flow(child, kind)

    def _beside_the_copy(self, child: Element, name: str, kind: BlockKind) -> None:
        if name == "note":
            self._keep_back(child)
        elif any(plain_name(each.tag) in ("table", "blockquote", "pre", "ul", "ol") for each in child.iter()):
            self._block(child, kind, kind)

    def _keep_back(self, child: Element) -> None:
        if said := words(child):
            self.notes.append(said)

    def _block(self, child: Element, around: BlockKind, kind: BlockKind) -> None:
        self._end_block(around)
        if tags.PRIVATE_CLASSES.isdisjoint((child.get("class") or "").split()):
            self._flow(child, kind)
            self._end_block(kind)
        else:
            self._keep_back(child)

    def _inline(self, child: Element, tag: str, kind: BlockKind) -> None:
        start = f"<{tag}>"
        if tag == "a":
            address = safe_address(child.get("href"))
            if address is None:
                return self._flow(child, kind)
            start = f'<a href="{address}">'
        self._open.append((start, f"</{tag}>"))
        self._line.append(start)
        self._flow(child, kind)
        self._line.append(self._open.pop()[1])
        return None

    def _end_block(self, kind: BlockKind) -> None:
        if self._said_something:
            self._line.extend(end for _, end in reversed(self._open))
            if set_line := tidy("".join(self._line)):
                self.blocks.append(Block(kind=kind, html=set_line))
        self._line = [start for start, _ in self._open]
        self._said_something = False

    def _set_apart(self, child: Element, name: str) -> None:
        if name in tags.LISTS:
            items = self._items(child)
            self._add(tags.LISTS[name], items)
        elif name in tags.TABLES:
            self._add("table", "".join(self._rows(child)))
        else:
            self._add("preformatted", escaped(clean("".join(text_pieces(child)))).strip("\r\n"))

    def _add(self, kind: BlockKind, html: str) -> None:
        if html.strip():
            self.blocks.append(Block(kind=kind, html=html))

    def _items(self, parent: Element) -> str:
        """The `<li>`s of a list; stray words between them become items of their own."""
        parts = [self._stray(parent.text, "li")]
        for child in parent:
            if isinstance(child.tag, str) and (inner := self._cell(child, plain_name(child.tag).lower())):
                parts.append(f"<li>{inner}</li>")
            parts.append(self._stray(child.tail, "li"))
        return "".join(parts)

    def _stray(self, text: str | None, tag: str) -> str:
        return f"<{tag}>{escaped(' '.join(clean(text).split()))}</{tag}>" if text and not text.isspace() else ""

    def _rows(self, parent: Element) -> list[str]:
        """The `<tr>`s of a table; a caption and stray words are set as paragraphs before it."""
        rows: list[str] = []
        for child in parent:
            name = plain_name(child.tag).lower()
            if name in ("tr", "row"):
                rows.append(self._row(child))
            elif name in ("tbody", "thead", "tfoot", "tgroup") and self._depth < DEEPEST:
                rows += self._rows(child)
            elif name not in tags.SILENT:
                self.set(child)
            self._beside_rows(child.tail)
        self._beside_rows(parent.text)
        return [row for row in rows if row]

    def _beside_rows(self, text: str | None) -> None:
        if text and not text.isspace():
            self._say(text)
            self._end_block("paragraph")

    def _row(self, row: Element) -> str:
        cells = [self._stray(row.text, "td")]
        for cell in row:
            name = plain_name(cell.tag).lower()
            if isinstance(cell.tag, str) and name not in tags.SILENT:
                tag = "th" if name == "th" else "td"
                cells.append(f"<{tag}{spans(cell)}>{self._cell(cell, 'td')}</{tag}>")
            cells.append(self._stray(cell.tail, "td"))
        filled = "".join(cells)
        return f"<tr>{filled}</tr>" if re.search(r">[^<\s]", filled) else ""

    def _cell(self, cell: Element, name: str) -> str:
        """What stands in one list item or table cell: its blocks one under the other."""
        if not len(cell) and name not in tags.SILENT:
            return escaped(" ".join(clean(cell.text or "").split()))
        inner = Typesetter(self._depth + 1)
        if name in ("li", "td") or name not in {*tags.LISTS, *tags.TABLES, *tags.SILENT}:
            inner.set(cell)
        elif name not in tags.SILENT:
            inner._set_apart(cell, name)
        self.notes += inner.notes
        return stacked(inner.blocks)
