"""To which section an agency's subject codes belong: by rules that an editor can read and change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.wire.rules.item import Subject

IPTC = "iptc"
ANPA = "anpa"
DPA = "dpacat"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRule:
    """Codes of one scheme, from `first` to `last`, and the slug of their section; empty: they tell none.

    The scheme is `iptc` for the eight digits of a Media Topic or Subject Code, `anpa` for the category letters of
    ANPA-1312, `dpacat` for dpa's desks, else the scheme as the agency writes it.
    """

    name: str
    scheme: str
    first: str
    last: str
    section: str
    id: int = 0


def section_by_rules(subjects: Iterable[Subject], rules: Iterable[SectionRule]) -> str:
    """The section of the first subject that tells one; empty when none does. The first rule that fits counts."""
    known = tuple(rules)
    told = (_section_of(*coded(subject.code), known) for subject in subjects)
    return next(filter(None, told), "")


def _section_of(scheme: str, value: str, rules: tuple[SectionRule, ...]) -> str:
    fitting = (
        rule.section
        for rule in rules
        if rule.scheme == scheme and len(value) == len(rule.first) and rule.first <= value <= rule.last
    )
    return next(fitting, "")


def coded(code: str) -> tuple[str, str]:
    """A subject code as scheme and value: `medtop:15000000` is `("iptc", "15000000")`."""
    scheme, _, value = code.rpartition(":")
    scheme, value = scheme.lower().rsplit("/", 1)[-1], value.strip().lower().rsplit("/", 1)[-1]
    if len(value) == 8 and value.isascii() and value.isdigit():
        return IPTC, value
    if "1312" in scheme:
        return ANPA, value
    return (DPA, value) if scheme.startswith("dpacat") else (scheme, value)


_DIVISIONS = (
    ("01", "Arts, culture, entertainment and media", "culture", 2, 52),
    ("16", "Conflict, war and peace", "world", 53, 81),
    ("02", "Crime, law and justice", "news", 82, 138),
    ("03", "Disaster, accident and emergency", "news", 139, 167),
    ("04", "Economy, business and finance", "business", 168, 397),
    ("05", "Education", "society", 398, 417),
    ("06", "Environment", "environment", 418, 444),
    ("07", "Health", "health", 445, 496),
    ("08", "Human interest", "society", 497, 508),
    ("09", "Labour", "business", 509, 537),
    ("10", "Lifestyle and leisure", "culture", 538, 573),
    ("11", "Politics", "politics", 574, 637),
    ("11", "International relations", "world", 638, 648),
    ("11", "Politics", "politics", 649, 656),
    ("12", "Religion", "society", 657, 709),
    ("13", "Science", "science", 710, 755),
    ("13", "Technology", "technology", 756, 767),
    ("14", "Society", "society", 768, 821),
    ("15", "Sport", "sport", 822, 1127),
    ("17", "Weather", "weather", 1128, 1134),
)
"""The 17 divisions of IPTC's Subject Codes and Media Topics (NNOOOOOO), and where the Media Topics 2000NNNN of each
lie: the first issue was numbered division by division. What was added later, from 20001135, has no order."""
_LETTERS = (("e", "Entertainment", "culture"), ("f", "Finance", "business"), ("i", "International", "world"),
            ("s", "Sport", "sport"), ("p", "Politics", "politics"), ("w", "Washington", "politics"))  # fmt: skip
_DESKS = (("pl", "Politik", "politics"), ("wi", "Wirtschaft", "business"), ("ku", "Kultur", "culture"),
          ("sp", "Sport", "sport"))  # fmt: skip


def usual_rules() -> tuple[SectionRule, ...]:
    """The rules a newsroom begins with."""
    return (*_topics(), *_tops(), *_single(ANPA, _LETTERS), *_single(DPA, _DESKS))


def _topics() -> Iterable[SectionRule]:
    for _, name, section, first, last in _DIVISIONS:
        yield SectionRule(name=name, scheme=IPTC, first=f"2000{first:04}", last=f"2000{last:04}", section=section)


def _tops() -> Iterable[SectionRule]:
    seen: dict[str, SectionRule] = {}
    for division, name, section, *_ in _DIVISIONS:
        rule = SectionRule(name=name, scheme=IPTC, first=f"{division}000000", last=f"{division}999999", section=section)
        seen.setdefault(division, rule)
    return seen.values()


def _single(scheme: str, rows: Iterable[tuple[str, str, str]]) -> Iterable[SectionRule]:
    return (SectionRule(name=name, scheme=scheme, first=code, last=code, section=to) for code, name, to in rows)
