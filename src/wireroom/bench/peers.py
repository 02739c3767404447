"""The programs that a benchmark needs beside the newsroom."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

SYSTEM = "/usr/local/sbin:/usr/sbin:/sbin"
"""Where servers lie that are not on an ordinary user's PATH."""


class PeerMissingError(Exception):
    """A program that a benchmark needs is not installed; the message names it."""


def need(program: str) -> str:
    """The path of a program. Raises PeerMissingError when it is not installed."""
    path = shutil.which(program) or shutil.which(program, path=SYSTEM)
    if path is None:
        raise PeerMissingError(f"{program} is not installed: this benchmark needs it (apt install {program}).")
    return path


def on_core(core: int, command: Sequence[str]) -> list[str]:
    """The command, held to one core where the machine has several."""
    if (os.cpu_count() or 1) < 2:
        return list(command)
    return [need("taskset"), "-c", str(core), *command]


@contextmanager
def running(
    command: Sequence[str], *, fds: Sequence[int] = (), environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Run a server for as long as it is needed."""
    process = subprocess.Popen(command, pass_fds=fds, env={**os.environ, **(environment or {})})
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def listens(port: int) -> bool:
    """Whether somebody listens on this port of loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
