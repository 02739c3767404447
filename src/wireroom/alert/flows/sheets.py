"""Keep the sheets in step with the subscriptions they are an index of. Always within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyroaring import BitMap

from wireroom.alert.models import Sheet, Subscription
from wireroom.alert.queries.sheets import ALL, PAUSED, SPAN, WAKES


def names_of(row: Subscription) -> frozenset[str]:
    """Every set a subscription stands in."""
    names = {ALL, f"service:{row.service_id}", f"rest:{row.profile_id}", f"key:{row.key_id}"}
    names |= {PAUSED} if row.paused else {f"topic:{key}" for key in row.topics}
    names |= {f"mute:{story_id}" for story_id in row.muted}
    names |= {f"cap:{row.cap}"} if row.cap else set()
    names |= {WAKES} if row.wakes else set()
    return frozenset(names)


def move(subscription_id: int, *, before: frozenset[str], after: frozenset[str]) -> None:
    """Take a subscription from the sets it has left into those it has come to."""
    one = BitMap([subscription_id])
    change(put=dict.fromkeys(after - before, one), take=dict.fromkeys(before - after, one))


def change(*, put: Mapping[str, BitMap], take: Mapping[str, BitMap]) -> None:
    """Put ids into sets, and take ids out of sets."""
    for name, ids in put.items():
        for number, part in _parts(ids):
            _write(name, number, _stored(name, number) | part)
    for name, ids in take.items():
        for number, part in _parts(ids):
            _write(name, number, _stored(name, number) - part)


def _parts(ids: BitMap) -> Iterable[tuple[int, BitMap]]:
    if not ids:
        return
    for number in range(ids.min() // SPAN, ids.max() // SPAN + 1):
        part = ids & BitMap(range(number * SPAN, (number + 1) * SPAN))
        if part:
            yield number, part.shift(-number * SPAN)


def _stored(name: str, number: int) -> BitMap:
    row = Sheet.objects.select_for_update().filter(name=name, number=number).first()
    return BitMap.deserialize(bytes(row.bits)) if row else BitMap()


def _write(name: str, number: int, ids: BitMap) -> None:
    if not ids:
        Sheet.objects.filter(name=name, number=number).delete()
        return
    ids.run_optimize()
    Sheet.objects.bulk_create(
        [Sheet(name=name, number=number, bits=ids.serialize())],
        update_conflicts=True,
        unique_fields=["name", "number"],
        update_fields=["bits"],
    )
