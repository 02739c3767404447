"""What the monitor can be narrowed by: every value an editor can pick or exclude."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wireroom.desk.rules.monitor_links import Choice, Pair, choices
from wireroom.story.api import all_sections
from wireroom.wire.api import feeds
from wireroom.wire.events import KNOWN, SWITCHES, FeedFacts, Search

NAMED: dict[Pair, str] = {
    ("classed", "new"): "New story",
    ("status", "canceled"): "Cancelled",
    ("kind", "text"): "Text",
}
SINCE = ("1h", "4h", "24h", "today")


class Group(NamedTuple):
    """One heading and what can be picked under it."""

    title: str
    choices: tuple[Choice, ...]


def names_of_values() -> dict[Pair, str]:
    """What feeds, agencies and sections are called."""
    known = feeds()
    return {
        **NAMED,
        **{("section", each.slug): each.name for each in all_sections().standing},
        **{("feed", each.name): each.name for each in known},
        **{("provider", each.provider): each.credit_name for each in known},
    }


def filter_groups(search: Search, *, names: dict[Pair, str]) -> tuple[Group, ...]:
    """Every group that offers a choice, in the order an editor looks for them."""
    known = feeds()
    offered = {
        "Urgency": ("level", KNOWN["level"]),
        "Agency": ("provider", _once(each.provider for each in known)),
        "Feed": ("feed", _feeds(known)),
        "Section": ("section", [each.slug for each in all_sections().standing]),
        "Sort": ("classed", KNOWN["classed"]),
        "Status": ("status", KNOWN["status"]),
        "Kind": ("kind", KNOWN["kind"]),
        "Language": ("language", _once(each.language.split("-")[0] for each in known if each.language)),
        "Pictures": ("pictures", SWITCHES["pictures"]),
        "Taken": ("claimed", SWITCHES["claimed"]),
        "Seen": ("viewed", SWITCHES["viewed"]),
        "Arrived": ("since", SINCE),
    }
    found = (Group(title, choices(search, name, values, names=names)) for title, (name, values) in offered.items())
    return tuple(each for each in found if each.choices)


def _feeds(known: tuple[FeedFacts, ...]) -> list[str]:
    """Feeds, where an agency has more than one: else its name says it."""
    providers = [each.provider for each in known]
    return [each.name for each in known if providers.count(each.provider) > 1]


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
