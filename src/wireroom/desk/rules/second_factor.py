"""When the desk asks for more than a password."""

from __future__ import annotations

from datetime import datetime, timedelta

STEP_WAITS_FOR = timedelta(minutes=10)
"""How long the desk waits for the second factor after the password."""
FRESH_FOR = timedelta(minutes=30)
"""How long a proof counts for what is grave."""
CODE_GOOD_FOR = timedelta(seconds=30)
"""One step of an app's codes (RFC 6238, section 4.1)."""
DRIFT = 1
"""Steps by which a telephone's clock may be wrong (RFC 6238, section 6)."""


def is_demanded(since: datetime | None, *, now: datetime) -> bool:
    """Whether everybody needs a second factor: from `since` on, or never."""
    return since is not None and now >= since


def steps_at(now: datetime, *, last: int) -> tuple[int, ...]:
    """The steps whose codes are good now; none up to `last`, for each code counts once (RFC 6238, section 5.2)."""
    here = int(now.timestamp() // CODE_GOOD_FOR.total_seconds())
    return tuple(step for step in range(here - DRIFT, here + DRIFT + 1) if step > last)
