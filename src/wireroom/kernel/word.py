"""What an open page of ours says to the front, as whoever answers it needs it. Importable without Django."""

from __future__ import annotations

from typing import Protocol

OWN = frozenset({"", "same-origin"})
"""What browsers say of a page that lives here; the old ones say nothing (W3C Fetch Metadata)."""


class Word(Protocol):
    """What came in."""

    @property
    def body(self) -> bytes:
        """The bytes."""
        ...

    @property
    def address(self) -> str:
        """The network address they came from."""
        ...

    @property
    def fetch_site(self) -> str:
        """The browser's word for where the asking page lives."""
        ...
