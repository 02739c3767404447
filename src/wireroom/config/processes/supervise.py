"""The parent of all processes. It imports no Django, holds no data and so has no reason to fall."""

from __future__ import annotations

import os
import resource
import selectors
import signal
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from wireroom.config.processes.offspring import Offspring

GRACE = 10.0
TICK = 0.25
OPEN_FILES = 65_536

type Say = Callable[[str, str], None]


class Supervisor:
    """Starts the children, starts again what falls, and stops them all, at the latest ten seconds after being asked.

    `say(role, line)` is told every line that a child prints, and each fall. `noted(pids)` is told whenever the
    set of running processes has changed.
    """

    def __init__(
        self,
        *,
        environment: Mapping[str, str],
        say: Say,
        noted: Callable[[dict[str, int]], None],
        verbose: bool = False,
    ) -> None:
        self._environment = environment
        self._say = say
        self._noted = noted
        self._verbose = verbose
        self._children: dict[str, Offspring] = {}
        self._selector = selectors.DefaultSelector()
        self._lifeline, self._held_end = os.pipe()
        self._asked = False
        self._listen_for_signals()

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether Ctrl-C or SIGTERM has come."""
        return self._asked

    def add(self, roles: Sequence[str], *, once: bool = False) -> None:
        """Have children of these roles from now on; with `once`, until they have done their duty."""
        for role in roles:
            self._children[role] = self._offspring(role, once=once)

    def watch(self, until: Callable[[], bool] = lambda: False) -> bool:
        """Keep the children running until asked to stop (False) or until `until` is true (True)."""
        while not self._asked:
            self._bury_dead()
            self._start_due()
            if until():
                return True
            self._listen(TICK)
        return False

    def run_once(self, role: str) -> int:
        """Run a child of this role to its end; its exit status. Others are kept running meanwhile."""
        child = self._offspring(role, once=True)
        self._hear(child)
        self.watch(until=lambda: not child.is_alive)
        child.terminate()
        while child.is_alive or self._is_heard(role):
            self._listen(TICK)
        return child.bury()

    def stop(self) -> None:
        """Stop all children: ask, wait ten seconds, then end what is left."""
        for child in self._children.values():
            child.terminate()
        deadline = time.monotonic() + GRACE
        while any(child.is_alive for child in self._children.values()) and time.monotonic() < deadline:
            self._listen(0.05)
        for child in self._children.values():
            if child.is_alive:
                self._say(child.role, "did not stop when asked; ended")
                child.kill()
        os.close(self._held_end)

    def _offspring(self, role: str, *, once: bool) -> Offspring:
        return Offspring(role, lifeline=self._lifeline, environment=self._environment, verbose=self._verbose, once=once)

    def _bury_dead(self) -> None:
        for child in list(self._children.values()):
            if child.is_waiting or child.is_alive:
                continue
            status = child.bury()
            if child.is_done(status):
                del self._children[child.role]
            else:
                self._say(child.role, f"{_ending(status)}; starting it again in {child.pause:.1f} s")

    def _start_due(self) -> None:
        due = [each for each in self._children.values() if each.is_waiting and each.start_at <= time.monotonic()]
        for child in due:
            self._hear(child)
        if due:
            self._noted({child.role: child.pid for child in self._children.values() if child.is_alive})

    def _hear(self, child: Offspring) -> None:
        pipe = child.start()
        os.set_blocking(pipe.fileno(), False)
        self._selector.register(pipe, selectors.EVENT_READ, _Ear(child.role, self._say))

    def _is_heard(self, role: str) -> bool:
        return any(isinstance(key.data, _Ear) and key.data.role == role for key in self._selector.get_map().values())

    def _listen(self, seconds: float) -> None:
        for key, _ in self._selector.select(seconds):
            ear = key.data
            data = os.read(key.fd, 65_536)
            if ear is not None:
                ear.take(data)
                if not data:
                    self._selector.unregister(key.fileobj)
                    key.fileobj.close()  # type: ignore[union-attr]  # only pipes are registered with an ear

    def _listen_for_signals(self) -> None:
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setblocking(False)
        self._wakers = (ours, theirs)
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(each, self._ask)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(ours, selectors.EVENT_READ, None)

    def _ask(self, *_: object) -> None:
        self._asked = True


class _Ear:
    """Makes lines of what a child prints."""

    def __init__(self, role: str, say: Say) -> None:
        self.role = role
        self._say = say
        self._rest = b""

    def take(self, data: bytes) -> None:
        """Pass on whole lines, and at the end what is left."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if not data and self._rest:
            lines.append(self._rest)
        for line in lines:
            self._say(self.role, line.decode(errors="replace"))


def raise_file_limit() -> None:
    """Allow as many open connections as the system lets us have; the children inherit it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _ending(status: int) -> str:
    return f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
