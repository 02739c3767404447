"""Tell a reader's open pages, on every device, that another room has something new for them."""

from __future__ import annotations

from wireroom.kernel.pulse import beat
from wireroom.reader.flows.sign_out import CHANNELS


def told_channel_of(reader_id: int) -> str:
    """The channel that rises when there is something new for this reader's pages; some readers share one."""
    return f"told-{reader_id % CHANNELS}"


def tell_pages(*, reader_id: int) -> None:
    """Let the pages in which this reader is signed in ask anew. In the caller's transaction."""
    beat(told_channel_of(reader_id))
