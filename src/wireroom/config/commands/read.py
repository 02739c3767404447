"""`wireroom read`: wire files to JSON lines, without Django and without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import track

from wireroom.wire.reading import Reading, read, read_file, reading_to_json

MANY = 200
STANDARD_INPUT = Path("-")


def run(*, files: Sequence[Path], form: str | None, out: BinaryIO | None = None) -> int:
    """Print one JSON object per item and line, and one per refusal with its reason; `-` is standard input.

    The exit status is 0 if every file gave an item or a reasoned refusal, 1 if one could not be opened at all.
    """
    out = out or sys.stdout.buffer
    quiet = len(files) < MANY or not sys.stderr.isatty() or sys.stdout.isatty()
    try:
        for path in track(files, "Reading", console=Console(stderr=True), disable=quiet):
            _print(path, form, out)
        out.flush()
    except BrokenPipeError:  # whoever reads us has seen enough
        sys.stdout = None  # so that nothing is flushed at exit
    return 0 if all(path.is_file() or path == STANDARD_INPUT for path in files) else 1


def _print(path: Path, form: str | None, out: BinaryIO) -> None:
    for found in reading_to_json(_reading(path, form), file=str(path)):
        line = json.dumps(found, ensure_ascii=False, allow_nan=False)
        out.write(line.encode("utf-8", "backslashreplace") + b"\n")


def _reading(path: Path, form: str | None) -> Reading:
    if path == STANDARD_INPUT:
        return read(sys.stdin.buffer.read(), format=form)
    return read_file(path.resolve(), format=form)
