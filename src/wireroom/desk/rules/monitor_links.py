"""A search as addresses: with one thing more, one thing less, and each thing named so that it can be taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from wireroom.wire.events import FACETS, SWITCHES, Search

MONITOR = "/desk/wire"
WORDS = {
    ("pictures", "yes"): "With pictures",
    ("pictures", "no"): "Without pictures",
    ("conflict", "yes"): "In conflict",
    ("conflict", "no"): "Not in conflict",
    ("viewed", "yes"): "Seen",
    ("viewed", "no"): "Not seen",
    ("claimed", "me"): "Mine",
    ("claimed", "nobody"): "Taken by nobody",
    ("claimed", "somebody"): "Taken",
}
AGO = {"m": "minutes", "h": "hours", "d": "days"}
Pair = tuple[str, str]


class Chip(NamedTuple):
    """One thing that a search asks for: what it is called, and the address of the search without it."""

    name: str
    text: str
    without: str
    excluded: bool


class Choice(NamedTuple):
    """One value that can be picked: addresses that ask for it and that exclude it, or that end what is so now."""

    text: str
    value: str
    include: str
    exclude: str
    state: str
    """`wanted`, `unwanted` or empty."""


def query_of(pairs: Iterable[Pair]) -> str:
    """The query of an address, without its question mark."""
    return urlencode(list(pairs))


def address_of(pairs: Iterable[Pair]) -> str:
    """The monitor's address for a search."""
    query = query_of(pairs)
    return f"{MONITOR}?{query}" if query else MONITOR


def chips(search: Search, *, names: Mapping[Pair, str]) -> tuple[Chip, ...]:
    """Everything the search asks for but its words; `names` are what feeds, agencies and sections are called."""
    pairs = search.pairs()
    return tuple(
        Chip(
            name=name,
            text=called(name, value.removeprefix("-"), names),
            without=address_of(each for each in pairs if each != (name, value)),
            excluded=value.startswith("-"),
        )
        for name, value in pairs
        if name != "words"
    )


def choices(search: Search, name: str, values: Iterable[str], *, names: Mapping[Pair, str]) -> tuple[Choice, ...]:
    """What can be picked of one facet or switch."""
    return tuple(_choice(search, name, value, called(name, value, names)) for value in values)


def called(name: str, value: str, names: Mapping[Pair, str]) -> str:
    """What an editor calls a value."""
    if name == "since":
        return _since_called(value)
    return names.get((name, value)) or WORDS.get((name, value)) or value.capitalize()


def _since_called(since: str) -> str:
    if since == "today":
        return "Today"
    number, unit = since[:-1], AGO.get(since[-1:], "")
    if not unit or not number.isdigit():
        return f"Since {since}"
    return f"Last {unit.removesuffix('s')}" if number == "1" else f"Last {number} {unit}"


def _choice(search: Search, name: str, value: str, text: str) -> Choice:
    pairs = search.pairs()
    wanted, unwanted = (name, value), (name, f"-{value}")
    rest = [each for each in pairs if each not in (wanted, unwanted)]
    if name in SWITCHES or name == "since":
        rest = [each for each in rest if each[0] != name]
    return Choice(
        text=text,
        value=value,
        include=address_of(rest if wanted in pairs else [*rest, wanted]),
        exclude=address_of(rest if unwanted in pairs else [*rest, unwanted]) if name in FACETS else "",
        state="wanted" if wanted in pairs else "unwanted" if unwanted in pairs else "",
    )
