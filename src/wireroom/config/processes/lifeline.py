"""No orphans: a child ends when its parent is gone, however the parent went."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from contextlib import suppress

PR_SET_PDEATHSIG = 1
GRACE = 5.0


def hold(pipe: int) -> None:
    """Watch the pipe that only the parent holds open; at its end, stop as if asked to, then stop anyway."""
    threading.Thread(target=_wait_for_end, args=(pipe,), name="lifeline", daemon=True).start()


def follow_parent() -> None:
    """For a grandchild, which has no pipe: be killed with the parent, on every system within a second."""
    parent = os.getppid()
    if sys.platform == "linux":
        with suppress(OSError):
            ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_leave_without, args=(parent,), name="lifeline", daemon=True).start()


def _wait_for_end(pipe: int) -> None:
    while os.read(pipe, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


def _leave_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
