"""The copy of an ANPA-1312 story: header lines between ^ and <, bylines that end with =, then paragraphs or a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from wireroom.wire.adapters.readers.anpa.codes import TAB_LINE, typeset
from wireroom.wire.adapters.readers.anpa.dates import dated
from wireroom.wire.adapters.readers.parts.body import EMPTY_BODY
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.typed.copy import body_of_lines, dateline_of, is_table, parts_of
from wireroom.wire.adapters.readers.typed.marks import embargo_in, signals_in, speaks_of_embargo
from wireroom.wire.adapters.readers.typed.notebook import part_notes
from wireroom.wire.rules.item import Note, WireItem

_SLUG = re.compile(r"(?P<slug>(?:[A-Z]{2,3}-|[A-Z]{2}--).*?)(?:,\s*(?P<take>[^,]*?))??(?:,\s*(?P<words>\d{1,5}))?$")
_TO_EDITORS = re.compile(
    r"\(?(?:eds?\b|editors?\b|editor'?s'? note|advisory|note to editors|attention editors|with|includes"
    r"|recasts|updates?)\s*[:_—-]",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"(?:AP|Kyodo|[A-Z][\w ]{1,20}) (?:Photos?|Graphics?|Video|Audio)\b|With (?:AP )?Photos?")
_BARE_LABEL = re.compile(r"\(?(?:eds?|editors?|advisory)[.: _-]*\)?", re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|By the|Von|Par|Por)\s", re.IGNORECASE)
_SAID = {
    "kill": re.compile(
        r"(?:^|[-_\s,])(?:kill(?:ed)?|withdraw(?:n|al)?|elimination)(?:$|[-_\s,.])|please kill", re.IGNORECASE
    ),
    "withhold": re.compile(r"(?:^|[-_\s,])withhold(?:$|[-_\s,.])", re.IGNORECASE),
    "correction": re.compile(r"(?:^|[-_\s,])correct(?:ion|ive|ed|s)?(?:$|[-_\s,.:])|clarification", re.IGNORECASE),
    "advisory": re.compile(r"(?:^|[-_\s,])advisor(?:y|ies)(?:$|[-_\s,.])", re.IGNORECASE),
    "update": re.compile(r"writethru|(?:^|[-_\s,])updates?(?:$|[-_\s,.:])", re.IGNORECASE),
    "flash": re.compile(r"(?:^|[-_\s,])flash(?:$|[-_\s,.])", re.IGNORECASE),
    "bulletin": re.compile(r"news\s?alert|(?:^|[-_\s,])bulletin(?:$|[-_\s,.])", re.IGNORECASE),
}


@dataclass(slots=True)
class _Lines:
    """The header lines of a story by what they are."""

    slugline: str | None = None
    take: str | None = None
    words: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_copy(item: WireItem, copy: str, *, tabular: bool, zone: tzinfo) -> WireItem:
    """Add to an item what stands between STX and ETX."""
    above, below = _split(copy, tabular=tabular)
    lines = _lines(above, tabular=tabular)
    headline, standfirst, rest = _heads(lines.words, tabular=tabular)
    text, notes = part_notes([*rest, *([""] if rest else []), *_without_trailer(below)])
    tabular = tabular or any(TAB_LINE in each for each in below)
    body = body_of_lines(
        [typeset(each.replace(TAB_LINE, "")) for each in _paragraphs(text, tabular=tabular)], tabular=tabular
    )
    slugline, take = lines.slugline or item.slugline, lines.take or item.take
    notes = (*lines.notes, *notes)
    opening = (" ".join(typeset(" ".join(part)).split()) for part in parts_of(_paragraphs(text, tabular=tabular))[:2])
    return replace(
        item,
        slugline=slugline,
        take=take,
        headline=headline,
        standfirst=standfirst,
        byline=line(", ".join(each for each in lines.byline)),
        dateline=next((found for each in opening if (found := dateline_of(each))), None),
        embargo=next((order for note in notes if (order := embargo_in(note.text, zone))), None),
        signals=tuple(_signals(slugline, take, headline, notes)),
        notes=notes,
        body=body.blocks,
        suspicions=(*item.suspicions, *(doubt for doubt in body.suspicions if doubt != EMPTY_BODY or not headline)),
    )


def _split(copy: str, *, tabular: bool) -> tuple[list[str], list[str]]:
    """Header lines (from ^ up to <, =, or the next ^), and the lines of copy below them."""
    lines = copy.split("\n")
    above: list[str] = []
    for at, each in enumerate(lines):
        bare = each.strip()
        opens = bare.startswith("^") and not (tabular and len(above) > 1)
        goes_on = bool(above) and not _is_closed(above[-1]) and bare and not each.startswith(("\t", TAB_LINE))
        if opens:
            above.append(bare)
        elif goes_on:
            above[-1] += f" {bare}"
        elif bare:
            return above, lines[at:]
    return above, []


def _is_closed(text: str) -> bool:
    return text.rstrip().endswith(("<", "="))


def _lines(above: Sequence[str], *, tabular: bool) -> _Lines:
    found = _Lines()
    for at, each in enumerate(above):
        is_byline = each.rstrip().endswith("=")
        text = line(typeset(each.strip("^<= \t")))
        if text is None:
            continue
        slug = _SLUG.match(each.strip("^<= \t")) if at == 0 else None
        if slug:
            found.slugline, found.take = line(slug["slug"]), line(slug["take"])
        elif is_byline and not tabular and (found.byline or _BYLINE.match(text)):
            found.byline.append(text)
        elif _BARE_LABEL.fullmatch(text):
            continue
        elif _TO_EDITORS.match(text) or _PICTURES.match(text):
            found.notes.append(Note(text=text.strip(), role="pictures" if _PICTURES.match(text) else "editors"))
        elif speaks_of_embargo(text):
            found.notes.append(Note(text=text, role="embargo"))
        else:
            found.words.append(text)
    return found


def _heads(words: list[str], *, tabular: bool) -> tuple[str | None, str | None, list[str]]:
    """Headline, summary, and header lines that are neither: they stand before the copy."""
    headline = words[0] if words else None
    if tabular:
        return headline, None, words[1:]
    standfirst = words[1] if len(words) > 1 else None
    return headline, standfirst, words[2:]


def _without_trailer(lines: list[str]) -> list[str]:
    """The copy without a date line before ETX, as gateways leave it."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), None)
    if last is not None and dated(lines[last], hint="", zone=None) and len(lines[last].strip()) < 40:
        return lines[:last]
    return lines


