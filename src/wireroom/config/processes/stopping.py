"""Being asked to stop."""

from __future__ import annotations

import signal
import threading
from functools import cache


@cache
def stop_asked() -> threading.Event:
    """Set when this process is asked to stop: work in hand is finished first. Call it once in the main thread."""
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    return asked
