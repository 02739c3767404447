"""What NewsML 1.x says about the copy: NewsLines and metadata, from the component of the copy outwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_1.lines import typed_lines
from wireroom.wire.adapters.readers.newsml_1.urgency import with_urgency
from wireroom.wire.adapters.readers.newsml_1.values import (
    formal_name,
    formal_names,
    properties,
)
from wireroom.wire.adapters.readers.parts.elements import Children, children, everywhere, first, plain_name, within
from wireroom.wire.adapters.readers.parts.lines import first_words, line, words
from wireroom.wire.adapters.readers.typed.marks import embargo_in, signals_in
from wireroom.wire.rules.item import Note, Subject, WireItem

_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")
_NOTES = ("advisory", "ednote", "editor", "embargo", "instruction", "note", "warning", "correction", "restrict")
_LINES = frozenset(
    [
        "HeadLine",
        "SubHeadLine",
        "ByLine",
        "DateLine",
        "DateLineDate",
        "CreditLine",
        "CopyrightLine",
        "RightsLine",
        "SeriesLine",
        "SlugLine",
        "KeywordLine",
        "AdvisoryLine",
        "NewsLine",
    ]
)
_NO_DATELINE = re.compile(r"[\d\s./:-]+")


def with_description(item: WireItem, path: Sequence[Element], zone: tzinfo) -> WireItem:
    """Add what the components on the way to the copy say; the nearest to the copy is heard first."""
    nearest = list(reversed(path))
    lines = [children(within(each, "NewsLines")) for each in nearest]
    about = [each for holder in nearest for each in children(holder).get("DescriptiveMetadata", ())]
    notes = tuple(_notes(lines))
    item = replace(
        item,
        headline=_line(lines, "HeadLine"),
        standfirst=_line(lines, "SubHeadLine"),
        slugline=_line(lines, "SlugLine") or item.slugline,
        byline=_line(lines, "ByLine") or _creator(nearest, item.provider_name),
        dateline=_dateline(_line(lines, "DateLine")),
        place=_place(about),
        provider_name=_provider(nearest) or item.provider_name,
        language=_nearest_name(about, "Language"),
        subjects=_subjects(about, nearest),
        keywords=tuple(dict.fromkeys(_keywords(lines, about))),
        genres=tuple(dict.fromkeys(name for each in about for name in formal_names(children(each).get("Genre", ())))),
        copyright=_line(lines, "CopyrightLine") or _copyright(nearest),
        usage_terms=_usage(nearest, lines),
        embargo=item.embargo or next((found for each in notes if (found := embargo_in(each.text, zone))), None),
        signals=tuple(dict.fromkeys([*item.signals, *(name for each in notes for name in signals_in(each.text))])),
        notes=(*item.notes, *notes),
        unmapped=(*item.unmapped, *sorted({name for each in lines for name in each.keys() - _LINES})),
    )
    return with_urgency(item, path[0])


def _line(lines: list[Children], name: str) -> str | None:
    """The line of that name, or the NewsLine of that type, nearest to the copy."""
    for each in lines:
        typed = (text for kind, text in typed_lines(each) if kind == name.lower())
        if found := first_words(each.get(name)) or next(typed, None):
            return found
    return None


def _dateline(text: str | None) -> str | None:
    """The dateline as printed; some put a bare date there, which no one prints."""
    return None if text is None or _NO_DATELINE.fullmatch(text) else text


def _creator(nearest: list[Element], provider: str | None) -> str | None:
    """The byline of an item without ByLine: its Creator, where that is a person's name and not the agency's."""
    for each in nearest:
        name = formal_name(within(each, "AdministrativeMetadata", "Creator", "Party"))
        agency = formal_name(within(each, "AdministrativeMetadata", "Provider", "Party"))
        if name and " " in name and name not in (agency, provider) and not name.isupper():
            return name
    return None


def _provider(nearest: list[Element]) -> str | None:
    parties = (within(each, "AdministrativeMetadata", "Provider", "Party") for each in nearest)
    return next((name for each in parties if (name := formal_name(each))), None)


def _nearest_name(about: list[Element], name: str) -> str | None:
    return next((found for each in about if (found := formal_name(first(children(each), name)))), None)


def _place(about: list[Element]) -> str | None:
    """Where it happened: the city, else the country, of the first Location; else the Property `City`."""
    for each in about:
        for location in children(each).get("Location", ()):
            found = properties(location, "city", "place", "cityname") or properties(location, "country", "countryname")
            if place := (found[0] if found else None) or formal_name(location) or words(location):
                return place
        if found := properties(each, "city"):
            return found[0]
    return None


def _subjects(about: list[Element], nearest: list[Element]) -> tuple[Subject, ...]:
    """Subjects of every SubjectCode, with the names that a TopicSet of the item gives them."""
    names = dict(_topics(nearest))
    codes = [
        (code, words(each))
        for holder in about
        for group in children(holder).get("SubjectCode", ())
        for each in group
        if plain_name(each.tag) in _SUBJECTS and (code := formal_name(each))
    ]
    return tuple(Subject(code=code, name=said or names.get(code)) for code, said in dict(codes).items())


def _topics(nearest: list[Element]) -> Iterator[tuple[str, str]]:
    """Code and name of each Topic in the TopicSets of the components."""
    for holder in nearest:
        for topic in (each for group in children(holder).get("TopicSet", ()) for each in everywhere(group, "Topic")):
            parts = children(topic)
            named = sorted(parts.get("Description", []), key=lambda each: each.get("Variant") != "Name")
            if (code := first_words(parts.get("FormalName"))) and (name := first_words(named)):
                yield code, name


def _keywords(lines: list[Children], about: list[Element]) -> Iterator[str]:
    for each in lines:
        for element in each.get("KeywordLine", ()):
            yield from (word for part in re.split(r"[;,]", words(element) or "") if (word := line(part)))
    for holder in about:
        yield from properties(holder, "keyword", "keywords")


def _copyright(nearest: list[Element]) -> str | None:
    """The holder and year of RightsMetadata, where no line prints them."""
    for each in nearest:
        parts = children(within(each, "RightsMetadata", "Copyright"))
        said = [text for name in ("CopyrightDate", "CopyrightHolder") if (text := first_words(parts.get(name)))]
        holder = formal_name(within(first(parts, "CopyrightHolder"), "Party"))
        if found := " ".join([*said, *([holder] if holder else [])]):
            return found
    return None


def _usage(nearest: list[Element], lines: list[Children]) -> str | None:
    """Usage terms: the RightsLine, and the parts of each UsageRights in the order they are printed."""
    told = [text for each in lines if (text := first_words(each.get("RightsLine")))]
    for each in nearest:
        for rights in children(within(each, "RightsMetadata")).get("UsageRights", ()):
            told += [" ".join(text for part in rights if (text := words(part) or formal_name(part)))]
    return " / ".join(dict.fromkeys(text for text in told if text)) or None


def _notes(lines: list[Children]) -> Iterator[Note]:
    """Advisory lines, and NewsLines of a type that speaks to editors."""
    for each in lines:
        yield from (Note(text=text, role="advisory") for one in each.get("AdvisoryLine", ()) if (text := words(one)))
        for kind, text in typed_lines(each):
            if any(name in kind for name in _NOTES):
                yield Note(text=text, role=kind)
