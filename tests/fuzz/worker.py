"""One worker: makes its share of the deliveries, reads them, looks at what came out, and writes down what is wrong."""

from __future__ import annotations

import faulthandler
import json
import signal
import time
import warnings
from ctypes import Structure, c_double, c_longlong
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from checks import faults
from deliveries import Mutated, delivery
from originals import originals
from throwaway import Newsroom

from wireroom.wire.adapters.readers import read

LONGEST_S = 2.0
_BATCH = 20
_ZONE = ZoneInfo("Europe/Berlin")


class Progress(Structure):
    """Where a worker is, in memory that it shares with the parent."""

    _fields_ = (
        ("number", c_longlong),
        ("done", c_longlong),
        ("items", c_longlong),
        ("refusals", c_longlong),
        ("filed", c_longlong),
        ("slowest_s", c_double),
        ("slowest", c_longlong),
    )


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be fuzzed; `every` says which delivery is filed too (0 for none)."""

    seed: int
    count: int
    workers: int
    every: int
    findings: Path


def work(orders: Orders, start: int, progress: Progress) -> None:
    """Do the deliveries `start`, `start + workers`, … A hang of 2 s of processor time ends the process."""
    traces = (orders.findings / f"hang-{start % orders.workers}.txt").open("a")
    faulthandler.register(signal.SIGPROF, file=traces, chain=True)
    corpus = originals()
    newsroom = Newsroom() if orders.every else None
    warnings.filterwarnings("error", module=r"wireroom\.")
    batch: list[Mutated] = []
    for number in range(start, orders.count, orders.workers):
        progress.number = number
        mutated = delivery(number, seed=orders.seed, corpus=corpus)
        _read(mutated, orders, progress)
        if newsroom and number // orders.workers % orders.every == 0:
            batch.append(mutated)
        if newsroom and (len(batch) == _BATCH or number + orders.workers >= orders.count):
            _file(batch, newsroom, orders, progress)
            batch = []
        progress.done += 1
    if newsroom:
        newsroom.close()


def _read(mutated: Mutated, orders: Orders, progress: Progress) -> None:
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
    try:
        reading = read(mutated.data, zone=_ZONE)
    except Exception as fault:  # noqa: BLE001 - whatever is raised is what is looked for
        return tell(orders, mutated, f"read raised {type(fault).__name__}: {fault}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    took = time.process_time() - started
    if took > progress.slowest_s:
        progress.slowest_s, progress.slowest = took, mutated.number
    progress.items += len(reading.items)
    progress.refusals += len(reading.refusals)
    for fault in {each.partition(" in the ")[0]: each for each in faults(reading)}.values():
        tell(orders, mutated, fault)
    return None


def _file(batch: list[Mutated], newsroom: Newsroom, orders: Orders, progress: Progress) -> None:
    try:
        for fault in newsroom.file(batch):
            tell(orders, batch[0], fault)
    except Exception as fault:  # noqa: BLE001 - as above
        numbers = [each.number for each in batch]
        tell(orders, batch[0], f"filing {numbers} raised {type(fault).__name__}: {fault}")
    progress.filed += len(batch)


def tell(orders: Orders, mutated: Mutated, fault: str) -> None:
    """Write a finding down, with the bytes that show it."""
    with (orders.findings / "findings.jsonl").open("a") as file:
        told = {"seed": orders.seed, "number": mutated.number, "made_of": mutated.made_of, "fault": fault[:2000]}
        file.write(json.dumps(told) + "\n")
    (orders.findings / f"{orders.seed}-{mutated.number}.bin").write_bytes(mutated.data)
