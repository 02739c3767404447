"""`wireroom mapping check`: whether a mapping can be used, and what it makes of samples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from wireroom.wire.reading import (
    MappingError,
    Reading,
    Shelf,
    WireItem,
    format_of,
    load_file,
    read_file,
    reading_to_json,
)

_BESIDE = ("file", "format", "body_html", "body_first60")
_DATES = {
    "sent": "sent",
    "firstcreated": "first_created",
    "versioncreated": "version_created",
    "contentcreated": "content_created",
    "contentmodified": "content_modified",
    "expires": "expires",
}


def check(*, file: Path, samples: Sequence[Path]) -> int:
    """Print each fault of a mapping, or what it makes of each sample; the exit status is 1 if any of it is wrong."""
    console = Console(soft_wrap=True, markup=False, highlight=False)
    try:
        mapping = load_file(file)
    except MappingError as error:
        console.print(str(error))
        return 1
    console.print(f"{file.name}: {mapping.format} can be used.")
    mappings = Shelf((format_of(mapping),))
    return max((_show(console, each, mappings) for each in samples), default=0)


def _show(console: Console, sample: Path, mappings: Shelf) -> int:
    reading = read_file(sample.resolve(), format=mappings.names[0], mappings=mappings.formats)
    items = "1 item" if len(reading.items) == 1 else f"{len(reading.items)} items"
    console.print(f"\n{sample.name}: {items}, {len(reading.refusals)} refused")
    for item, told in zip(reading.items, reading_to_json(reading, file=sample.name), strict=False):
        _show_item(console, item, told)
    for refusal in reading.refusals:
        at = "" if refusal.item is None else f" item {refusal.item + 1}"
        console.print(f"  refused{at}: {refusal.reason}")
    return int(_is_wrong(reading))


def _is_wrong(reading: Reading) -> bool:
    return bool(reading.refusals) or not reading.items


def _show_item(console: Console, item: WireItem, told: dict[str, object]) -> None:
    said = {name: value for name, value in told.items() if name not in _BESIDE and value not in (None, [], False)}
    more = {
        "urgency_raw": item.urgency_raw,
        "standfirst": item.standfirst,
        "keywords": list(item.keywords),
        "genres": list(item.genres),
    }
    for name, value in (said | _dates(item) | {name: value for name, value in more.items() if value}).items():
        console.print(f"  {name:15} {value}")
    if item.unmapped:
        console.print(f"  {'not mapped':15} {', '.join(item.unmapped)}")
    console.print()


def _dates(item: WireItem) -> dict[str, str]:
    """The dates that say no offset of their own, with the zone that they were read in."""
    found = {name: getattr(item, field) for name, field in _DATES.items()}
    return {
        name: f"{moment.at:%Y-%m-%dT%H:%M:%S} {moment.at.tzinfo}"
        for name, moment in found.items()
        if moment and moment.at and moment.zone_reason == "feed"
    }
