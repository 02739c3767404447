"""One block of a story's copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from wireroom.page.rules.sheets.heads import NOTHING, TextLink
from wireroom.page.rules.sheets.pictures import PictureSheet
from wireroom.wire.events import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerSheet:
    """A film or recording elsewhere: `href` is where it stands, `frame` its player ("" when it is a link only)."""

    href: str
    words: str
    service: str
    medium: str
    """"video" or "audio"; "" for a link."""
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentSheet:
    """One line of a timeline."""

    when: Markup
    what: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSheet:
    """A post of a live blog: `name` is its permalink's fragment; `changed_at` None while it stands as written."""

    name: str
    at: datetime
    changed_at: datetime | None
    title: str
    by: str
    is_key: bool
    is_pinned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """One block of copy.

    `html` is sanitised: inline markup; of a list its `<li>`s, of a table its rows. `key` is a short hash of the
    content for `data-key`: it tells the live script which blocks changed. What only some kinds have is empty for
    the others.
    """

    kind: BlockKind
    html: Markup
    key: str
    title: Markup = NOTHING
    """Of a fact box."""
    by: Markup = NOTHING
    """Whose words a quote is."""
    pictures: tuple[PictureSheet, ...] = ()
    player: PlayerSheet | None = None
    links: tuple[TextLink, ...] = ()
    """Of related stories."""
    moments: tuple[MomentSheet, ...] = ()
    """Of a timeline."""
    post: PostSheet | None = None
    """Of a live post; `html` is then its copy alone."""
    key_events: tuple[PostSheet, ...] = ()
    """Of the block that stands before the posts, and lists those that matter most, the newest first."""
