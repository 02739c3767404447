"""The board: all appeals, laid out so that one is chosen and each other answered for within a millisecond.

It says exactly what `targeting.RULES` say, asked one by one; a property test holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from math import inf

from wireroom.support.rules.appeals import Appeal, Place
from wireroom.support.rules.facts import PageFacts, VisitorFacts
from wireroom.support.rules.lots import is_held_back, share_of
from wireroom.support.rules.masks import ByStretch, ByValue, members
from wireroom.support.rules.silence import silence
from wireroom.support.rules.targeting import OUTRANKED, RULES, Moment, gave_just_now, precedence, primary, times_seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen appeal, if any; `refusals` are the rules in their order, each with the bits of those it rejected."""

    appeal: Appeal | None
    keys: tuple[str, ...]
    refusals: tuple[tuple[str, int], ...]

    def why_not(self) -> dict[str, str]:
        """For every appeal that was not chosen, the name of the rule that rejected it."""
        return {key: rule for rule, mask in self.refusals if mask for key in members(mask, self.keys)}


class Board:
    """The appeals that may be chosen from. `holdback` is the share, in hundredths, of browsers that are never asked."""

    def __init__(self, appeals: Iterable[Appeal], *, holdback: int = 0) -> None:
        self.appeals = tuple(sorted(appeals, key=precedence))
        self.holdback = holdback
        self.keys = tuple(appeal.key for appeal in self.appeals)
        self._all = (1 << len(self.appeals)) - 1
        self._bit = {key: 1 << bit for bit, key in enumerate(self.keys)}
        self._channels: dict[str, int] = self._grouped(lambda it: it.channel)
        self._thanks = self._channels.get("thanks", 0)
        self._on = self._where(lambda it: it.is_on)
        self._in_test = self._where(lambda it: it.place is not None)
        self._draws = [(self._bit[it.key], *_draw(it.place)) for it in self.appeals]
        self._caps = self._grouped(lambda it: (it.channel, it.times, it.days))
        self._signed = {state: self._where(partial(_accepts, state)) for state in (True, False)}
        self._lay_out_targets()
        self._asked: Mapping[str, Callable[[Moment], int]] = {
            "silent page": lambda at: 0 if silence(at.page, now=at.now) else self._all,
            "stopped by the reader": self._not_stopped,
            "off": lambda _: self._on,
            "channel": lambda at: _union(self._channels.get(each, 0) for each in at.page.channels),
            "supporter": lambda at: self._thanks if at.visitor.supporter else ~self._thanks,
            "just gave": lambda at: self._thanks if gave_just_now(at) else self._all,
            "remind me later": lambda at: self._thanks if at.visitor.put_off else self._all,
            "holdback": lambda at: self._thanks if is_held_back(at.visitor.lot, percent=self.holdback) else self._all,
            "schedule": lambda at: self._times.at(at.now.timestamp()),
            "section": lambda at: self._sections.of((at.page.section,)),
            "topic": lambda at: self._topics.of(at.page.topics),
            "country": lambda at: self._countries.of((at.visitor.country,)),
            "region": lambda at: self._regions.of((at.visitor.region,)),
            "language": lambda at: self._languages.of({primary(each) for each in at.visitor.languages}),
            "device": lambda at: self._devices.of((at.visitor.device,)),
            "signed in": lambda at: self._signed[at.visitor.signed_in],
            "stories read": lambda at: (
                self._unread if at.visitor.read is None else self._read.at(float(at.visitor.read))
            ),
            "cap": self._within_caps,
        }

    def choose(self, *, page: PageFacts, visitor: VisitorFacts, now: datetime) -> Choice:
        """Choose the appeal a visitor sees on a page at a moment; at most one, so nothing can ask twice on one page."""
        at = Moment(page=page, visitor=visitor, now=now, holdback=self.holdback)
        left, refusals = self._all, []
        for rule in RULES:
            if not left:
                break
            passed = left & (self._asked[rule.name](at) if rule.name in self._asked else self._drawn(left, visitor.lot))
            refusals.append((rule.name, left ^ passed))
            left = passed
        chosen = left & -left
        refusals.append((OUTRANKED.name, left ^ chosen))
        appeal = self.appeals[chosen.bit_length() - 1] if chosen else None
        return Choice(appeal=appeal, keys=self.keys, refusals=tuple(refusals))

    def _lay_out_targets(self) -> None:
        targets = [appeal.target for appeal in self.appeals]
        self._sections = ByValue([it.sections for it in targets], [it.not_sections for it in targets])
        self._topics = ByValue([it.topics for it in targets], [it.not_topics for it in targets])
        self._countries = ByValue([it.countries for it in targets], [it.not_countries for it in targets])
        self._regions = ByValue([it.regions for it in targets])
        self._languages = ByValue([it.languages for it in targets])
        self._devices = ByValue([it.devices for it in targets])
        self._times = ByStretch([(_seconds(it.begins, -inf), _seconds(it.ends, inf)) for it in self.appeals])
        self._read = ByStretch(
            [(float(it.read_least or -1), inf if it.read_most is None else it.read_most + 1.0) for it in targets]
        )
        self._unread = self._where(lambda it: not it.target.read_least and it.target.read_most is None)

    def _not_stopped(self, at: Moment) -> int:
        if at.visitor.stopped_all:
            return 0
        return self._all & ~_union(self._bit.get(key, 0) for key in at.visitor.stopped)

    def _within_caps(self, at: Moment) -> int:
        passed = 0
        for (channel, times, days), mask in self._caps.items():
            if times_seen(channel, at.visitor, days=days) < times:
                passed |= mask
        return passed

    def _drawn(self, left: int, lot: int) -> int:
        lost = 0
        for bit, trial, low, high in members(left & self._in_test, self._draws):
            if not low <= share_of(lot, trial) < high:
                lost |= bit
        return left & ~lost

    def _where(self, holds: Callable[[Appeal], bool]) -> int:
        return sum(1 << bit for bit, appeal in enumerate(self.appeals) if holds(appeal))

    def _grouped[K](self, kind: Callable[[Appeal], K]) -> dict[K, int]:
        found: dict[K, int] = defaultdict(int)
        for bit, appeal in enumerate(self.appeals):
            found[kind(appeal)] |= 1 << bit
        return dict(found)


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _seconds(moment: datetime | None, otherwise: float) -> float:
    return otherwise if moment is None else moment.timestamp()


def _draw(place: Place | None) -> tuple[str, int, int]:
    return ("", 0, 0) if place is None else (place.trial, place.low, place.high)


def _accepts(signed_in: bool, appeal: Appeal) -> bool:  # noqa: FBT001 - bound by `partial`, where it has a name
    return appeal.target.signed_in in {None, signed_in}
