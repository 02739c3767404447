"""Whether items of different agencies seem to tell of the same event: by the words that tell what they are about.

Names, numbers and words seldom seen count, whatever the language. A hint that is wrong costs an editor more than one
that is missing, so that much must agree before two items are called alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log2, sqrt

from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.words import plain_words

MOST_NAMES = 24
MOST_WORDS = 24
ENOUGH = 0.42
"""From this score on two items are called alike; found by the pairs in the tests, with room on either side."""
FEWEST_NAMES = 3
FEWEST_SHARED = 5
_PARAGRAPHS = 4
_WORDS_READ = 220
_SHORTEST_WORD = 5
_LAST_DAY_OF_A_MONTH = 31
_WORD = re.compile(r"\d+(?:[.,  ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS = re.compile(r"[.!?:;|»«\"“”„–—-]\s*$|^\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar
    februar marz mai juni juli oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier
    mars avril juin juillet aout septembre octobre novembre decembre lunes martes miercoles jueves viernes sabado
    domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    mr mrs ms dr herr frau monsieur madame senor senora president minister
"""
CALENDAR = frozenset(_CALENDAR.split())
"""Capitalised in many stories and telling of none."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words that tell what an item is about: names and larger numbers, and other words."""

    names: frozenset[str]
    words: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every telling word, however much it tells."""
        return self.names | self.words


def telling(item: WireItem, *, agencies: Iterable[str] = ()) -> Telling:
    """Find an item's telling words; those of the agencies' own names tell nothing."""
    headline, texts = item.headline or "", _texts(item)
    silent = CALENDAR | {word for name in agencies for word, _, _ in _spoken(name)}
    names, words = Counter[str](), Counter[str]()
    for text in (*texts, *([] if _is_titled(headline) else [headline])):
        for word, is_name, is_long in _spoken(text):
            if word not in silent:
                (names if is_name else words)[word] += is_name or is_long
    for word, _, is_long in _spoken(headline):
        if word not in silent:
            words[word] += 2 * is_long
    chosen = frozenset(word for word, count in names.most_common(MOST_NAMES) if count)
    return Telling(
        names=chosen,
        words=frozenset(word for word, count in words.most_common(MOST_WORDS) if count and word not in chosen),
    )


def likeness(one: Telling, other: Telling, *, seen_in: Mapping[str, int]) -> float:
    """How much two items seem to tell of one event: 0 for not enough, at most 1.

    `seen_in` says in how many other lines a word was seen lately: the more, the less it tells.
    """
    shared = one.all & other.all
    names = shared & (one.names | other.names)
    if len(names) < FEWEST_NAMES or len(shared) < FEWEST_SHARED:
        return 0.0
    agreed = sum(sqrt(_weight(word, one, seen_in) * _weight(word, other, seen_in)) for word in shared)
    score = agreed / sqrt(_total(one, seen_in) * _total(other, seen_in))
    return min(score, 1.0) if score >= ENOUGH else 0.0


def _total(telling: Telling, seen_in: Mapping[str, int]) -> float:
    return sum(_weight(word, telling, seen_in) for word in telling.all)


def _weight(word: str, telling: Telling, seen_in: Mapping[str, int]) -> float:
    own = 1.0 if word in telling.names else 0.4
    return own / (1 + log2(max(seen_in.get(word, 1), 1)))


def as_kept(telling: Telling) -> Iterator[str]:
    """The words as they are kept: a name as it is, another word behind a tilde."""
    yield from sorted(telling.names)
    yield from (f"~{word}" for word in sorted(telling.words))


def from_kept(kept: Collection[str]) -> Telling:
    """The words that `as_kept` gave."""
    return Telling(
        names=frozenset(word for word in kept if not word.startswith("~")),
        words=frozenset(word[1:] for word in kept if word.startswith("~")),
    )


def _texts(item: WireItem) -> list[str]:
    found: list[str] = []
    left = _WORDS_READ
    for markup in (item.standfirst or "", *(block.html for block in item.body)):
        words = plain_words(markup).split()[:left]
        if words and left > 0 and len(found) < _PARAGRAPHS:
            found.append(" ".join(words))
            left -= len(words)
    return found


def _is_titled(headline: str) -> bool:
    """Whether a headline capitalises every word, so that capitals say nothing."""
    words = [word for word in headline.split() if len(word) >= _SHORTEST_WORD]
    return sum(word[:1].isupper() for word in words) > len(words) / 2


def _spoken(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each word of a text: as it is compared, whether it is a name, and whether it is long enough to tell anything."""
    for match in _WORD.finditer(text):
        raw = match[0]
        if raw[0].isdecimal():
            yield from _number(raw)
            continue
        word = _bare(raw)
        begins = _ENDS.search(text[max(0, match.start() - 3) : match.start()]) is not None
        yield word, raw[0].isupper() and not begins and len(word) > 2, len(word) >= _SHORTEST_WORD


def _number(raw: str) -> Iterator[tuple[str, bool, bool]]:
    digits = re.sub(r"\D", "", raw)
    if digits.isascii() and not _YEAR.fullmatch(digits):
        value = int(digits[:18])
        yield digits[:18], value > _LAST_DAY_OF_A_MONTH, value >= 10


def _bare(word: str) -> str:
    """Without case, accents and an English genitive, at most 40 letters."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each))
    return re.sub(r"['’]s$", "", plain.casefold())[:40]
