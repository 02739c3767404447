"""`wireroom read`: wire files to JSON lines, without Django and without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import track

from wireroom.config.commands.refusal import CannotRunError
from wireroom.wire.reading import (
    NAMES,
    MappingError,
    Reading,
    Shelf,
    format_of,
    load_file,
    read,
    read_file,
    reading_to_json,
    shelf,
)

MANY = 200
MISUSED = 2
STANDARD_INPUT = Path("-")


def run(*, files: Sequence[Path], form: str | None, mapping: Path | None = None, out: BinaryIO | None = None) -> int:
    """Print one JSON object per item and line, and one per refusal with its reason; `-` is standard input.

    The exit status is 0 if every file gave an item or a reasoned refusal, 1 if one could not be opened at all, and
    2 for a format nobody knows or a mapping that cannot be used.
    """
    try:
        mappings = Shelf((format_of(load_file(mapping)),)) if mapping else shelf(mappings_folder())
    except MappingError as error:
        return _misused(str(error))
    names = (*NAMES, *mappings.names)
    if form is not None and form not in names:
        return _misused(
            f"{form!r} is not a format Wireroom reads; choose one of: {', '.join(names)}.{_broken(mappings)}"
        )
    wanted = mappings.names[0] if mapping else form
    return _print_all(files, lambda path: _reading(path, wanted, mappings), out or sys.stdout.buffer)


def mappings_folder() -> Path | None:
    """Where the newsroom's own mappings lie; None where its settings are wrong, which keeps nobody from reading."""
    from wireroom.config.commands.given import checked_settings  # noqa: PLC0415 - reading needs no settings otherwise

    try:
        return checked_settings().data / "mappings"
    except CannotRunError:
        return None


def _misused(words: str) -> int:
    Console(stderr=True, soft_wrap=True, markup=False, highlight=False).print(words)
    return MISUSED


def _broken(mappings: Shelf) -> str:
    return "".join(f"\n{fault}" for fault in mappings.faults)


def _print_all(files: Sequence[Path], reading: Callable[[Path], Reading], out: BinaryIO) -> int:
    quiet = len(files) < MANY or not sys.stderr.isatty() or sys.stdout.isatty()
    try:
        for path in track(files, "Reading", console=Console(stderr=True), disable=quiet):
            _print(path, reading(path), out)
        out.flush()
    except BrokenPipeError:  # whoever reads us has seen enough
        sys.stdout = None  # so that nothing is flushed at exit
    return 0 if all(path.is_file() or path == STANDARD_INPUT for path in files) else 1


def _print(path: Path, reading: Reading, out: BinaryIO) -> None:
    for found in reading_to_json(reading, file=str(path)):
        line = json.dumps(found, ensure_ascii=False, allow_nan=False)
        out.write(line.encode("utf-8", "backslashreplace") + b"\n")


def _reading(path: Path, form: str | None, mappings: Shelf) -> Reading:
    if path == STANDARD_INPUT:
        return read(sys.stdin.buffer.read(), format=form, mappings=mappings.formats)
    return read_file(path.resolve(), format=form, mappings=mappings.formats)
