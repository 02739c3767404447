"""A story, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from wireroom.page.rules.sheets.heads import Head, TextLink
from wireroom.page.rules.sheets.pictures import PictureSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """One block of copy.

    `kind` is paragraph, heading (h2), quote, list (ul), ordered-list (ol), table or preformatted; `html` is
    sanitised: inline markup; of a list its `<li>`s, of a table its rows. `key` is a short hash of the content
    for `data-key`: it tells the live script which blocks changed.
    """

    kind: Literal["paragraph", "heading", "quote", "list", "ordered-list", "table", "preformatted"]
    html: Markup
    key: str


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
    """The first picture, uncut; None while it has not come."""
    pictures: tuple[PictureSheet, ...]
    """Further pictures, uncut: below the copy, or spread through it."""
    published_at: datetime
    updated_at: datetime | None
    """Latest change; None while there is one version."""
    version: int
    history_href: str
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""
    provenance: Provenance
