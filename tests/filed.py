"""What is filed, for tests that look at what became of copy."""

from __future__ import annotations

from datetime import UTC, datetime

from wireroom.wire.api import FiledItem, monitor_items
from wireroom.wire.events import Search

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def filed_items(words: str = "") -> tuple[FiledItem, ...]:
    """Every item that the monitor finds by these words, newest arrival first."""
    return monitor_items(search=Search(words=words), now=NOW, limit=1000)
