"""Put a file into a feed's hot folder, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from wireroom.demo.rules.timeline import Delivery


def deliver(delivery: Delivery, *, data: Path) -> Path:
    """Write the delivery under a hidden name, then rename it into `<data>/incoming/<feed>/`; the file's path."""
    folder = data / "incoming" / delivery.feed
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{delivery.name}.part"
    draft.write_bytes(delivery.make())
    return draft.rename(folder / delivery.name)
