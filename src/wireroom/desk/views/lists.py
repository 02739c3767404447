"""What the desk's two lists share: what was asked for, and where the next page begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest, QueryDict

PAGE = 40


class Numbered(Protocol):
    """A row that knows its number."""

    @property
    def id(self) -> int:
        """The row's number; lists are ordered by it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf[Row: Numbered]:
    """One page of a list: its rows, and the query that brings the next page ("" on the last)."""

    rows: Sequence[Row]
    older: str
    newest: str
    """The query of the first page, for going back to it; empty on the first page itself."""


def before_id(request: HttpRequest) -> int | None:
    """Where the page begins: after the row of this number; a number nobody can have made is none."""
    return number(request, "before")


def number(request: HttpRequest, name: str) -> int | None:
    """A number that an address gives; None for none, and for one that nobody can have made."""
    given = request.GET.get(name, "")
    return int(given) if is_number(given) else None


def is_number(given: str) -> bool:
    """Whether it can be the number of a row."""
    return given.isascii() and given.isdigit() and len(given) < 19


def leaf[Row: Numbered](request: HttpRequest, rows: Sequence[Row]) -> Leaf[Row]:
    """The page of `rows`, which were asked for with one more than a page shows."""
    shown = rows[:PAGE]
    more = len(rows) > PAGE
    return Leaf(
        rows=shown,
        older=_query(request.GET, {"before": str(shown[-1].id)}) if more else "",
        newest=_query(request.GET, {"before": ""}) if request.GET.get("before") else "",
    )


def _query(given: QueryDict, change: Mapping[str, str]) -> str:
    query = given.copy()
    for name, value in change.items():
        query[name] = value
    for name in [name for name in query if not query[name]]:
        del query[name]
    return f"?{query.urlencode()}"
