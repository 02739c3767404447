"""One child process: started, listened to, started again when it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import IO

STEADY_AFTER = 10.0
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0


class Offspring:
    """A child by its role. All times are of the monotonic clock, in seconds."""

    def __init__(
        self, role: str, *, lifeline: int, environment: Mapping[str, str], verbose: bool, once: bool = False
    ) -> None:
        self.role = role
        self.once = once
        self.process: subprocess.Popen[bytes] | None = None
        self.start_at = 0.0
        self._failures = 0
        self._born = 0.0
        self._lifeline = lifeline
        self._environment = environment
        self._options = ["--verbose"] if verbose else []

    def start(self) -> IO[bytes]:
        """Start it; what it prints comes out of the pipe that is returned."""
        command = [sys.executable, "-m", "wireroom.config.processes.child", self.role, str(self._lifeline)]
        self._born = time.monotonic()
        self.process = subprocess.Popen(
            [*command, *self._options],
            env={**os.environ, **self._environment, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=[self._lifeline],
            process_group=0,  # Ctrl-C reaches the parent alone, which says who stops when
        )
        assert self.process.stdout is not None  # noqa: S101 - asked for above
        return self.process.stdout

    @property
    def pid(self) -> int:
        """Its process id, 0 while it does not run."""
        return self.process.pid if self.is_alive and self.process else 0

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def is_waiting(self) -> bool:
        """Whether it is to be started, at `start_at`."""
        return self.process is None

    def is_done(self, status: int) -> bool:
        """Whether that exit status was the end of its duty."""
        return self.once and status == 0

    def bury(self) -> int:
        """Take note of its end and set when it starts again, later each time it failed soon; its exit status."""
        assert self.process is not None  # noqa: S101 - it has ended, so it was started
        status, self.process = self.process.returncode, None
        steady = time.monotonic() - self._born > STEADY_AFTER
        self._failures = 1 if steady else self._failures + 1
        self.start_at = time.monotonic() + self.pause
        return status

    @property
    def pause(self) -> float:
        """How long it is let rest after this many failures."""
        return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (self._failures - 1))

    def terminate(self) -> None:
        """Ask it to stop."""
        if self.process is not None and self.is_alive:
            self.process.terminate()

    def kill(self) -> None:
        """Stop it without asking."""
        if self.process is not None and self.is_alive:
            self.process.kill()
