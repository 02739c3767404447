"""A story, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wireroom.page.rules.asking import PlainPanel
from wireroom.page.rules.sheets.blocks import BodyBlock
from wireroom.page.rules.sheets.heads import Head, TextLink
from wireroom.page.rules.sheets.pictures import PictureSheet

OF_THE_WIRE = frozenset({"paragraph", "heading", "quote", "list", "ordered-list", "table", "preformatted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote:
    """A correction as printed under the story: when, what, and which version made it."""

    at: datetime
    note: str
    number: int
    href: str
    """Leads to that version on the history page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """From the wire to the page. Empty strings and None for the newsroom's own copy."""

    provider: str
    wire_id: str
    wire_version: str
    received_at: datetime | None
    hash: str
    """Of the shown version, hex SHA-256; print its first twelve signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """A story, read."""

    head: Head
    id: int
    href: str
    headline: str
    standfirst: str
    label: str
    """"Breaking", "Correction" or ""."""
    byline: str
    authors: tuple[TextLink, ...]
    """The authors with pages of their own; print these instead of `byline` when there are any."""
    portraits: tuple[PictureSheet, ...]
    """Those of the authors, square, as far as there are any."""
    dateline: str
    credit: str
    """"Via Halyard news wire"; empty for own copy."""
    section: TextLink
    topics: tuple[TextLink, ...]
    language: str
    direction: Literal["ltr", "rtl"]
    body: tuple[BodyBlock, ...]
    appeal_after: int
    """The appeal's slot stands after this many blocks (0: no slot, the story is too short)."""
    lead: PictureSheet | None
    """The first picture that no block shows, uncut; None while it has not come."""
    pictures: tuple[PictureSheet, ...]
    """Further pictures, uncut, that no block shows: below the copy, or spread through it."""
    published_at: datetime
    updated_at: datetime | None
    """Latest change; None while there is one version."""
    version: int
    history_href: str
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""
    is_fatal: bool
    """The headline or standfirst says that people died: a while nothing is asked here."""
    is_silent: bool
    """An editor marked the story, its section or one of its topics: nothing is asked here."""
    panel: PlainPanel | None
    """Asks readers without script for support; None where nothing is asked."""
    provenance: Provenance

    @property
    def has_own_blocks(self) -> bool:
        """Whether a block needs the styles of the newsroom's own kinds."""
        return any(block.kind not in OF_THE_WIRE or block.by for block in self.body)

    @property
    def has_players(self) -> bool:
        """Whether a film or recording can be played on the page."""
        return any(block.player and block.player.frame for block in self.body)
