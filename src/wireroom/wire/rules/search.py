"""A search of the wire: what an address asks for, as a fact. Whatever is not understood is named and left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from wireroom.wire.rules.facts import LEVELS, Classed
from wireroom.wire.rules.item import Kind, Status
from wireroom.wire.rules.since import is_since

LONGEST_WORDS = 200
MOST_VALUES = 30
FACETS = ("level", "feed", "provider", "section", "classed", "status", "kind", "language")
"""What can be asked for and excluded, several at once; a value that begins with a minus is excluded."""
SWITCHES: dict[str, tuple[str, ...]] = {
    "pictures": ("yes", "no"),
    "conflict": ("yes", "no"),
    "viewed": ("yes", "no"),
    "claimed": ("me", "nobody", "somebody"),
}
"""What has one value. The desk's own conditions answer to `viewed` and `claimed`."""
KNOWN: dict[str, tuple[str, ...]] = {
    "level": LEVELS,
    "classed": get_args(Classed),
    "status": get_args(Status),
    "kind": get_args(Kind),
}
ALIASES = {"agency": "provider", "lang": "language", "class": "classed"}
SAYINGS = {
    ("has", "pictures"): ("pictures", "yes"),
    ("is", "seen"): ("viewed", "yes"),
    ("is", "unseen"): ("viewed", "no"),
    ("is", "mine"): ("claimed", "me"),
    ("is", "free"): ("claimed", "nobody"),
    ("is", "taken"): ("claimed", "somebody"),
    ("is", "conflict"): ("conflict", "yes"),
}
_TYPED = re.compile(r'(?<!\S)(?P<minus>-?)(?P<name>[a-z]+):(?P<value>"[^"]*"|\S+)', re.IGNORECASE)
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,64}")


@dataclass(frozen=True, slots=True)
class Picked:
    """Values of one facet: one of `wanted` if there are any, and none of `unwanted`."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


ANYTHING = Picked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for on the wire. `notes` say, in words for the editor, what of the address was left out.

    `since` is how far it looks back, as `rules.since` reads it.
    """

    words: str = ""
    level: Picked = ANYTHING
    feed: Picked = ANYTHING
    provider: Picked = ANYTHING
    section: Picked = ANYTHING
    classed: Picked = ANYTHING
    status: Picked = ANYTHING
    kind: Picked = ANYTHING
    language: Picked = ANYTHING
    pictures: str = ""
    conflict: str = ""
    viewed: str = ""
    claimed: str = ""
    since: str = ""
    notes: tuple[str, ...] = field(default=(), compare=False)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Names and values as an address carries them, always in the same order; `read_search` reads them back."""
        return (
            *((("words", self.words),) if self.words else ()),
            *(pair for name in FACETS for pair in _pairs_of(name, getattr(self, name))),
            *((name, getattr(self, name)) for name in (*SWITCHES, "since") if getattr(self, name)),
        )

    def facet(self, name: str) -> Picked:
        """What is picked of one of FACETS."""
        picked: Picked = getattr(self, name)
        return picked


def read_search(query: Mapping[str, Sequence[str]]) -> Search:
    """Read an address's query: all values of each name. What is typed as `name:value` among the words counts too."""
    notes: list[str] = []
    typed, words = _typed(" ".join(query.get("words", ()))[:LONGEST_WORDS])
    asked = {name: [*query.get(name, ()), *typed.get(name, ())] for name in (*FACETS, *SWITCHES, "since")}
    found: dict[str, Any] = {name: _picked(name, asked[name], notes) for name in FACETS}
    found |= {name: _switch(name, asked[name], notes) for name in SWITCHES}
    return Search(words=words, **found, since=_since(asked["since"], notes), notes=tuple(notes))


def _pairs_of(name: str, picked: Picked) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for value in picked.wanted)
    yield from ((name, f"-{value}") for value in picked.unwanted)


def _typed(words: str) -> tuple[dict[str, list[str]], str]:
    """What is typed as `name:value`, and the words that remain."""
    found: dict[str, list[str]] = {}

    def take(term: re.Match[str]) -> str:
        name, value = term["name"].lower(), term["value"].strip('"')
        name, value = SAYINGS.get((name, value.lower()), (ALIASES.get(name, name), value))
        if name not in FACETS and name not in SWITCHES and name != "since":
            return term[0]
        found.setdefault(name, []).append(term["minus"] + value)
        return ""

    rest = _TYPED.sub(take, words)
    return found, " ".join(rest.split())


def _picked(name: str, values: Iterable[str], notes: list[str]) -> Picked:
    wanted, unwanted = dict[str, None](), dict[str, None]()
    for value in list(filter(None, (each.strip() for each in values)))[:MOST_VALUES]:
        bare = value.removeprefix("-")
        bare = bare.lower() if name in KNOWN or name == "language" else bare
        if bare not in KNOWN.get(name, (bare,)) or not _NAME.fullmatch(bare):
            notes.append(f"There is no {name} “{bare[:40]}”.")
        else:
            (unwanted if value.startswith("-") else wanted)[bare] = None
    return Picked(tuple(each for each in wanted if each not in unwanted), tuple(unwanted))


def _switch(name: str, values: Sequence[str], notes: list[str]) -> str:
    value = next((each.strip().lower() for each in reversed(values) if each.strip()), "")
    if value.startswith("-"):
        value = {"-yes": "no", "-no": "yes", "-nobody": "somebody", "-somebody": "nobody"}.get(value, value)
    if value and value not in SWITCHES[name]:
        notes.append(f"“{name}” is one of {', '.join(SWITCHES[name])}, not “{value[:40]}”.")
        return ""
    return value


def _since(values: Sequence[str], notes: list[str]) -> str:
    value = next((each.strip() for each in reversed(values) if each.strip()), "")
    known = not value or is_since(value)
    if not known:
        notes.append(f"“{value[:40]}” is no time to look back to: write 30m, 2h, 3d, today or 2026-11-22.")
    return value if known else ""
