"""The mappings a newsroom has: those that Wireroom brings, and the newsroom's own in `<data>/mappings`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from wireroom.wire.adapters.readers.mapping.faults import Fault, MappingError
from wireroom.wire.adapters.readers.mapping.file import Mapping, load_mapping
from wireroom.wire.adapters.readers.mapping.reader import format_of
from wireroom.wire.adapters.readers.mapping.yaml import LARGEST
from wireroom.wire.adapters.readers.read import read
from wireroom.wire.adapters.readers.registry import Format
from wireroom.wire.rules.item import Reading

PACKAGED = Path(__file__).parents[3] / "mappings"
MOST_FILES = 500
type State = tuple[tuple[Path, int, int], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Mappings that can be used, as formats, and what is wrong with those that cannot."""

    formats: tuple[Format, ...] = ()
    faults: tuple[MappingError, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The formats' names: `mapping:` and the mapping's own."""
        return tuple(name for each in self.formats for name in each.names)

    def read(self, data: bytes, *, format: str | None = None, zone: ZoneInfo) -> Reading:  # noqa: A002 - as in `read`
        """Read a delivery; where nothing came of it, the reason tells of mappings that could not be used."""
        reading = read(data, format=format, zone=zone, mappings=self.formats)
        if reading.items or not self.faults:
            return reading
        told = str(self.faults[0]).partition("\n")[0]
        refusals = tuple(
            replace(each, reason=f"{each.reason} A mapping could not be used: {told}") for each in reading.refusals
        )
        return replace(reading, refusals=refusals)


def shelf(folder: Path | None) -> Shelf:
    """The mappings in a folder, with those that Wireroom brings; read again only when a file there has changed.

    A mapping in the folder counts before one of the same name that Wireroom brings. Raises OSError where the
    folder is there and cannot be looked into.
    """
    return _shelf(tuple(_states(folder)) if folder is not None and folder.is_dir() else ())


def load_file(file: Path) -> Mapping:
    """One mapping file. Raises MappingError, also for a file that cannot be read."""
    try:
        with file.open(encoding="utf-8-sig") as opened:
            text = opened.read(LARGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise MappingError(file.name, [Fault(1, "", f"The file cannot be read: {why}.")]) from error
    return load_mapping(text, file=file.name)


def _states(folder: Path) -> Iterator[tuple[Path, int, int]]:
    for file in sorted(folder.glob("*.y*ml"))[:MOST_FILES]:
        if file.suffix in (".yaml", ".yml") and not file.name.startswith(".") and file.is_file():
            found = file.stat()
            yield file, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _shelf(states: State) -> Shelf:
    own, faults = _loaded(file for file, _, _ in states)
    brought = {name: each for name, each in _packaged().items() if name not in own}
    return Shelf(tuple(format_of(each) for each in (*own.values(), *brought.values())), faults)


@cache
def _packaged() -> dict[str, Mapping]:
    found, _ = _loaded(sorted(PACKAGED.glob("*.yaml")))
    return found


def _loaded(files: Iterable[Path]) -> tuple[dict[str, Mapping], tuple[MappingError, ...]]:
    found: dict[str, Mapping] = {}
    faults: list[MappingError] = []
    for file in files:
        try:
            mapping = load_file(file)
            _refuse_twin(mapping, found, file)
        except MappingError as error:
            faults.append(error)
        else:
            found[mapping.name] = mapping
    return found, tuple(faults)


def _refuse_twin(mapping: Mapping, found: dict[str, Mapping], file: Path) -> None:
    if mapping.name in found:
        told = f"Another file in the folder is named {mapping.name}, too. Give one of them another name."
        raise MappingError(file.name, [Fault(1, "name", told)])
