"""Whether a newsroom can stand here: the folder and the port."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

from wireroom.config.commands.refusal import CannotRunError


def need_folder(data: Path) -> None:
    """Make the data folder, open to its owner only. Raises CannotRunError when it cannot be written."""
    mend = "give another folder by WIREROOM_DATA, or the rights to write this one"
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotRunError(f"The data folder {data} cannot be made ({error.strerror}): {mend}.") from error
    if not os.access(data, os.W_OK | os.X_OK):
        raise CannotRunError(f"The data folder {data} is not writable: {mend}.")


def free_port(host: str, port: int) -> int:
    """The port itself, or any free one for 0. Raises CannotRunError when it cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen()
            return int(probe.getsockname()[1])
    except OSError as error:
        raise CannotRunError(_why(error, host, port)) from error


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use: choose another with --port, or stop what listens there."
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than you have: choose one above 1023 with --port."
    return f"{host}:{port} cannot be listened on ({error.strerror}): set WIREROOM_HOST to an address of this machine."
