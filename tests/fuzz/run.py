"""Fuzz every reader: `make fuzz`, or `python tests/fuzz/run.py --count 3000 --seed 7`.

Mutated deliveries of every file in `tests/data` are read, and a sample of them is filed into a throw-away newsroom.
Of each it must hold: nothing is raised, nothing takes more than 2 s of processor time, no markup comes out but what
the page may print, every delivery ends as filed or in quarantine, and its bytes are kept as they came.
A finding names the seed and the number that make it again from the same corpus (`--seed S --only N`); its bytes are
kept beside it, for when the corpus has grown.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import signal
import sys
import tempfile
import time
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from deliveries import delivery
from originals import originals
from worker import LONGEST_S, Orders, Progress, tell, work

_LOOK_S = 0.2
_TELL_S = 5.0
_fork = multiprocessing.get_context("fork")
type Shared = Synchronized[Progress]


def main() -> int:
    """Fuzz, print the figures, and give the exit status: 0 if nothing was found."""
    asked = _arguments()
    findings = asked.findings or Path(tempfile.mkdtemp(prefix="wireroom-findings-"))
    findings.mkdir(parents=True, exist_ok=True)
    if asked.only is not None:
        orders = Orders(asked.seed, asked.only + 1, asked.only + 1, 1, findings)
        work(orders, asked.only, Progress())
    else:
        _run(
            Orders(asked.seed, asked.count, asked.workers, asked.every, findings), start=asked.start, quiet=asked.quiet
        )
    status = _report(findings)
    if status == 0 and not asked.findings:
        shutil.rmtree(findings)
    return status


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--start", type=int, default=0, help="the first number: goes on where a run was ended")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=int, default=50, help="file every Nth delivery too; 0 for none")
    parser.add_argument("--only", type=int, help="make and judge one delivery again")
    parser.add_argument(
        "--findings", type=Path, help="folder for what is found; a new one under the temporary folder if not given"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress")
    return parser.parse_args()


def _run(orders: Orders, *, start: int, quiet: bool) -> None:
    shared = [_fork.Value(Progress, lock=False) for _ in range(orders.workers)]
    running = {each: _start(orders, start + each, shared[each]) for each in range(orders.workers)}
    started = told = time.monotonic()
    while running:
        time.sleep(_LOOK_S)
        for each, process in list(running.items()):
            if not process.is_alive():
                _ended(orders, each, process, shared[each], running)
        if not quiet and time.monotonic() - told > _TELL_S:
            told = time.monotonic()
            _print(orders, shared, told - started)
    _print(orders, shared, time.monotonic() - started)


def _start(orders: Orders, start: int, progress: Progress) -> BaseProcess:
    process = _fork.Process(target=work, args=(orders, start, progress))
    process.start()
    return process


def _ended(
    orders: Orders, worker: int, process: BaseProcess, progress: Progress, running: dict[int, BaseProcess]
) -> None:
    """A worker that was ended by the alarm, or died, is a finding; another one goes on behind it."""
    del running[worker]
    if process.exitcode == 0:
        return
    alarmed = process.exitcode == -signal.SIGPROF
    why = f"it took more than {LONGEST_S:.0f} s" if alarmed else f"it ended the worker with {process.exitcode}"
    tell(orders, delivery(progress.number, seed=orders.seed, corpus=originals()), why)
    if progress.number + orders.workers < orders.count:
        running[worker] = _start(orders, progress.number + orders.workers, progress)


def _print(orders: Orders, shared: list[Progress], took: float) -> None:
    done = sum(each.done for each in shared)
    slowest = max(shared, key=lambda each: each.slowest_s)
    print(  # noqa: T201 - this is a program
        f"seed {orders.seed}: {done:,} of {orders.count:,} deliveries in {took:.0f} s, "
        f"{sum(each.items for each in shared):,} items, {sum(each.refusals for each in shared):,} refusals, "
        f"{sum(each.filed for each in shared):,} filed; slowest {slowest.slowest_s:.2f} s (number {slowest.slowest})",
        flush=True,
    )


def _report(findings: Path) -> int:
    file = findings / "findings.jsonl"
    found = [json.loads(each) for each in file.read_text().splitlines()] if file.exists() else []
    for each in found[:40]:
        print(f"number {each['number']} ({each['made_of']}): {each['fault'][:400]}")  # noqa: T201 - as above
    print(f"{len(found)} findings" + (f"; the bytes are in {findings}" if found else ""))  # noqa: T201 - as above
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
