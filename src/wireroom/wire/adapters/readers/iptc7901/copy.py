"""The copy of an IPTC 7901 message: bracketed marks, headline and byline up to "=", then text, then the notebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from wireroom.wire.adapters.readers.parts.body import EMPTY_BODY
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.typed.copy import body_of_lines, dateline_of, is_table, parts_of
from wireroom.wire.adapters.readers.typed.marks import embargo_in, signals_in, speaks_of_embargo
from wireroom.wire.adapters.readers.typed.notebook import part_notes
from wireroom.wire.rules.item import Embargo, Note, WireItem

_BYLINE = re.compile(r"(?:Von|Vom|By|Par|De|Di|Da|Por|Door|Af|Av)\s+(?:unser\w*\s+)?[^\W\d_a-zß-ÿ]\S*\s+\S")
_LEAD = re.compile(
    r"(?P<take>\d{1,2}\s?(?:st|nd|rd|th|\.)\s*lead|lead\s+\d{1,2}|lead(?=\s*[:–-])|\d{1,2}\.\s+(?:Zusammenfassung|Fassung|Meldung)"
    r"|\d{1,2}(?:e|ère|ème)\s+lead|take\s+\d{1,2})(?:\s*[:–-]\s*|\s+|$)",
    re.IGNORECASE,
)
_ATTENTION = re.compile(r"(?:achtung|attention|attenzione|atenci[oó]n)\s*[:!–-]\s*", re.IGNORECASE)
_PICTURES = re.compile(r"(?:mit\s+)?(?:foto|bild|grafik|photo|picture|graphic|vid[eé]o|infographie)\b", re.IGNORECASE)
_MOST_HEADLINE_LINES = 12


@dataclass(slots=True)
class _Head:
    """What stands above the text: marks in brackets, the headline's lines, the byline's lines."""

    marks: list[str] = field(default_factory=list)
    headline: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)


def read_copy(item: WireItem, copy: str, *, agency: str | None, zone: tzinfo) -> WireItem:
    """Add to an item what the copy between STX and ETX says."""
    above, below = _split_head(copy.split("\n"))
    head = _head(above)
    text, notes = part_notes(below, agency=agency)
    body = body_of_lines(text)
    take, headline = _take(line(" ".join(head.headline)))
    dateline, standfirst = _opening(text, agency)
    return replace(
        item,
        headline=headline,
        standfirst=standfirst,
        take=take,
        byline=line(" ".join(head.byline)),
        dateline=dateline,
        embargo=_embargo(head.marks, zone),
        genres=tuple(_ATTENTION.sub("", mark) for mark in head.marks if _is_genre(mark)),
        signals=tuple(dict.fromkeys(name for mark in (*head.marks, take or "") for name in signals_in(mark))),
        notes=(*(Note(text=mark, role=_role(mark)) for mark in head.marks), *notes),
        body=body.blocks,
        suspicions=(*item.suspicions, *body.suspicions) if headline is None else _without(item, body.suspicions),
    )


def _without(item: WireItem, told: tuple[str, ...]) -> tuple[str, ...]:
    """A flash may be all headline: its empty body is no doubt."""
    return (*item.suspicions, *(each for each in told if each != EMPTY_BODY))


def _split_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """Lines up to the one that ends with "=", and the rest; without any, up to the first blank line."""
    filled = next((at for at, each in enumerate(lines) if each.strip()), 0)
    for at, each in enumerate(lines[filled : filled + 3 * _MOST_HEADLINE_LINES], filled):
        if each.rstrip().endswith("="):
            return [*lines[filled:at], each.rstrip()[:-1]], lines[at + 1 :]
    blank = next((at for at, each in enumerate(lines[filled:], filled) if not each.strip()), len(lines))
    above = lines[filled:blank]
    if len(above) > _MOST_HEADLINE_LINES or dateline_of(" ".join(above)):
        return [], lines[filled:]
    return above, lines[blank:]


def _head(lines: Sequence[str]) -> _Head:
    head = _Head()
    depth = 0
    for text in (each.strip() for each in lines):
        if depth or text.startswith("("):
            _mark(head, text, goes_on=depth > 0)
            depth = max(depth + text.count("(") - text.count(")"), 0)
        elif head.byline or (head.headline and _BYLINE.match(text)):
            head.byline.append(text)
        elif text:
            head.headline.append(text)
    head.marks = [mark for each in head.marks if (mark := _bare(each))]
    return head


def _mark(head: _Head, text: str, *, goes_on: bool) -> None:
    """A mark in brackets, which may go on over several lines and be followed by the headline on its last."""
    if goes_on:
        head.marks[-1] += f" {text}"
    else:
        head.marks.append(text)
    whole, bracket, after = head.marks[-1].rpartition(")")
    if bracket and after.strip() and whole.count("(") == whole.count(")") + 1:
        head.marks[-1] = f"{whole})"
        head.headline.append(after.strip())


def _bare(mark: str) -> str:
    mark = mark.strip()
    return " ".join(mark[1 : -1 if mark.endswith(")") else None].split()).strip(" -!")


def _take(headline: str | None) -> tuple[str | None, str | None]:
    """The take that stands before a headline ("1ST LEAD"), and the headline without it."""
    found = _LEAD.match(headline) if headline else None
    if headline is None or found is None or not headline[found.end() :]:
        return None, headline
    return found["take"].strip(), headline[found.end() :]


def _opening(lines: Sequence[str], agency: str | None) -> tuple[str | None, str | None]:
    """The dateline, and the teaser where just one paragraph stands before the one that the dateline opens."""
    parts = parts_of(lines)[:2]
    texts = [" ".join(" ".join(part).split()) for part in parts if not is_table(part)]
    for at, text in enumerate(texts):
        if dateline := dateline_of(text, agency):
            return dateline, texts[0] if at else None
    return None, None


def _embargo(marks: Sequence[str], zone: tzinfo) -> Embargo | None:
    return next((found for mark in marks if (found := embargo_in(mark, zone))), None)


def _role(mark: str) -> str:
    signals = signals_in(mark)
    return signals[0] if signals else "embargo" if speaks_of_embargo(mark) else "mark"


def _is_genre(mark: str) -> bool:
    is_else = signals_in(mark) or speaks_of_embargo(mark) or _PICTURES.match(mark)
    return not is_else and len(mark) < 60 and not mark[:1].isdigit()
