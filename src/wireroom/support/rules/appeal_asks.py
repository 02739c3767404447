"""What a page says of itself and its browser when it asks for an appeal, and what is refused. Nothing of it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from wireroom.support.rules.appeals import CHANNELS, DEVICES, Channel
from wireroom.support.rules.facts import PageFacts, VisitorFacts
from wireroom.support.rules.lots import LOTS

LONGEST = 300
MOST = 50
Seen = Literal["view", "click", "stop", "later"]
SEEN: tuple[Seen, ...] = ("view", "click", "stop", "later")
LAST_SECOND = 253_402_300_799


class UnreadableAppealAskError(ValueError):
    """What came is nothing that a page of ours says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealAsk:
    """A page's question: its address, the number of its story ("" for none), and the facts on both sides.

    `is_first`: the browser was not counted as a reader this month.
    """

    path: str
    story: str
    page: PageFacts
    visitor: VisitorFacts
    is_first: bool = False


def ask_of(body: bytes, *, country: str = "", region: str = "") -> AppealAsk:
    """Read a page's question. Raises UnreadableAppealAskError.

    `country` and `region` are what the edge says; where it says nothing, the browser's first language that names a
    country stands for it (`de-AT`: AT).
    """
    said = _object(body)
    languages = _words(said, "languages")
    visitor = VisitorFacts(
        lot=_whole(said, "lot", most=LOTS - 1),
        country=(country or _country_in(languages)).upper(),
        region=region.upper(),
        languages=languages,
        device=next((each for each in DEVICES if each == said.get("device")), "desk"),
        signed_in=said.get("signed_in") is True,
        supporter=said.get("supporter") is True,
        since_giving=_days(said.get("gave")),
        read=None if said.get("read") is None else _whole(said, "read", most=100_000),
        seen=_seen(said.get("seen")),
        stopped=frozenset(_words(said, "stopped")),
        stopped_all=said.get("stopped_all") is True,
        put_off=said.get("later") is True,
    )
    page = PageFacts(
        kind="story" if said.get("kind") == "story" else "front",
        channels=frozenset(each for each in CHANNELS if each in _words(said, "channels")),
        section=_word(said, "section"),
        topics=frozenset(_words(said, "topics")),
        changed=_moment(said.get("changed")),
        is_fatal=said.get("fatal") is True,
        is_corrected=said.get("corrected") is True,
    )
    return AppealAsk(
        path=_word(said, "path"),
        story=str(_whole(said, "story") or ""),
        page=page,
        visitor=visitor,
        is_first=said.get("first") is True,
    )


def seen_of(body: bytes) -> tuple[str, Seen]:
    """Read what became of an appeal: its key, and whether it was seen, clicked, stopped or put off."""
    said = _object(body)
    what = next((each for each in SEEN if each == said.get("what")), None)
    if what is None:
        message = f"what is one of {', '.join(SEEN)}"
        raise UnreadableAppealAskError(message)
    return _word(said, "appeal"), what


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableAppealAskError(str(error)) from error
    if not isinstance(said, dict):
        message = "no object"
        raise UnreadableAppealAskError(message)
    return said


def _word(said: Mapping[str, Any], name: str) -> str:
    word = said.get(name, "")
    if not isinstance(word, str) or len(word) > LONGEST:
        message = f"{name} is a word of at most {LONGEST} signs"
        raise UnreadableAppealAskError(message)
    return word


def _words(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    words = said.get(name, [])
    if not isinstance(words, list) or len(words) > MOST or not all(isinstance(each, str) for each in words):
        message = f"{name} is a list of at most {MOST} words"
        raise UnreadableAppealAskError(message)
    return tuple(each[:LONGEST] for each in words)


def _whole(said: Mapping[str, Any], name: str, *, most: int = 10**18) -> int:
    number = said.get(name, 0)
    if type(number) is not int or not 0 <= number <= most:
        message = f"{name} is a number from 0 to {most}"
        raise UnreadableAppealAskError(message)
    return number


def _moment(seconds: object) -> datetime | None:
    if type(seconds) is not int or not 0 <= seconds <= LAST_SECOND:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _days(number: object) -> timedelta | None:
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= 10_000:
        return None
    return timedelta(days=number)


def _seen(said: object) -> dict[Channel, tuple[timedelta, ...]]:
    if not isinstance(said, dict):
        return {}
    found: dict[Channel, tuple[timedelta, ...]] = {}
    for channel in CHANNELS:
        days = said.get(channel)
        if isinstance(days, list):
            found[channel] = tuple(ago for each in days[:MOST] if (ago := _days(each)) is not None)
    return found


def _country_in(languages: tuple[str, ...]) -> str:
    """The country that a browser's languages name first."""
    for language in languages:
        for part in language.split("-")[1:]:
            if len(part) == 2 and part.isascii() and part.isalpha():
                return part
    return ""
