"""A front's spots as an editor sent them: fields named by each spot's key, in the order of the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.http import QueryDict

from wireroom.desk.rules.pools import EVERYTHING
from wireroom.page.api import SIZES, Pool, Size, Spot

FAR_TOO_MANY = 99
"""A count above it means the same refusal, and must not make anybody look for so many stories."""
MOST_READ = 60
"""More spots than a front may have, so that too many are refused in words and not cut off."""


def spots_of(data: QueryDict) -> tuple[Spot, ...]:
    """Read the spots. What cannot be meant becomes what the room refuses in words."""
    return tuple(_spot(data, key) for key in data.getlist("spot")[:MOST_READ])


def changed(spots: Sequence[Spot], keys: Sequence[str], pressed: str) -> tuple[Spot, ...]:
    """Give the spots after a press of a spot's own button: `up:KEY`, `down:KEY`, `remove:KEY`."""
    does, _, key = pressed.partition(":")
    if key not in keys:
        return tuple(spots)
    order, at = list(spots), keys.index(key)
    spot = order.pop(at)
    if does in {"up", "down"}:
        order.insert(max(0, at - 1) if does == "up" else at + 1, spot)
    return tuple(order) if does in {"up", "down", "remove"} else tuple(spots)


def _spot(data: QueryDict, key: str) -> Spot:
    kind, _, slug = data.get(f"pool-{key}", EVERYTHING).partition(":")
    label: Pool = "section" if kind == "section" else "topic" if kind == "topic" else ""
    size = data.get(f"size-{key}", "row")
    return Spot(
        size=cast("Size", size if size in SIZES else "row"),
        story=_number(data.get(f"story-{key}", "")) or None,
        label=label,
        slug=slug[:100] if label else "",
        by="weight" if data.get(f"by-{key}") == "weight" else "newest",
        count=min(_number(data.get(f"count-{key}", "1")), FAR_TOO_MANY),
        headline=" ".join(data.get(f"headline-{key}", "").split()),
        teaser=" ".join(data.get(f"teaser-{key}", "").split()),
        picture=f"plain-{key}" not in data,
    )


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
