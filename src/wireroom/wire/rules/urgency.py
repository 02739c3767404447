"""How pressing an item is on the newsroom's one scale: flash, bulletin, urgent or routine.

Each agency's own mark is mapped by its scale; the newsMessage's or sender's `priority` is the transport's and never
decides. Sources: IPTC editorial urgency 1 (most) to 8 or 9 (NewsML-G2, NITF, ninjs); ANPA-1312 priority letters.
"""

from __future__ import annotations

import re

from wireroom.wire.rules.classify import is_short
from wireroom.wire.rules.facts import LEVELS, Classed, Level
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.sluglines import normal_words

NUMBERS: dict[int, Level] = {1: "flash", 2: "bulletin", 3: "urgent"}
"""IPTC's and AP's numbers alike; from 4 on it is routine, and so are AP's 7 and 8, the advances."""
NUMBERS_OF: dict[str, dict[int, Level]] = {
    "dpa": {1: "flash", 2: "bulletin"},
    "iptc7901": {1: "flash", 2: "bulletin"},
    "reuters": {1: "bulletin", 2: "urgent"},
}
"""Where numbers mean something else: IPTC 7901 has its 3 for ordinary copy and tables, Reuters its 1 for any alert."""
_LETTERS: dict[str, Level] = {"f": "flash", "b": "bulletin", "u": "urgent"}
SCALES: dict[str, dict[str, Level]] = {
    "anpa": _LETTERS,
    "ap": _LETTERS,
    "efe": {"b": "bulletin", "u": "urgent"},
    "ritzau": {"flash": "flash", "hast": "urgent", "u": "urgent"},
}
"""Marks of one or a few letters, which mean something on their own scale only."""
WORDS: dict[str, Level] = {
    "flash": "flash",
    "blitz": "flash",
    "newsflash": "flash",
    "flits": "flash",
    "bulletin": "bulletin",
    "alert": "bulletin",
    "newsalert": "bulletin",
    "apnewsalert": "bulletin",
    "eil": "bulletin",
    "eilmeldung": "bulletin",
    "snap": "bulletin",
    "breaking": "bulletin",
    "alerte": "bulletin",
    "alerta": "bulletin",
    "iltelegram": "bulletin",
    "pikauutinen": "bulletin",
    "urgent": "urgent",
    "urgente": "urgent",
    "dringend": "urgent",
    "vorrang": "urgent",
    "spoed": "urgent",
    "hast": "urgent",
    "haster": "urgent",
    "brådskande": "urgent",
    "kiireellinen": "urgent",
    "pika": "urgent",
}
"""Words of haste: en, de, fr, es, it, pt, nl, sv, da, no, fi."""
MAPPED = "mapping:"
"""The scale of a newsroom's own mapping: its table has said the number already, whatever the mark looks like."""
SHORT = 80
"""So many words, at most, has an alert; a longer text is not made pressing by a word over it."""
FEATURES = frozenset({"c", "d", "e", "h", "l", "q", "t", "z"})
"""ANPA categories of features, entertainment, lifestyle and tests, whose letter f says "feature" and not "flash"."""
_UPPER = "|".join(sorted((word.upper() for word in WORDS), key=lambda word: (-len(word), word)))
_SHOUTED = re.compile(rf"^\W*(?:[A-Z]{{2,4}}[-/ ])?({_UPPER})(?:\s*[:–—*+)\]]|\s+-\s|-(?=[A-ZÀ-Þ][^A-ZÀ-Þ])|\s*$)")
_NEWS_ALERT = re.compile(r"\b(?:AP)?[-_\s]?News[-_\s]?Alert\b", re.IGNORECASE)
_CATEGORY = re.compile(r"(?:anpa|a1312|apcat)[^:]*:([a-z])$", re.IGNORECASE)


def level_of(item: WireItem, *, provider: str = "", classed: Classed = "new") -> Level:
    """Say how pressing an item is: its agency's mark first, then signals, and words last, over short copy only.

    An order to kill is at least a bulletin, because somebody must look.
    """
    marked = _by_mark(item, provider)
    if marked not in {"flash", "bulletin"}:
        marked = _most_pressing(marked, _by_signals(item), _by_words(item))
    return _most_pressing(marked, "bulletin") if classed == "kill" else marked


def level_number(level: Level) -> int:
    """The level as it is kept: 1 for flash to 4 for routine."""
    return LEVELS.index(level) + 1


def is_haste(key: str) -> bool:
    """Whether a normalised slugline is nothing but words of haste (`urgent`, `ap-newsalert`), and so names no story."""
    return key.replace("-", "") in WORDS or all(word in WORDS for word in key.split("-"))


def _most_pressing(*levels: Level) -> Level:
    return min(levels, key=LEVELS.index)


def _by_mark(item: WireItem, provider: str) -> Level:
    if (item.urgency_scale or "").startswith(MAPPED):
        return NUMBERS.get(item.urgency or 0, "routine")
    raw, scale = (item.urgency_raw or "").strip(), _scale(item, provider)
    if raw and not raw.isdecimal():
        return _by_raw(item, raw, scale)
    number = int(raw) if raw.isdecimal() and len(raw) < 3 else item.urgency
    return NUMBERS_OF.get(scale, NUMBERS).get(number or 0, "routine")


def _scale(item: WireItem, provider: str) -> str:
    """The scale's family: as the reader names it, else the provider's, the agency's in the file, or the format's."""
    names = (item.urgency_scale, normal_words(provider), item.provider_name, item.format)
    families = {*SCALES, *NUMBERS_OF}
    firsts = (re.split(r"[-_. ]", (name or "").lower(), maxsplit=1)[0] for name in names)
    return next((first for first in firsts if first in families), "")


def _by_raw(item: WireItem, raw: str, scale: str) -> Level:
    words = normal_words(raw).split("-")
    if scale in {"anpa", "ap"} and words == ["f"] and not _is_anpa_flash(item):
        return "routine"
    known = [{**WORDS, **SCALES.get(scale, {})}.get(word, "routine") for word in words]
    numbers = [int(word) for word in words if len(word) == 1 and word.isdecimal()]
    return _most_pressing("routine", *known, *(NUMBERS_OF.get(scale, NUMBERS).get(each, "routine") for each in numbers))


def _is_anpa_flash(item: WireItem) -> bool:
    """The letter f says flash only over an alert: AP's features carry it too."""
    if _says_news_alert(item):
        return True
    categories = {found[1].lower() for each in item.subjects if (found := _CATEGORY.search(each.code))}
    return is_short(item, most=SHORT) and not categories & FEATURES


def _by_signals(item: WireItem) -> Level:
    names = (normal_words(signal.rpartition(":")[2]) for signal in item.signals)
    return _most_pressing("routine", *(WORDS.get(name.replace("-", ""), "routine") for name in names))


def _by_words(item: WireItem) -> Level:
    if not is_short(item, most=SHORT):
        return "routine"
    found = [match[1] for text in (item.headline, item.take) if (match := _SHOUTED.match(text or ""))]
    found += [tag for tag in re.split(r"[,/;()\[\]]", item.slugline or "") if tag.isupper()]
    said = (WORDS.get(word.strip().casefold(), "routine") for word in found)
    return _most_pressing("bulletin" if _says_news_alert(item) else "routine", *said)


def _says_news_alert(item: WireItem) -> bool:
    return any(_NEWS_ALERT.search(text or "") for text in (item.slugline, item.headline, item.take, *item.genres))
