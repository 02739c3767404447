"""The shelf of manuscripts: `demo/copy/morning` and `demo/copy/running`, one story or take a file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from wireroom.demo.rules.copy import Copy
from wireroom.demo.rules.manuscript import read_manuscript


@cache
def manuscripts(shelf: Literal["morning", "running"]) -> tuple[Copy, ...]:
    """Every manuscript of a shelf, by file name."""
    folder = files("wireroom.demo") / "copy" / shelf
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda entry: entry.name)
    return tuple(
        read_manuscript(name=entry.name.removesuffix(".md"), text=entry.read_text(encoding="utf-8")) for entry in found
    )
