"""Where `wireroom` begins: Ctrl-C ends it without a traceback, even while it is still loading."""

from __future__ import annotations

INTERRUPTED = 130


def main() -> None:
    """Load the command line and run it."""
    try:
        from wireroom.config.cli import main as command_line  # noqa: PLC0415 - loading it is what may be interrupted

        command_line()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
