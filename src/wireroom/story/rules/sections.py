"""The newsroom's sections, and which of them an agency's subject codes belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from wireroom.story.rules.public import Label
from wireroom.wire.events import Subject

SECTIONS: tuple[Label, ...] = (
    Label(slug="news", name="News"),
    Label(slug="world", name="World"),
    Label(slug="politics", name="Politics"),
    Label(slug="business", name="Business"),
    Label(slug="technology", name="Technology"),
    Label(slug="science", name="Science"),
    Label(slug="environment", name="Environment"),
    Label(slug="health", name="Health"),
    Label(slug="society", name="Society"),
    Label(slug="culture", name="Culture"),
    Label(slug="sport", name="Sport"),
    Label(slug="weather", name="Weather"),
)
BY_SLUG = {section.slug: section for section in SECTIONS}

BY_DIVISION = {
    "01": "culture",
    "02": "news",
    "03": "news",
    "04": "business",
    "05": "society",
    "06": "environment",
    "07": "health",
    "08": "society",
    "09": "business",
    "10": "culture",
    "11": "politics",
    "12": "society",
    "13": "science",
    "14": "society",
    "15": "sport",
    "16": "world",
    "17": "weather",
}
"""First two digits of an IPTC Subject Code, and of a Media Topic's top level (NNOOOOOO): the same 17 divisions."""

BY_TOPIC = (
    (2, "culture"),
    (53, "world"),
    (82, "news"),
    (168, "business"),
    (398, "society"),
    (418, "environment"),
    (445, "health"),
    (497, "society"),
    (509, "business"),
    (538, "culture"),
    (574, "politics"),
    (638, "world"),
    (649, "politics"),
    (657, "society"),
    (710, "science"),
    (756, "technology"),
    (768, "society"),
    (822, "sport"),
    (1128, "weather"),
    (1135, ""),
)
"""Where the Media Topics 2000NNNN of a division begin. The first issue was numbered division by division;
what was added later (from 20001135) has no order and says nothing about the section."""

BY_LETTER = {"e": "culture", "f": "business", "i": "world", "s": "sport", "p": "politics", "w": "politics"}
"""ANPA-1312 category letters."""
BY_DESK = {"pl": "politics", "wi": "business", "ku": "culture", "sp": "sport"}
"""dpa's desks (`dpacat`)."""


def section_of(subjects: Iterable[Subject], *, otherwise: str) -> Label:
    """Find the section by the first subject code that tells one; else the feed's own section, `otherwise`."""
    slugs = (_section_slug(subject.code) for subject in subjects)
    return section_named(next((slug for slug in slugs if slug), otherwise))


def section_named(slug: str) -> Label:
    """The section of that slug; a section that this newsroom does not have falls to the first one, news."""
    return BY_SLUG.get(slug, SECTIONS[0])


def _section_slug(code: str) -> str:
    scheme, _, value = code.rpartition(":")
    scheme, value = scheme.lower().rsplit("/", 1)[-1], value.strip().lower().rsplit("/", 1)[-1]
    if len(value) == 8 and value.isascii() and value.isdigit():
        return _by_number(value)
    if "1312" in scheme:
        return BY_LETTER.get(value, "")
    return BY_DESK.get(value, "") if scheme.startswith("dpacat") else ""


def _by_number(value: str) -> str:
    if not value.startswith("2000"):
        return BY_DIVISION.get(value[:2], "")
    at = bisect_right(BY_TOPIC, int(value[4:]), key=lambda entry: entry[0])
    return BY_TOPIC[at - 1][1] if at else ""
