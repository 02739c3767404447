"""A story in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wireroom.page.rules.sheets.heads import TextLink
from wireroom.page.rules.sheets.pictures import PictureSheet

Kind = Literal["new", "update", "correction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeaserSheet:
    """A story in a list."""

    id: int
    href: str
    headline: str
    standfirst: str
    byline: str
    credit: str
    section: TextLink
    kind: Kind
    label: str
    """"Breaking", "Correction" or "" (nothing to say)."""
    correction: str
    """The newest version's correction note; empty unless `kind` is correction."""
    picture: PictureSheet | None
    """Cut to 3:2 around the focal point; None while there is none."""
    published_at: datetime
    """First published."""
    updated_at: datetime | None
    """Latest change; None while there is one version."""
    language: str
    direction: Literal["ltr", "rtl"]
