"""`wireroom ingest`: files go into the newsroom as if they had arrived on a feed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import structlog
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console

from wireroom.config.commands.given import checked_settings
from wireroom.config.commands.ground import need_folder
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import lock
from wireroom.config.processes.child import start_django

INTERRUPTED = 130


def run(*, files: Sequence[Path], feed: str) -> int:
    """Receive all files, then file them; the exit status is 1 if any was refused or could not be opened.

    Safe to interrupt and to run again: each item is filed once. Raises CannotRunError when the newsroom cannot
    take them here.
    """
    data = checked_settings().data
    need_folder(data)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))  # the summary says it
    start_django()
    _furnish(data)
    filing = import_module("wireroom.config.commands.filing")  # models can be imported only now
    try:
        return int(filing.ingest(files=files, feed=feed, console=Console(stderr=True)))
    except KeyboardInterrupt:
        Console(stderr=True).print("Interrupted. Nothing is lost: run the same command again to finish.")
        return INTERRUPTED


def _furnish(data: Path) -> None:
    """Make the tables if nobody has yet; with a newsroom that is up they are there."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    try:
        with lock.hold(data):
            import_module("wireroom.config.processes.migrate").main()
    except lock.AlreadyUpError as error:
        raise CannotRunError("The newsroom is just starting. Try again in a moment.") from error
