"""Readers' devices for the desk's tests of alerts, and what a sending leaves behind."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyroaring import BitMap

from wireroom.alert import api as alerts
from wireroom.alert.flows.sheets import change
from wireroom.alert.models import Alert, Receipt

SERVICE = "https://push.test:8443"


def subscribe(number: int, *topics: str, staff: str = "", **wishes: object) -> alerts.Device:
    """A reader's browser that follows these topics."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return alerts.subscribe(
        endpoint=f"{SERVICE}/send/{number}",
        keys=alerts.Keys(p256dh=point, auth=os.urandom(16)),
        wishes=alerts.Wishes(topics=topics, **wishes),  # type: ignore[arg-type]
        now=datetime.now(UTC),
        staff=staff,
    )


def sent(alert_id: int, devices: Iterable[alerts.Device], *, at: datetime) -> None:
    """Leave the traces of a sending that has ended."""
    ids = [device.id for device in devices]
    Alert.objects.filter(pk=alert_id).update(state="sent", began_at=at, finished_at=at, wanted=len(ids))
    change(put={f"told:{alert_id}": BitMap(ids)}, take={})


def receipt(alert_id: int, device: alerts.Device, what: str, *, after_ms: int) -> None:
    """Leave a device's word."""
    Receipt.objects.create(
        alert_id=alert_id, subscription_id=device.id, what=what, family=device.family, after_ms=after_ms
    )
