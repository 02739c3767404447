"""Every version of a story, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wireroom.page.rules.sheets.heads import Head
from wireroom.page.rules.sheets.teasers import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPart:
    """Words that stayed, came or went: plain text. Print added as `<ins>`, removed as `<del>`."""

    change: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffBlock:
    """A headline, standfirst or block of copy compared with the version before. `change` is of the block as a whole."""

    part: Literal["headline", "standfirst", "body"]
    change: Literal["same", "added", "removed", "changed"]
    parts: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSheet:
    """One version in the history: `id="v{number}"` is its anchor."""

    number: int
    kind: Kind
    label: str
    """"First version", "Update" or "Correction"."""
    at: datetime
    headline: str
    credit: str
    byline: str
    note: str
    """The public correction note, or empty."""
    blocks: tuple[DiffBlock, ...]
    """Compared with the version before; of the first version everything, as `same`."""
    unchanged: int
    """How many blocks stayed as they were and may be folded away."""
    received_at: datetime | None
    wire_id: str
    wire_version: str
    hash: str
    previous_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Every version of a story, newest first, with the chain of hashes that ties them."""

    head: Head
    headline: str
    href: str
    """The story itself."""
    json_href: str
    """The chain as JSON, for whoever wants to check it."""
    language: str
    direction: Literal["ltr", "rtl"]
    versions: tuple[VersionSheet, ...]