def _paragraphs(lines: Sequence[str], *, tabular: bool) -> list[str]:
    """Lines with a blank one before each paragraph, which a tab begins; `<` and `^` that set type are gone."""
    found: list[str] = []
    for each in lines:
        bare = each.strip("^").rstrip(" <=") if tabular else each.strip(" \t^<")
        if not tabular and each.startswith("\t"):
            found.append("")
        found.append(bare)
    return found if tabular else _flowing(found)


def _flowing(lines: Sequence[str]) -> list[str]:
    """Each paragraph on one line: only a tab or a blank line ends it. Columns keep their lines."""
    flowing: list[str] = []
    for part in parts_of(lines):
        flowing += ["", *(part if is_table(part) else [" ".join(part)])]
    return flowing


def _signals(slugline: str | None, take: str | None, headline: str | None, notes: Sequence[Note]) -> Iterator[str]:
    """Signals of the keyword line and the take, of a headline that begins with one, and of notes to editors."""
    said = " , ".join(filter(None, (slugline, take)))
    orders = " ".join(note.text for note in notes if note.role != "pictures")
    for name, words in _SAID.items():
        by_headline = headline is not None and name in signals_in(headline)
        ordered = name == "kill" and re.search(r"\bkill\b", orders, re.IGNORECASE)
        if words.search(said) or by_headline or ordered or (name == "correction" and "CORRECT" in orders):
            yield name
