"""How fast each reader reads, beside bare parsing of the same bytes: the floor that no reader can pass."""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import feedparser  # type: ignore[import-untyped]  # it ships no types
from lxml import etree

from wireroom.demo.api import many
from wireroom.wire.reading import read

RUNS = 5
STORIES = 240

type Parse = Callable[[bytes], object]


def readers_per_s() -> dict[str, float]:
    """Items a second of each reader over the demo's invented copy, and of its peers on the same bytes.

    The peer of an XML reader is lxml, of a JSON reader json; RSS is read by feedparser too.
    """
    figures: dict[str, float] = {}
    for form, copies in sorted(_copies().items()):
        figures |= _beside(re.sub(r"\W", "_", form), copies, bare=_floor(copies[0]))
        if form == "rss":
            figures["feedparser_per_s_rss"] = _rate(feedparser.parse, copies)
    return figures


def _floor(copy: bytes) -> Parse:
    """The barest way to open such bytes."""
    first = copy.lstrip()[:1]
    return etree.fromstring if first == b"<" else json.loads if first in b"{[" else bytes.decode


def _copies() -> Mapping[str, Sequence[bytes]]:
    """The demo's single stories as files, by the format they are in."""
    found: dict[str, list[bytes]] = defaultdict(list)
    for delivery in many(STORIES, now=datetime.now(UTC)):
        data = delivery.make()
        found[read(data).format or "unknown"].append(data)
    return found


def _beside(form: str, copies: Sequence[bytes], *, bare: Parse) -> dict[str, float]:
    return {f"read_per_s_{form}": _rate(read, copies), f"bare_per_s_{form}": _rate(bare, copies)}


def _rate(parse: Parse, copies: Sequence[bytes]) -> float:
    """Files a second, the median of the runs after one to warm up. Each file holds one item."""
    return statistics.median([len(copies) / _seconds(parse, copies) for _ in range(RUNS + 1)][1:])


def _seconds(parse: Parse, copies: Sequence[bytes]) -> float:
    began = time.perf_counter()
    for copy in copies:
        parse(copy)
    return time.perf_counter() - began
