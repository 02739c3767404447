"""Files given by name are received and filed, with a bar to watch and a summary at the end. Needs Django set up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from wireroom.config.commands.refusal import CannotRunError
from wireroom.kernel.clock import SystemClock
from wireroom.wire import api as wire

AT_ONCE = 50
LARGEST = 64_000_000
MOST_REASONS = 20


@dataclass(slots=True)
class Tally:
    """What came of a run."""

    new: dict[int, None] = field(default_factory=dict)
    """Deliveries that wait to be filed, in the order of the files."""
    known: dict[int, None] = field(default_factory=dict)
    """Deliveries that had arrived before."""
    inside: dict[int, None] = field(default_factory=dict)
    """Deliveries that came out of archives."""
    faults: list[str] = field(default_factory=list)
    items: int = 0
    repeats: int = 0
    quarantined: int = 0


def ingest(*, files: Sequence[Path], feed: str, console: Console) -> int:
    """Receive all files, then file them and print what came of it; the exit status."""
    tally = Tally()
    try:
        with Progress(console=console, transient=True) as progress:
            _receive(progress.track(files, description="Receiving"), feed, tally)
            waiting = [*tally.new, *tally.known]
            for some in batched(progress.track(waiting, description="Filing"), AT_ONCE):
                _file(some, tally)
            tally.new |= tally.inside
            for some in batched(progress.track([*tally.inside], description="Filing what was packed"), AT_ONCE):
                _file(some, tally)
    except ValueError as error:
        raise CannotRunError(str(error)) from error
    _tell(console, tally, feed)
    return 1 if tally.faults or tally.quarantined else 0


def _receive(files: Iterable[Path], feed: str, tally: Tally) -> None:
    pieces: list[tuple[str, bytes]] = []
    for path in files:
        try:
            if path.stat().st_size > LARGEST:
                tally.faults.append(f"{path}: more than {LARGEST // 1_000_000} MB; split it.")
                continue
            pieces.append((path.name, path.read_bytes()))
        except OSError as error:
            tally.faults.append(f"{path}: {error.strerror}")
        if len(pieces) >= AT_ONCE or sum(len(data) for _, data in pieces) > LARGEST:
            _keep(pieces, feed, tally)
            pieces = []
    _keep(pieces, feed, tally)


def _keep(pieces: Sequence[tuple[str, bytes]], feed: str, tally: Tally) -> None:
    for receipt in wire.receive_many(feed=feed, files=pieces, now=SystemClock().now()):
        if receipt.delivery_id not in tally.new:
            (tally.known if receipt.repeated else tally.new)[receipt.delivery_id] = None


def _file(deliveries: Sequence[int], tally: Tally) -> None:
    for filing in wire.file_batch(deliveries, now=SystemClock().now()):
        tally.quarantined += filing.quarantined
        if filing.delivery_id in tally.new:
            tally.items += len(filing.item_ids)
            tally.repeats += filing.repeats
            tally.inside.update(dict.fromkeys(filing.inside))


def _tell(console: Console, tally: Tally, feed: str) -> None:
    for fault in tally.faults[:MOST_REASONS]:
        console.print(f"[red]Not opened[/] {escape(fault)}", soft_wrap=True)
    waiting = {*tally.new, *tally.known}
    for entry in wire.quarantined(limit=MOST_REASONS, deliveries=waiting) if tally.quarantined else ():
        console.print(f"[red]Quarantined[/] {escape(entry.name)}: {escape(entry.reason)}", soft_wrap=True)
    console.print(
        f"{len(waiting)} files on feed {feed}: {tally.items} items filed, {tally.repeats} items and "
        f"{len(tally.known)} files known already, {tally.quarantined} in quarantine.",
        soft_wrap=True,
    )
