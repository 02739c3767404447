"""What kind of version an item is: by the agency's signals first, then by words, last by its place in the thread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from wireroom.wire.rules.class_words import (
    ADVISORY,
    CORRECTION,
    KILL,
    KILL_ORDERS,
    LAST_LABELS,
    NOT_YET,
    PICTURES,
    TAKE_LABELS,
    UPDATE,
    UPDATE_LABELS,
    in_all_languages,
)
from wireroom.wire.rules.facts import Classed
from wireroom.wire.rules.item import Note, WireItem
from wireroom.wire.rules.words import plain_words

Place = Literal["first", "beside", "again"]
"""Where an item lies in its thread: first of all, beside others, or as a newer version of one of them."""

SIGNALS: dict[str, Classed] = {
    "kill": "kill",
    "withdrawal": "kill",
    "withdrawn": "kill",
    "cancel": "kill",
    "edstat:d": "kill",
    "withhold": "kill",
    "advisory": "advisory",
    "correction": "correction",
    "corr": "correction",
    "corrected": "correction",
    "edstat:c": "correction",
    "update": "update",
    "writethru": "update",
    "replace": "update",
    "edstat:u": "update",
    "take": "take",
    "add": "take",
}
"""Signals by their local part, or whole where a letter alone would say too little (Reuters `edStat` N, C, U, D)."""
GENRES = re.compile(
    r"advis|planungshinweis|vorschau|schedule|daybook|news ?budget|prévision|prevision|avviso|aviso", re.IGNORECASE
)
SHORT = 120
"""So many words, at most, has a text that is an order about a story and not a story."""
_OPENING = 40
_OFF = r"\s*(?:[:;\-–—()\[\]/.,*]|$)"


def _any(words: Iterable[str], *, upper: bool = False) -> str:
    return "|".join(re.escape(word.upper() if upper else word) for word in words)


def _marked(table: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_any(in_all_languages(table))}){_OFF}", re.IGNORECASE)


def _shouted(table: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_any(in_all_languages(table), upper=True)})\b")


def _labelled(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_MARKS = {name: (_marked(table), _shouted(table)) for name, table in [("c", CORRECTION), ("u", UPDATE)]}
_CORRECTION_IN_BRACKETS = re.compile(rf"[(\[]\s*(?:{_any(in_all_languages(CORRECTION))})\b", re.IGNORECASE)
_TAG_CORRECTED = re.compile(rf"[(\[][^)\]]*\b(?:{_any(in_all_languages(CORRECTION))})\b", re.IGNORECASE)
_KILL = re.compile(rf"^\W*(?:{_any(in_all_languages(KILL), upper=True)}){_OFF}")
_KILL_TAG = re.compile(rf"^\W*KILL{_OFF}|[\s,/_(\[-]KILL\W*$")
_KILL_PHRASES = in_all_languages(KILL_ORDERS)
_KILL_ORDER = re.compile(
    rf"(?<!\w)(?:{_any(_KILL_PHRASES)})(?!\w)"
    rf"(?!\s+(?:{_any(NOT_YET)})\b)(?!\s+(?:the\s+)?(?:{_any(PICTURES)})\b)",
    re.IGNORECASE,
)
_ADVISORY = re.compile(rf"^\W*(?:[A-Z]{{2,4}}-)?(?:{_any(in_all_languages(ADVISORY), upper=True)}){_OFF}")
_DAY_LIST = re.compile(r"^\W*(?:[a-zäöü]{2,5}-)?(?:Tagesvorschau|Terminvorschau|Themenvorschau|Planungshinweis)\b")
_UPDATE_LABEL, _TAKE_LABEL = _labelled(UPDATE_LABELS), _labelled(TAKE_LABELS)
_ADDRESSED = re.compile(r"\W*(?:eds|editors|note to editors|achtung|attention|avis)\b", re.IGNORECASE)
_LAST_LABEL = re.compile(rf"(?<!\w)(?:{'|'.join(LAST_LABELS)})\W*$")
_BY_PLACE: dict[Place, Classed] = {"first": "new", "beside": "take", "again": "update"}
_NUMBERED = re.compile(r"\(\d{1,2}\)\s*$|^\(\d{1,2}\)")


def classify(item: WireItem, *, place: Place, previous: WireItem | None = None) -> Classed:
    """Say what kind of version an item is. `previous` is the one of its own id, or of its thread, that came before.

    A kill is one by status, signal or words; those to editors are known by genre or words; a mark that the previous
    version carried too ("CORRECTED" stays in a headline through later updates) says nothing anew.
    """
    signalled = {SIGNALS[each] for each in _signals(item) if each in SIGNALS}
    if item.effective_status == "canceled" or "kill" in signalled or says_kill(item):
        return "kill"
    if "advisory" in signalled or is_advisory(item):
        return "advisory"
    before = (previous.headline or "", previous.slugline or "") if previous else ("", "")
    if corrects(item, previous_headline=before[0], previous_slugline=before[1]):
        return "correction"
    said: Classed | None = next((each for each in ("update", "take") if each in signalled), None)
    return said or _labelled_as(item) or _placed(item, place)


def corrects(item: WireItem, *, previous_headline: str = "", previous_slugline: str = "") -> bool:
    """Whether an item repairs an error of the version before.

    Source: NewsML-G2 signal `sig:correction`; Reuters `edStat` C; words as agencies print them, by language.
    """
    if any(SIGNALS.get(each) == "correction" for each in _signals(item)):
        return True
    spoken = says_correction(item.headline or "") and not says_correction(previous_headline)
    tagged = bool(_tagged(item.slugline)) and not _tagged(previous_slugline)
    carried = says_correction(previous_headline) or _tagged(previous_slugline)
    opened = not carried and _CORRECTION_IN_BRACKETS.match(first_words(item)) is not None
    return spoken or tagged or opened or any(map(is_correction_note, item.notes))


def _tagged(slugline: str | None) -> bool:
    return _TAG_CORRECTED.search(slugline or "") is not None


def says_correction(text: str) -> bool:
    """Whether a headline or a note is marked as a correction; "Bank corrects forecast" is not."""
    return _says("c", text) or _CORRECTION_IN_BRACKETS.search(text) is not None


def is_correction_note(note: Note) -> bool:
    """Whether a note tells what was corrected; of a private note only its words count, never its role alone."""
    spoken = note.text.strip() and note.public and "correct" in (note.role or "").lower()
    return bool(spoken) or says_correction(_opening(note.text))


def says_kill(item: WireItem) -> bool:
    """Whether an item's words take a story back; a story about a kill does not.

    An order stands in a note, or in the text of copy too short to be a story; a mark stands first, in capitals and
    set off, over such copy. A slugline that ends in KILL counts only with an order.
    """
    if any(_is_order(note.text) for note in item.notes):
        return True
    if item.kind == "picture" or not is_short(item, most=SHORT):
        return False
    opening = _opening(first_words(item))
    names = [text for text in (item.headline, item.slugline, item.take) if text]
    if any(map(_KILL.match, (*names, opening))) and not says_correction(item.headline or ""):
        return True
    return _orders_kill(opening) and (any(map(_KILL_TAG.search, names)) or _ADDRESSED.match(opening) is not None)


def bears_kill(text: str) -> bool:
    """Whether a headline or slugline bears the mark of a kill, which alone says nothing."""
    return _KILL.match(text) is not None or _KILL_TAG.search(text) is not None


def named_by_kill(text: str) -> str:
    """What a headline or slugline that takes a story back calls that story: the words without the mark."""
    return _KILL_TAG.sub("", _KILL.sub("", text)).strip(" ,;:.–—-_/()[]")


def _is_order(text: str) -> bool:
    return _KILL.match(text) is not None or _orders_kill(_opening(text))


def _orders_kill(text: str) -> bool:
    """The pattern is slow, and hardly any text holds one of its phrases: so these are looked for first."""
    lowered = text.lower()
    return any(phrase in lowered for phrase in _KILL_PHRASES) and _KILL_ORDER.search(text) is not None


def _opening(text: str) -> str:
    return " ".join(text.split(maxsplit=_OPENING)[:_OPENING])


def is_advisory(item: WireItem) -> bool:
    """Whether an item speaks to editors and not to readers: a schedule, a planning note, a word about the service."""
    if any(GENRES.search(genre) for genre in item.genres):
        return True
    headline = item.headline or ""
    return any(_ADVISORY.match(text) for text in (headline, item.slugline or "")) or bool(_DAY_LIST.match(headline))


def first_words(item: WireItem) -> str:
    """The first paragraph with anything in it, as plain text."""
    return next((text for block in item.body if (text := plain_words(block.html))), "")


def is_short(item: WireItem, *, most: int) -> bool:
    """Whether an item's text has at most so many words; one without any text is short."""
    words = 0
    for block in item.body:
        words += len(plain_words(block.html).split())
        if words > most:
            return False
    return True


def _signals(item: WireItem) -> Iterable[str]:
    for signal in item.signals:
        lowered = signal.strip().lower()
        yield from (lowered, lowered.rpartition(":")[2])


def _says(name: str, text: str) -> bool:
    marked, shouted = _MARKS[name]
    return marked.match(text) is not None or (shouted.match(text) is not None and not text.isupper())


def _labelled_as(item: WireItem) -> Classed | None:
    names, headline = (item.take or "", item.slugline or ""), item.headline or ""
    updated = any(map(_UPDATE_LABEL.search, names)) or _UPDATE_LABEL.match(headline.lstrip("([* "))
    updated = updated or _LAST_LABEL.search(headline)
    if updated or any(_says("u", text) for text in _spoken(item)):
        return "update"
    return "take" if any(map(_TAKE_LABEL.search, names)) or any(map(_NUMBERED.search, (*names, headline))) else None


def _spoken(item: WireItem) -> tuple[str, ...]:
    notes = (re.sub(r"^\W*eds\W+", "", note.text, flags=re.IGNORECASE) for note in item.notes)
    return (item.headline or "", item.take or "", *notes)


def _placed(item: WireItem, place: Place) -> Classed:
    return "update" if place == "beside" and item.links else _BY_PLACE[place]
