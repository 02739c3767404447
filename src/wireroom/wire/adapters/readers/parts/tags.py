"""What each tag of XHTML, HTML and NITF means for the setting of copy."""

from __future__ import annotations

from wireroom.wire.rules.item import BlockKind

INLINE = {
    "a": "a",
    "em": "em",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "strong": "strong",
    "b": "strong",
    "sub": "sub",
    "sup": "sup",
    "q": "q",
    "code": "code",
    "s": "s",
    "del": "s",
    "strike": "s",
}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "hl3", "hl4"})
QUOTES = frozenset({"blockquote", "bq"})
LISTS: dict[str, BlockKind] = {"ul": "list", "ol": "ordered-list", "menu": "list", "dir": "list"}
TABLES = frozenset({"table"})
PREFORMATTED = frozenset({"pre", "listing", "xmp", "plaintext"})
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "footer",
        "address",
        "center",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "fieldset",
        "legend",
        "form",
        "hr",
        "li",
        "block",
        "body",
        "body.content",
        "body.end",
        "abstract",
        "nitf-table",
        "credit",
        "nitf-table-metadata",
        "nitf-table-caption",
        "caption",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "html",
        "inlineXML",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "noscript",
        "noembed",
        "noframes",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "picture",
        "img",
        "map",
        "figcaption",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "header",
        "nav",
        "input",
        "select",
        "button",
        "textarea",
        "option",
        "media",
        "media-caption",
        "media-producer",
        "col",
        "colgroup",
        "param",
        "source",
        "track",
        "area",
    ]
)
"""Never part of the copy: active content, pictures and their captions, page furniture."""
PRIVATE_CLASSES = frozenset({"notepad", "np-nonpublic", "np-constraint", "closingline"})
"""Classes under which dpa and its partners put the editors' notebook: contacts that are not for publication."""
