"""What a reader raises when a delivery or an item cannot become copy; `read` turns it into a refusal."""

from __future__ import annotations

from wireroom.wire.rules.item import WireItem


class UnreadableError(Exception):
    """Copy that cannot be read. `reason` says what is wrong and what to do, in words an editor can act on."""

    def __init__(self, reason: str, *, format: str | None = None, partial: WireItem | None = None) -> None:  # noqa: A002 - as in `Reading`
        super().__init__(reason)
        self.reason = reason
        self.format = format
        self.partial = partial
