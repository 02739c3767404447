"""Whom an alert is meant for, by set algebra over topics: France or Canada, not Japan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from wireroom.alert.rules.topics import is_topic

MOST_PARTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """Followers of any of these, who follow all of those, and none of the last.

    `any_of` empty means everybody, if `all_of` is not empty; an aim with neither hits nobody.
    """

    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic it names, once."""
        return tuple(dict.fromkeys((*self.any_of, *self.all_of, *self.none_of)))


def faults_of(aim: Aim) -> list[str]:
    """What is wrong with an aim, in words for an editor."""
    faults = [f"{key!r} is nothing that readers can follow." for key in aim.topics if not is_topic(key)]
    if not (aim.any_of or aim.all_of):
        faults.append("No topic is chosen, so nobody would be told: choose at least one.")
    if len(aim.topics) > MOST_PARTS:
        faults.append(f"{len(aim.topics)} topics are too many for one alert: at most {MOST_PARTS}.")
    faults += [f"{key!r} is both wanted and left out." for key in aim.none_of if key in (*aim.any_of, *aim.all_of)]
    return faults


def aimed_at(aim: Aim, followers: Callable[[str], BitMap]) -> BitMap:
    """The subscriptions it hits, given who follows what."""
    parts = [followers(key) for key in aim.all_of]
    if aim.any_of:
        parts.append(BitMap.union(*map(followers, aim.any_of)))
    if not parts:
        return BitMap()
    hit = BitMap.intersection(*parts)
    for key in aim.none_of:
        hit -= followers(key)
    return hit


def in_words(aim: Aim, names: Mapping[str, str]) -> str:
    """The aim as an editor says it: "France or Canada, all of Sport, not Japan"."""

    def joined(keys: tuple[str, ...], word: str) -> str:
        return f" {word} ".join(names.get(key, key) for key in keys)

    parts = [joined(aim.any_of, "or")] if aim.any_of else []
    if aim.all_of:
        parts.append(("and " if parts else "") + joined(aim.all_of, "and"))
    if aim.none_of:
        parts.append("not " + joined(aim.none_of, "or"))
    return ", ".join(parts)


def aim_to_json(aim: Aim) -> dict[str, list[str]]:
    """The aim as it is stored."""
    return {"any_of": list(aim.any_of), "all_of": list(aim.all_of), "none_of": list(aim.none_of)}


def aim_from_json(stored: Mapping[str, Any]) -> Aim:
    """The aim that was stored."""
    return Aim(
        any_of=tuple(stored.get("any_of", ())),
        all_of=tuple(stored.get("all_of", ())),
        none_of=tuple(stored.get("none_of", ())),
    )
