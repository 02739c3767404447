"""Item by item: what is wrong with one never stops its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Refusal, WireItem

MOST_ITEMS = 10_000
TOO_MANY = f"Only the first {MOST_ITEMS:,} items of the file were read. Ask the agency to split it."
NOTHING_IN_IT = "There is no item in the file. Ask the agency what it meant to send."


def read_each[Source](
    sources: Iterable[Source], read: Callable[[Source], WireItem]
) -> tuple[tuple[WireItem, ...], tuple[Refusal, ...]]:
    """Read each source on its own: the items that came out, and a refusal for each that did not."""
    items: list[WireItem] = []
    refusals: list[Refusal] = []
    number = -1
    for number, source in enumerate(sources):
        if number == MOST_ITEMS:
            refusals.append(Refusal(reason=TOO_MANY))
            break
        try:
            items.append(read(source))
        except UnreadableError as fault:
            refusals.append(Refusal(reason=fault.reason, item=number, partial=fault.partial))
        except Exception as fault:  # noqa: BLE001 - a reader's own fault must not stop the other items
            refusals.append(Refusal(reason=own_fault(fault), item=number))
    if number < 0:
        refusals.append(Refusal(reason=NOTHING_IN_IT))
    return tuple(items), tuple(refusals)


def own_fault(fault: Exception) -> str:
    """The reason to give where the reader itself failed."""
    told = f"{type(fault).__name__}: {fault}"[:200]
    return f"Wireroom's reader failed on this copy ({told}). The bytes are kept: report it, then try again."
