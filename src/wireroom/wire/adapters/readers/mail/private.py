"""What an e-mail holds that is not for publication: signature, quoted letters, the small print at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.body import Body
from wireroom.wire.adapters.readers.parts.elements import plain_name
from wireroom.wire.adapters.readers.parts.lines import words
from wireroom.wire.rules.item import Block, Note
from wireroom.wire.rules.words import plain_words

LONGEST = 20_000
_LONGEST_SIGNATURE = 25
_MARKER = re.compile(r"\s*[-_*]{3,}[^-_*]{0,60}[-_*]{0,30}\s*")
_FIELD = re.compile(r"\s*\*?[^\W\d][\w ]{1,15}\*?:\s?\S")
_SECRET = re.compile(
    r"confidential|privileged|vertraulich|confidenti[eë]l|confidencial|riservat|fortrolig|konfidenti?el|konfidensi|"
    r"vertrouwelijk|luottamuksel|poufn",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(
    r"recipient|addressee|intended|empfänger|destinatai|destinatari|modtager|mottaker|mottagar|geadresseerde|ontvanger|"
    r"vastaanottaj|adresat|in error|irrtümlich|par erreur|por error|per errore",
    re.IGNORECASE,
)
_QUOTES = ("gmail_quote", "gmail_extra", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote")
_SIGNATURES = ("gmail_signature", "moz-signature", "protonmail_signature_block")
_BREAK = re.compile(r"<br>\s*")


def split_text(text: str, *, forwarded: bool) -> tuple[str, list[Note]]:
    """Plain text without its signature and quoted letters, and these as private notes.

    A forwarded letter is what it was sent for: it stays in the copy.
    """
    lines = text.split("\n")
    notes: list[Note] = []
    if not forwarded and (at := _letter_below(lines)) is not None:
        notes.append(_note("\n".join(lines[at:]), "quoted"))
        lines = lines[:at]
    lines, quoted = _without_quotes(lines)
    notes += [_note("\n".join(quoted), "quoted")] if any(line.strip() for line in quoted) else []
    for at, line in enumerate(lines):
        if line.rstrip() == "--" and len(lines) - at <= _LONGEST_SIGNATURE:
            notes.append(_note("\n".join(lines[at + 1 :]), "signature"))
            lines = lines[:at]
            break
    return "\n".join(lines), [each for each in notes if each.text]


def _note(text: str, role: str) -> Note:
    return Note(text=" ".join(text.split())[:LONGEST], role=role)


def _letter_below(lines: list[str]) -> int | None:
    """Where an older letter begins: a line of dashes, or none, over at least three header fields; never at the top."""
    for at, line in enumerate(lines):
        below = [each for each in lines[at + 1 : at + 6] if each.strip()]
        fields = sum(bool(_FIELD.match(each)) for each in below[:4])
        if fields >= 3 and _MARKER.fullmatch(line) and any(each.strip() for each in lines[:at]):
            return at
    return None


def _without_quotes(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines without those that begin with >, and without the line that says who wrote them."""
    kept: list[str] = []
    quoted: list[str] = []
    for line in lines:
        if line.startswith(">"):
            if not quoted:
                quoted += _who_wrote(kept)
            quoted.append(line.lstrip("> "))
        else:
            kept.append(line)
    return kept, quoted


def _who_wrote(kept: list[str]) -> list[str]:
    while kept and not kept[-1].strip():
        kept.pop()
    if not kept or not kept[-1].rstrip().endswith(":"):
        return []
    said = [kept.pop()]
    if kept and kept[-1].strip() and not re.search(r"\d", said[0]):
        said.insert(0, kept.pop())
    return said


def split_html(root: Element, *, forwarded: bool) -> list[Note]:
    """Take signature and quoted letters out of a tree, and give them as private notes."""
    notes: list[Note] = []
    for each in list(root.iter()):
        role = _role(each)
        if role == "signature" or (role == "quoted" and not forwarded):
            notes += [_note(said, role)] if each.getparent() is not None and (said := words(each)) else []
            _remove(each)
    return notes


def _role(element: Element) -> str:
    classes = (element.get("class") or "").split()
    if any(each in classes for each in _SIGNATURES) or element.get("id") == "Signature":
        return "signature"
    if any(each in classes for each in _QUOTES) or element.get("id") == "divRplyFwdMsg":
        return "quoted"
    is_cited = plain_name(element.tag) == "blockquote" and element.get("type") == "cite"
    return "quoted" if is_cited else ""


def _remove(element: Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def without_layout(root: Element) -> None:
    """Make plain boxes of tables that only lay out a page: those in which no row has two cells with words."""
    for table in [each for each in root.iter("table") if _only_lays_out(each)]:
        for each in [table, *_own_parts(table)]:
            each.tag = "div"


def _only_lays_out(table: Element) -> bool:
    if table.get("role") == "presentation":
        return True
    rows = [each for each in _own_parts(table) if plain_name(each.tag) == "tr"]
    return all(sum(bool(words(cell)) for cell in row if plain_name(cell.tag) in ("td", "th")) < 2 for row in rows)


def _own_parts(table: Element) -> Iterator[Element]:
    for each in table:
        if plain_name(each.tag) in ("tbody", "thead", "tfoot", "tr", "td", "th"):
            yield each
            yield from _own_parts(each) if plain_name(each.tag) not in ("td", "th") else ()


def without_small_print(body: Body) -> Body:
    """The body without a signature after a line of two dashes and without the small print at its foot."""
    blocks = list(body.blocks)
    notes: list[Note] = []
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 7), -1):
        if at and _is_small_print(plain_words(blocks[at].html)):
            notes.append(_said(blocks[at:], "footer"))
            blocks = blocks[:at]
    for at, block in enumerate(blocks):
        before, dashes, after = _at_dashes(block)
        if dashes and at >= len(blocks) - _LONGEST_SIGNATURE:
            notes.append(_said([replace(block, html=after), *blocks[at + 1 :]], "signature"))
            blocks = [*blocks[:at], *([replace(block, html=before)] if before else [])]
            break
    return replace(body, blocks=tuple(blocks), notes=(*body.notes, *(each for each in notes if each.text)))


def _is_small_print(text: str) -> bool:
    return len(text) > 60 and bool(_SECRET.search(text) and _ADDRESSEE.search(text))


def _at_dashes(block: Block) -> tuple[str, bool, str]:
    lines = _BREAK.split(block.html)
    for at, line in enumerate(lines):
        if line.replace("\N{NO-BREAK SPACE}", " ").strip() == "--":
            return "<br>".join(lines[:at]), True, "<br>".join(lines[at + 1 :])
    return block.html, False, ""


def _said(blocks: list[Block], role: str) -> Note:
    return _note(" ".join(plain_words(_BREAK.sub(" ", each.html)) for each in blocks), role)
