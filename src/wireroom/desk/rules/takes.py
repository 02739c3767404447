"""Takes of one running story: which to compare, and which of two is the earlier."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.wire.events import FiledItem, version_order

type Two = tuple[FiledItem, FiledItem]


def two_takes(takes: Sequence[FiledItem], *, shown: FiledItem, one: str = "", other: str = "") -> Two | None:
    """The two takes to compare, the earlier one first; None where there are no two.

    `one` and `other` are ids as an editor chose them. Without a choice it is the take that is shown and the last of
    its kind that came before it; for the first take of all, the next.
    """
    known = {str(each.id): each for each in takes}
    new = known.get(other, shown)
    old = known.get(one) or _beside(new, takes)
    if old is None or old.id == new.id:
        return None
    return (old, new) if is_earlier(old, new) else (new, old)


def is_earlier(one: FiledItem, other: FiledItem) -> bool:
    """Whether one take comes before the other: by the agency's versions where it numbers them, else by arrival."""
    versions = version_order(one.item.version), version_order(other.item.version)
    if one.item.stable_id == other.item.stable_id and versions[0] != versions[1]:
        return versions[0] < versions[1]
    return one.id < other.id


def _beside(take: FiledItem, takes: Sequence[FiledItem]) -> FiledItem | None:
    alike = [each for each in takes if each.id != take.id and each.item.kind == take.item.kind]
    earlier = [each for each in alike if is_earlier(each, take)]
    return max(earlier, key=lambda each: each.id) if earlier else min(alike, key=lambda each: each.id, default=None)
