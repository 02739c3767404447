"""Everything that is kept of the devices that an account has to do with, for its owner's copy of their data."""

from __future__ import annotations

from typing import Any

from wireroom.alert.models import Subscription
from wireroom.alert.queries.devices import device_of
from wireroom.alert.rules.readers import Device


def devices_of_reader(reader_id: int) -> list[dict[str, Any]]:
    """Plain values, ready to be written as JSON, moments in UTC. What opens a device to who sends there is left out."""
    rows = Subscription.objects.filter(reader_id=reader_id).order_by("pk")
    return [_written(device_of(row)) for row in rows]


def _written(device: Device) -> dict[str, Any]:
    wishes = device.wishes
    return {
        "browser": device.family,
        "since": device.born_at.isoformat(),
        "seen": device.seen_at.isoformat(),
        "topics": list(wishes.topics),
        "muted_stories": list(wishes.muted),
        "quiet_from": wishes.rest.begins.isoformat("minutes"),
        "quiet_until": wishes.rest.ends.isoformat("minutes"),
        "time_zone": wishes.rest.zone,
        "most_a_day": wishes.cap,
        "breaking_news_wakes": wishes.wakes,
        "paused": wishes.paused,
        "language": wishes.language,
    }
