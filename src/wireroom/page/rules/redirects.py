"""Where old addresses lead: written down by editors or brought from an older site; circles are refused."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from wireroom.page.rules.targets import is_target

MOST_HOPS = 10
MOST_AT_ONCE = 5_000
LONGEST_PATH = 400
KINDS = {"": False, "exact": False, "prefix": True}
NOT_OURS = (
    *("/desk", "/account", "/search", "/alerts", "/wire", "/live", "/static", "/media", "/support", "/briefings"),
    *("/topic", "/by", "/author", "/sitemap", "/corrections", "/saved", "/404", "/503"),
)
"""Addresses under which the newsroom's own machinery answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """`path` leads to `to`; with `prefix` so does every address under it, with what follows kept."""

    path: str
    to: str
    prefix: bool = False


class BadMovesError(ValueError):
    """The redirects cannot be kept: `faults` say why, one a line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


def moves_from(text: str) -> tuple[Move, ...]:
    """Read redirects from CSV: `old,new` or `old,new,prefix` a line; a first line of names is passed over.

    Raises BadMovesError naming each faulty line.
    """
    rows = list(csv.reader(StringIO(text)))
    if len(rows) > MOST_AT_ONCE:
        raise BadMovesError([f"There are {len(rows)} lines; bring at most {MOST_AT_ONCE} at a time."])
    faults: list[str] = []
    found: list[Move] = []
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and not cells[0].startswith("/")):
            continue
        kind = KINDS.get(cells[2].lower()) if len(cells) > 2 else False
        if len(cells) not in (2, 3) or kind is None:
            faults.append(f"Line {number} is not “old,new” or “old,new,prefix”.")
            continue
        found.append(Move(path=cells[0], to=cells[1], prefix=kind))
    if faults:
        raise BadMovesError(faults)
    return tuple(found)


def tidied(move: Move) -> Move:
    """Give a move without the slashes at its end."""
    return Move(path=move.path.rstrip("/") or "/", to=move.to.rstrip("/") or "/", prefix=move.prefix)


def faults_of(moves: Iterable[Move], *, known: Mapping[str, Move], living: Iterable[str]) -> list[str]:
    """Say why moves cannot be kept beside those `known` by their paths; `living` are the addresses of pages."""
    wanted = list(moves)
    alive = set(living)
    together = dict(known) | {move.path: move for move in wanted}
    if faults := [fault for move in wanted if (fault := _fault(move, alive))]:
        return faults
    return [f"{each.path} would lead in a circle." for each in together.values() if _is_circle(each, together)]


def goal(path: str, moves: Mapping[str, Move]) -> str | None:
    """Follow an address through all moves to where it ends; None when it goes round in circles."""
    seen = set()
    for _ in range(MOST_HOPS):
        step = _step(path, moves)
        if step is None:
            return path
        if step in seen:
            return None
        seen.add(step)
        path = step
    return None


def joined(to: str, rest: str) -> str:
    """Give the address for what followed a moved prefix; nothing in `rest` can lead off the site."""
    return f"{to.rstrip('/')}/{rest.lstrip('/')}"


def _fault(move: Move, alive: set[str]) -> str:
    own = move.path.startswith("/") and not move.path.startswith("//") and is_target(move.path)
    faults = (
        (not own or any(sign in move.path for sign in "?#*"), "is no address of this site, such as /old/page"),
        (len(move.path) > LONGEST_PATH, f"is longer than {LONGEST_PATH} signs"),
        (move.path == "/", "is the first page, which stays"),
        (_is_ours(move.path), "belongs to the newsroom’s own pages"),
        (move.path in alive, "is a page that readers have; take it down first"),
        (not is_target(move.to) or "*" in move.to, f"leads to {move.to}, which is no address with / or https://"),
    )
    return next((f"{move.path} {fault}." for is_so, fault in faults if is_so), "")


def _is_circle(move: Move, together: Mapping[str, Move]) -> bool:
    tried = [move.path, joined(move.path, "x")] if move.prefix else [move.path]
    return any(goal(each, together) is None for each in tried)


def _step(path: str, moves: Mapping[str, Move]) -> str | None:
    if path in moves:
        return moves[path].to
    for parent in parents(path):
        move = moves.get(parent)
        if move and move.prefix:
            return joined(move.to, path[len(parent) :])
    return None


def parents(path: str) -> list[str]:
    """Give the addresses above one, the nearest first, without the first page."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts) - 1, 1, -1)]


def _is_ours(path: str) -> bool:
    return any(path == own or path.startswith(own + "/") for own in NOT_OURS)
