"""The bytes as they came."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.site import current_site
from wireroom.wire.models import Delivery
from wireroom.wire.rules.names import raw_place


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCopy:
    """A delivery's bytes and the name it came under; both are the agency's, so neither is to be trusted."""

    name: str
    data: bytes


def raw_delivery(*, delivery_id: int) -> RawCopy:
    """Give the bytes of a delivery, filed or not. Raises LookupError when there is none."""
    return _raw(Delivery.objects.filter(pk=delivery_id).first(), what=f"delivery {delivery_id}")


def raw_item(*, item_id: int) -> RawCopy:
    """Give the bytes of the delivery an item was read from. Raises LookupError when there is no such item."""
    return _raw(Delivery.objects.filter(item=item_id).first(), what=f"wire item {item_id}")


def _raw(delivery: Delivery | None, *, what: str) -> RawCopy:
    if delivery is None:
        message = f"There is no {what}."
        raise LookupError(message)
    return RawCopy(name=delivery.name, data=(current_site().data / raw_place(delivery.sha256)).read_bytes())
