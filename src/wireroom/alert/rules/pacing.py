"""How fast readers are called to a page: as fast as the site bears it."""

from __future__ import annotations

from typing import Final

FREE: Final = float("inf")
CALM: Final = 0.15
STRAINED: Final = 0.6
SLOWEST: Final = 50.0
FROM: Final = 4_000.0


def next_rate(rate: float, *, took: float | None) -> float:
    """The messages a second to send from now on, after a look at the page that took so many seconds (None: no answer).

    A page that does not come stops the sending until it does; a slow one halves it; a quick one lets it grow until
    nothing holds it back.
    """
    if took is None:
        return 0.0
    if took > STRAINED:
        return max(SLOWEST, min(rate, FROM * 2) / 2)
    if took > CALM:
        return rate if rate > 0 else SLOWEST
    if rate >= FROM * 4:
        return FREE
    return max(rate, SLOWEST) * 2
