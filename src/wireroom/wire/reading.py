"""The readers' front door, for reading wire files without a newsroom: it needs neither Django nor a database."""

from __future__ import annotations

from wireroom.wire.adapters.readers import NAMES, read, read_file
from wireroom.wire.adapters.readers.as_json import reading_to_json, to_json
from wireroom.wire.adapters.readers.mapping.faults import MappingError
from wireroom.wire.adapters.readers.mapping.reader import format_of
from wireroom.wire.adapters.readers.mapping.shelf import Shelf, load_file, shelf
from wireroom.wire.adapters.readers.photo.dates import expiry
from wireroom.wire.adapters.readers.photo.words import picture_words
from wireroom.wire.rules.item import Reading, Refusal, WireItem

__all__ = [
    "NAMES",
    "MappingError",
    "Reading",
    "Refusal",
    "Shelf",
    "WireItem",
    "expiry",
    "format_of",
    "load_file",
    "picture_words",
    "read",
    "read_file",
    "reading_to_json",
    "shelf",
    "to_json",
]
