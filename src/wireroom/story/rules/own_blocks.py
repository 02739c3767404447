"""The newsroom's own kinds of blocks: what each holds, read from its markup and written to it.

A block stays a kind and sanitised markup, as the wire's are, so that versions, their hashes, comparisons and drafts
treat all alike, and a version published before a kind was known reads as it always did. The markup of each kind:

* `picture`: `<a href="#MARK">caption</a>`, the mark of one of the version's pictures (`picture_mark`);
  `gallery`: such a link in each `<li>`.
* `embed`: `<a href="ADDRESS">caption</a>`: a film or a recording elsewhere.
* `related`: `<li><a href="/PATH">headline</a></li>` for each story.
* `fact-box`: `<h3>title</h3>`, then `<p>` and `<ul>` or `<ol>`.
* `key-points`: `<li>` for each; `timeline`: `<li><time>when</time> what</li>`.
* a quote: the words, then `<cite>whose</cite>` where somebody is named.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape, unescape

from wireroom.story.rules.plain_text import plain, text_of
from wireroom.story.rules.public import PublicPicture
from wireroom.wire.events import Block

_LINK = re.compile(r'<a href="(?P<href>[^"]*)">(?P<words>(?:(?!</?a\b).)*)</a>', re.DOTALL)
_CITE = re.compile(r"<cite>((?:(?!</?cite>).)*)</cite>\s*$", re.DOTALL)
_ITEM = re.compile(r"<li>((?:(?!</?li>).)*)</li>", re.DOTALL)
_WHEN = re.compile(r"\s*<time>(.*?)</time>\s*(.*)", re.DOTALL)
_TITLE = re.compile(r"\s*<h3>(.*?)</h3>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Where a block points, and the plain words said of it."""

    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a timeline, both parts as sanitised markup."""

    when: str
    what: str


def picture_mark(picture: PublicPicture) -> str:
    """The short mark by which a block names one of its version's pictures; nothing of the address can be read in it."""
    return hashlib.sha256(f"{picture.provider}\n{picture.href}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def quoted(block: Block) -> tuple[str, str]:
    """A quote's words and whose they are, both as markup; the second is empty where nobody is named."""
    cite = _CITE.search(block.html)
    return (block.html[: cite.start()].rstrip(), cite[1].strip()) if cite else (block.html, "")


def words_of(block: Block) -> str:
    """The block's words alone, a line for each of its parts; after a quote whose it is."""
    if block.kind != "quote":
        return text_of(block.html)
    return " — ".join(filter(None, map(text_of, quoted(block))))


def pointers(block: Block) -> tuple[Pointer, ...]:
    """Where a picture, gallery, embed or related block points, in order."""
    found = _LINK.finditer(block.html)
    return tuple(Pointer(href=unescape(each["href"]), words=plain(text_of(each["words"]))) for each in found)


def pointing(kind: str, to: Iterable[Pointer]) -> str:
    """The markup of a block that points: links, each in an item of its own where the kind has many."""
    links = [f'<a href="{escape(each.href)}">{escape(each.words, quote=False)}</a>' for each in to]
    return "".join(f"<li>{link}</li>" for link in links) if kind in ("gallery", "related") else "".join(links[:1])


def marks_in(block: Block) -> tuple[str, ...]:
    """The marks of the pictures that a picture or gallery shows."""
    if block.kind not in ("picture", "gallery"):
        return ()
    return tuple(each.href[1:] for each in pointers(block) if each.href.startswith("#"))


def entries(block: Block) -> tuple[Entry, ...]:
    """The lines of a timeline."""
    found = ((item, _WHEN.fullmatch(item)) for item in _ITEM.findall(block.html))
    return tuple(Entry(when=when[1], what=when[2]) if when else Entry(when="", what=item) for item, when in found)


def titled(block: Block) -> tuple[str, str]:
    """A fact box's title, as markup, and the rest of it."""
    title = _TITLE.match(block.html)
    return (title[1], block.html[title.end() :]) if title else ("", block.html)


def captioned(block: Block, pictures: Iterable[PublicPicture]) -> Block:
    """The block with the captions its pictures have, so that history and feeds can say in words what is shown.

    Pictures that the version does not have leave it; what does not point anywhere it may becomes empty.
    """
    if block.kind in ("picture", "gallery"):
        known = {picture_mark(each): each for each in pictures}
        shown = [known[mark] for mark in marks_in(block) if mark in known]
        captions = (Pointer(href=f"#{picture_mark(each)}", words=each.caption or each.alt) for each in shown)
        return replace(block, html=pointing(block.kind, captions))
    if block.kind == "embed":
        return replace(block, html=pointing(block.kind, filter(_is_elsewhere, pointers(block))))
    if block.kind == "related":
        return replace(block, html=pointing(block.kind, filter(_is_here, pointers(block))))
    return block


def _is_elsewhere(pointer: Pointer) -> bool:
    return pointer.href.startswith("https://")


def _is_here(pointer: Pointer) -> bool:
    return bool(pointer.words) and pointer.href.startswith("/") and not pointer.href.startswith("//")
