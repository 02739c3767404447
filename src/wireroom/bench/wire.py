"""`wireroom bench wire`: how fast copy is read, how soon it can be found, and how soon an editor sees it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from wireroom.bench.arrival import in_a_backlog, searchable_per_s
from wireroom.bench.figures import Figures
from wireroom.bench.peers import PeerMissingError
from wireroom.bench.readers import RUNS, readers_per_s
from wireroom.bench.screen import arrival_to_screen


def measure() -> Figures:
    """Read the demo's copy, let 2,000 files land at once, drain a backlog of 20,000, and look at a screen."""
    figures = readers_per_s() | {"searchable_items_per_s": searchable_per_s()} | in_a_backlog()
    missing: tuple[str, ...] = ()
    try:
        figures |= _percentiles(arrival_to_screen())
    except PeerMissingError as error:
        missing = (str(error),)
    units = {name: "ms" if name.endswith("_ms") else "items/s" for name in figures}
    return Figures(figures=figures, units=units, runs=RUNS, missing=missing)


def _percentiles(took: Sequence[float]) -> dict[str, float]:
    return {
        "arrival_to_screen_p50_ms": statistics.median(took) * 1000,
        "arrival_to_screen_p99_ms": took[int(len(took) * 0.99) - 1] * 1000,
    }
