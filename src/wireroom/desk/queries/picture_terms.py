"""On what terms a story's pictures may be used, told beside each of them in the editor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.pictures.api import pictures_named
from wireroom.pictures.events import PROVIDER, ArchivePicture, hindrance
from wireroom.story.api import PublicPicture
from wireroom.story.events import picture_mark
from wireroom.theme.times import stamp
from wireroom.wire.api import usage_of_pictures


def picture_terms(pictures: Sequence[PublicPicture], *, now: datetime) -> dict[str, str]:
    """Terms by the marks of the pictures; those without any are left out."""
    archived = pictures_named(each.href for each in pictures if each.provider == PROVIDER)
    offered = usage_of_pictures((each.provider, each.href) for each in pictures if each.provider != PROVIDER)
    said = {each: _said(archived[each.href], now=now) for each in pictures if each.href in archived}
    said |= {each: offered[each.provider, each.href] for each in pictures if (each.provider, each.href) in offered}
    return {picture_mark(each): words for each, words in said.items() if words}


def _said(picture: ArchivePicture, *, now: datetime) -> str:
    terms = picture.terms
    parts = [terms.usage.rstrip(".")]
    if terms.held or (terms.expires_at and terms.expires_at <= now):
        parts.append(f"It {hindrance(terms, stories=0, now=now).rstrip('.')}")
    elif terms.expires_at:
        parts.append(f"Rights end {stamp(terms.expires_at, zone=current_site().zone)}")
    if terms.most_stories:
        parts.append(f"In {terms.most_stories} of the newsroom’s stories at most, in {picture.stories} so far")
    return ". ".join(filter(None, parts))
