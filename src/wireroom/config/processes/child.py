"""How each child of `wireroom up` starts: `python -m wireroom.config.processes.child ROLE PIPE [--verbose]`."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module

import structlog

from wireroom.config.processes import lifeline

DJANGO_ROLES = {"migrate", "worker", "pictures", "post", "ingest", "fetch", "sender", "elsewhere", "ready", "demo"}


def main(role: str, pipe: int, *, verbose: bool) -> None:
    """Hold on to the parent, set up what the role needs, and do its duty."""
    lifeline.hold(pipe)
    write_logs(verbose=verbose)
    duty = role.partition("-")[0]
    if duty in DJANGO_ROLES:
        start_django()
    import_module(f"wireroom.config.processes.{duty}").main()


def write_logs(*, verbose: bool) -> None:
    """Log to standard error, in lines; the parent names the process and the time is left to it."""
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def start_django() -> None:
    """Set Django up; roles that import models are imported after it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wireroom.config.django_settings")
    import_module("django").setup()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), verbose="--verbose" in sys.argv)
