"""The process that answers the desk, the search and agencies' pushes: Django behind a Unix socket."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from wireroom.config.processes import lifeline
from wireroom.config.processes.child import write_logs
from wireroom.config.processes.places import app_socket
from wireroom.config.settings import settings

THREADS = 6
KILL_AFTER = 8


def main() -> None:
    """Serve until asked to stop; the worker is a process of its own, which follows this one."""
    multiprocessing.set_start_method("spawn")
    socket = app_socket(settings().data)
    socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    socket.unlink(missing_ok=True)
    server: Any = Granian(
        "wireroom.config.wsgi:application",
        uds=socket,
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        backlog=1024,
        backpressure=512,
        workers_kill_timeout=KILL_AFTER,
        log_level=LogLevels.error,
        websockets=False,
    )
    server.serve(target_loader=load_application, wrap_loader=False)
    sys.exit(0)


def load_application() -> Callable[..., Any]:
    """Called in the worker: tie it to its parent, then import the application."""
    lifeline.follow_parent()
    write_logs(verbose=False)
    application: Callable[..., Any] = import_module("wireroom.config.wsgi").application
    return application
