"""The rules by which an appeal is shown or not: named, pure, asked in this order. The first that objects is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from wireroom.support.rules.appeals import Appeal, Channel
from wireroom.support.rules.facts import PageFacts, VisitorFacts
from wireroom.support.rules.lots import is_held_back, share_of
from wireroom.support.rules.silence import silence

AFTER_GIVING = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """All that an appeal is held against. `holdback` is in hundredths."""

    page: PageFacts
    visitor: VisitorFacts
    now: datetime
    holdback: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason not to show an appeal: its name, what it means to an editor, and whether an appeal passes it."""

    name: str
    words: str
    passes: Callable[[Appeal, Moment], bool]


def primary(language: str) -> str:
    """The first part of a language tag, in small letters: `de` of `de-AT`."""
    return language.partition("-")[0].lower()


def times_seen(channel: Channel, visitor: VisitorFacts, *, days: int) -> int:
    """How often the browser was asked within so many days, wherever it was; of thanks, how often it was thanked."""
    since = timedelta(days=days)
    return sum(
        1
        for each, times in visitor.seen.items()
        for ago in times
        if ago < since and (each == "thanks") == (channel == "thanks")
    )


def within_cap(appeal: Appeal, moment: Moment) -> bool:
    """Whether the browser was asked less often than the appeal allows, by appeals of any kind together."""
    return times_seen(appeal.channel, moment.visitor, days=appeal.days) < appeal.times


def gave_just_now(moment: Moment) -> bool:
    """Whether the browser's reader gave within the last 30 days."""
    ago = moment.visitor.since_giving
    return ago is not None and ago < AFTER_GIVING


def read_enough(appeal: Appeal, moment: Moment) -> bool:
    """Whether the stories read fit; where a reader does not want them counted, only appeals pass that do not ask."""
    least, most, read = appeal.target.read_least, appeal.target.read_most, moment.visitor.read
    if read is None:
        return not least and most is None
    return least <= read and (most is None or read <= most)


def drawn(appeal: Appeal, moment: Moment) -> bool:
    """Whether the browser's lot falls to this appeal in its test."""
    place = appeal.place
    return place is None or place.low <= share_of(moment.visitor.lot, place.trial) < place.high


def _in(chosen: frozenset[str], value: str) -> bool:
    return not chosen or value in chosen


def _shares(chosen: frozenset[str], values: frozenset[str]) -> bool:
    return not chosen or not chosen.isdisjoint(values)


def _languages(moment: Moment) -> frozenset[str]:
    return frozenset(primary(each) for each in moment.visitor.languages)


RULES: tuple[Rule, ...] = (
    Rule(
        name="silent page",
        words="The page is one on which nothing is asked.",
        passes=lambda _, at: not silence(at.page, now=at.now),
    ),
    Rule(
        name="stopped by the reader",
        words="The reader said not to be asked like this again.",
        passes=lambda it, at: not at.visitor.stopped_all and it.key not in at.visitor.stopped,
    ),
    Rule(name="off", words="The appeal is switched off.", passes=lambda it, _: it.is_on),
    Rule(
        name="channel",
        words="The page has no room for this kind of appeal.",
        passes=lambda it, at: it.channel in at.page.channels,
    ),
    Rule(
        name="supporter",
        words="Supporters are thanked and not asked; only they are thanked.",
        passes=lambda it, at: at.visitor.supporter == (it.channel == "thanks"),
    ),
    Rule(
        name="just gave",
        words="The reader gave within the last 30 days.",
        passes=lambda it, at: it.channel == "thanks" or not gave_just_now(at),
    ),
    Rule(
        name="remind me later",
        words="The reader asked to be reminded later, and it is not later yet.",
        passes=lambda it, at: it.channel == "thanks" or not at.visitor.put_off,
    ),
    Rule(
        name="holdback",
        words="The browser belongs to those who are never asked, for comparison.",
        passes=lambda it, at: it.channel == "thanks" or not is_held_back(at.visitor.lot, percent=at.holdback),
    ),
    Rule(
        name="schedule",
        words="It is not the appeal’s time.",
        passes=lambda it, at: (it.begins is None or it.begins <= at.now) and (it.ends is None or at.now < it.ends),
    ),
    Rule(
        name="section",
        words="The appeal is not for this section.",
        passes=lambda it, at: (
            _in(it.target.sections, at.page.section) and at.page.section not in it.target.not_sections
        ),
    ),
    Rule(
        name="topic",
        words="The appeal is not for these topics.",
        passes=lambda it, at: (
            _shares(it.target.topics, at.page.topics) and it.target.not_topics.isdisjoint(at.page.topics)
        ),
    ),
    Rule(
        name="country",
        words="The appeal is not for this country.",
        passes=lambda it, at: (
            _in(it.target.countries, at.visitor.country) and at.visitor.country not in it.target.not_countries
        ),
    ),
    Rule(
        name="region",
        words="The appeal is not for this region.",
        passes=lambda it, at: _in(it.target.regions, at.visitor.region),
    ),
    Rule(
        name="language",
        words="The appeal is not for readers of these languages.",
        passes=lambda it, at: _shares(it.target.languages, _languages(at)),
    ),
    Rule(
        name="device",
        words="The appeal is not for this kind of device.",
        passes=lambda it, at: _in(it.target.devices, at.visitor.device),
    ),
    Rule(
        name="signed in",
        words="The appeal is for readers who are, or are not, signed in.",
        passes=lambda it, at: it.target.signed_in is None or it.target.signed_in == at.visitor.signed_in,
    ),
    Rule(
        name="stories read",
        words="The reader has read too few or too many stories in 30 days, or does not want them counted.",
        passes=read_enough,
    ),
    Rule(name="cap", words="The browser was asked often enough for now.", passes=within_cap),
    Rule(name="test", words="In this appeal’s test the browser’s lot fell to another one.", passes=drawn),
)
OUTRANKED = Rule(name="outranked", words="Another appeal goes before it.", passes=lambda _appeal, _moment: True)
WORDS = {rule.name: rule.words for rule in (*RULES, OUTRANKED)}
CHANNEL_ORDER = {"thanks": 0, "inside": 1, "end": 2, "strip": 3, "header": 4}


def precedence(appeal: Appeal) -> tuple[int, int, str]:
    """How appeals are ordered: the highest rank first, then where a reader is deepest in a story, then by key."""
    return (-appeal.rank, CHANNEL_ORDER[appeal.channel], appeal.key)


def objection(appeal: Appeal, moment: Moment) -> str:
    """The name of the first rule an appeal does not pass; "" when it passes all."""
    return next((rule.name for rule in RULES if not rule.passes(appeal, moment)), "")
