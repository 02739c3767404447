"""`wireroom verify`: whether all version chains are sound, and every killed story still is off every surface."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.progress import track
from rich.table import Table

from wireroom.config.commands.given import checked_settings
from wireroom.config.commands.probe import Probe, probe
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import lock, places
from wireroom.config.processes.child import start_django

CHUNK = 1_000
WIDTH_OF_FILES = 300
"""Columns where nobody watches: wide enough for whole addresses, so that a script can read them."""


def run() -> int:
    """Print what was checked and each fault; the exit status is 1 when there is one.

    Raises CannotRunError when there is no newsroom yet.
    """
    data = checked_settings().data
    if not places.database(data).exists():
        raise CannotRunError(f"There is no newsroom in {data.resolve()} yet: `wireroom up` makes one.")
    start_django()
    console = Console(highlight=False, soft_wrap=True)
    if not console.is_terminal:
        console.width = WIDTH_OF_FILES
    running = lock.running(data)
    faults = [*_chain_faults(console), *_kill_faults(console, url=running.url if running else "")]
    for fault in faults:
        console.print(f"[bold red]fault[/bold red]  {fault}")
    console.print("No fault." if not faults else f"{len(faults)} faults.")
    return int(bool(faults))


def _chain_faults(console: Console) -> list[str]:
    from wireroom.story import api as story  # noqa: PLC0415 - models are there once Django is set up

    ids = list(_story_ids())
    faults = []
    for story_id in track(ids, "Version chains", console=console, disable=not console.is_terminal):
        faults += [f"Story {story_id}: {fault}" for fault in story.verify_chain(story_id=story_id)]
    console.print(f"Version chains of {len(ids)} stories: {len(faults)} faults.")
    return faults


def _story_ids() -> Iterator[int]:
    from wireroom.story import api as story  # noqa: PLC0415 - as above

    last = 0
    while ids := story.story_ids(after_id=last, limit=CHUNK):
        yield from ids
        last = ids[-1]


def _kill_faults(console: Console, *, url: str) -> list[str]:
    from wireroom.page import api as page  # noqa: PLC0415 - as above
    from wireroom.story import api as story  # noqa: PLC0415 - as above

    table = Table("Story", "Surface", "Address", "Killed (UTC)", "Gone after", "Now", box=None, pad_edge=False)
    faults = list(page.kill_record_faults())
    records = page.kill_records()
    for record in records:
        order = story.kill_order(story_id=record.story_id)
        seen = (
            probe(url, record.path, story_path=story.address(story_id=record.story_id))
            if url
            else Probe("not probed", "")
        )
        took = f"{(record.gone_at - order.ordered_at).total_seconds():.3f} s" if order else "no order found"
        when = f"{order.ordered_at:%Y-%m-%d %H:%M:%S}" if order else ""
        table.add_row(str(record.story_id), record.surface, record.path, when, took, seen.now)
        faults += [f"Story {record.story_id}, {record.surface} {record.path}: {seen.fault}"] if seen.fault else []
    where = f"probed at {url}" if url else "probed in the store, for the newsroom is not up"
    console.print(f"Kill records: {len(records)}, {where}.")
    if records:
        console.print(table)
    return faults
