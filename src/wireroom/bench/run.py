"""`wireroom bench NAME`: run one benchmark and print what it found."""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from wireroom.bench import appeals, fanout, kill, live, pages, publish, scale, search, wire
from wireroom.bench.figures import Figures
from wireroom.bench.peers import PeerMissingError

BENCHES: dict[str, Callable[[], Figures]] = {
    "appeals": appeals.measure,
    "fanout": fanout.measure,
    "kill": kill.measure,
    "live": live.measure,
    "pages": pages.measure,
    "publish": publish.measure,
    "scale": scale.measure,
    "search": search.measure,
    "wire": wire.measure,
}


def run(name: str, *, json: bool) -> int:
    """Run the benchmark of that name; the exit status is 1 when it is unknown or its peer is not installed.

    With `json` one object is printed: `bench`, `figures`, `units` and `runs`; else a table.
    """
    measure = BENCHES.get(name)
    if measure is None:
        print(f"There is no benchmark {name!r}: choose one of {', '.join(sorted(BENCHES))}.", file=sys.stderr)
        return 1
    try:
        found = measure()
    except PeerMissingError as error:
        print(error, file=sys.stderr)
        return 1
    print(as_json(name, found)) if json else _print_table(name, found)
    return 0


def as_json(name: str, found: Figures) -> str:
    """The figures as scripts read it."""
    return json_format.dumps({"bench": name, "figures": found.figures, "units": found.units, "runs": found.runs})


def _print_table(name: str, found: Figures) -> None:
    table = Table("Figure", "Median", "Unit", title=f"{name}, {found.runs} runs", title_justify="left", box=None)
    for figure, value in found.figures.items():
        shown = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
        table.add_row(figure, shown, found.units.get(figure, ""))
    console = Console(highlight=False)
    console.print(table)
    for peer in found.missing:
        console.print(f"Not installed, so not measured: {peer}")
