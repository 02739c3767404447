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
from wireroom.wire.api import ends_of_pictures, usage_of_pictures
from wireroom.wire.events import PictureEnd, why_ended


def picture_terms(pictures: Sequence[PublicPicture], *, now: datetime) -> dict[str, str]:
    """Terms by the marks of the pictures; those without any are left out."""
    archived = pictures_named(each.href for each in pictures if each.provider == PROVIDER)
    said = {each: _said(archived[each.href], now=now) for each in pictures if each.href in archived}
    said |= _said_by_agencies([each for each in pictures if each.provider != PROVIDER], now=now)
    return {picture_mark(each): words for each, words in said.items() if words}


def _said_by_agencies(pictures: Sequence[PublicPicture], *, now: datetime) -> dict[PublicPicture, str]:
    named = {each: (each.provider, each.href) for each in pictures}
    usage, ends = usage_of_pictures(named.values()), ends_of_pictures(named.values())
    return {
        each: ". ".join(filter(None, (usage.get(name, "").rstrip("."), end_words(ends.get(name, ()), now=now))))
        for each, name in named.items()
    }


def end_words(ends: Sequence[PictureEnd], *, now: datetime) -> str:
    """When an agency's picture ends, or that it has; empty where nobody said."""
    zone = current_site().zone
    if why := why_ended(ends, zone=zone, now=now):
        return f"It {why.rstrip('.')}"
    return f"Rights end {stamp(min(end.at for end in ends if end.at), zone=zone)}" if ends else ""


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
