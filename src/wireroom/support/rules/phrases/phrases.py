"""What stands around an appeal in its own language: a language is a file that names all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wireroom.support.rules.provider_facts import Every


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the page's script writes on and in an appeal's panel."""

    label: str
    label_thanks: str
    later: str
    later_said: str
    why: str
    why_short: str
    not_now: str
    why_heading: str
    note: str
    stop: str
    stop_said: str
    stop_all: str
    stop_all_said: str
    count_no_more: str
    count_no_more_said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why a reader sees an appeal. `place` takes `{place}`, `cap` takes `{times}` and `{days}`."""

    thanks: str
    here: str
    place: str
    unknown: str
    languages: str
    device: str
    signed_in: str
    signed_out: str
    read: str
    test: str
    everybody: str
    cap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language. `every`: how often the amounts are given; `goal` takes `{words}`, `{reached}` and `{wanted}`.

    `beside` tells of gifts that the goal does not count; it takes `{goal}`, as that was said, and `{others}`.
    """

    every: Mapping[Every, str]
    goal: str
    beside: str
    around: Around
    reasons: Reasons
