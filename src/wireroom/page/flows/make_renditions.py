"""Cut a story's pictures to size; slow, so it has a lane of its own."""

from __future__ import annotations

import os
from pathlib import Path

import structlog
from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.kernel.outbox import announce
from wireroom.kernel.site import current_site
from wireroom.page.adapters.darkroom import UnableToDevelop, develop, upright_size
from wireroom.page.events import PicturesPrepared
from wireroom.page.models import Rendition
from wireroom.page.queries import MEDIA
from wireroom.page.rules.cuts import Cut, cuts_of, media_path
from wireroom.pictures.api import picture_file
from wireroom.story.api import PublicPicture, published_story
from wireroom.wire.api import PictureFile

log = structlog.get_logger(__name__)


def make_renditions(story_id: int, *, clock: Clock) -> None:
    """Make what is still missing of a public story's pictures, and say that its page can be made again."""
    now = clock.now()
    story = published_story(now=now, story_id=story_id)
    if story is None:
        return
    for picture in story.current.pictures:
        if file := picture_file(provider=picture.provider, href=picture.href, now=now):
            _prepare(picture, file)
    with transaction.atomic():
        announce(PicturesPrepared(story_id))


def _prepare(picture: PublicPicture, file: PictureFile) -> None:
    try:
        width, height = upright_size(file.path)
        missing = _missing(file.sha256, cuts_of(picture, width=width, height=height))
        made = [filed_print(file.sha256, cut, data) for cut, data in develop(file.path, missing, credit=picture.credit)]
    except UnableToDevelop as error:
        log.warning("page.picture_broken", provider=picture.provider, href=picture.href, error=str(error))
        return
    Rendition.objects.bulk_create(made, ignore_conflicts=True)


def _missing(sha256: str, cuts: tuple[Cut, ...]) -> list[Cut]:
    there = set(Rendition.objects.filter(sha256=sha256).values_list("path", flat=True))
    return [cut for cut in cuts if media_path(sha256, cut) not in there]


def filed_print(sha256: str, cut: Cut, data: bytes) -> Rendition:
    """Put a file that was made in its place; give its row."""
    path = media_path(sha256, cut)
    file = rendition_file(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(file)
    return Rendition(sha256=sha256, cut=cut.cut, format=cut.format, width=cut.width, height=cut.height, path=path)


def rendition_file(path: str) -> Path:
    """Say where the file of a picture's address lies."""
    return current_site().data / "renditions" / path.removeprefix(MEDIA)
