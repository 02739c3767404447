"""Mount a story's pictures: find their files, and what has been cut from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wireroom.page.queries import prints_of, sources_of
from wireroom.page.rules.cuts import FULL, Print, card_name, picture_sheet
from wireroom.page.rules.sheets import PictureSheet
from wireroom.pictures.api import picture_file
from wireroom.story.api import PublicPicture, PublicStory, Teaser

Uses = tuple[tuple[str, str, str], ...]
"""Pictures as (provider, href, sha256 of the file, or "" while it is not here)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mounted:
    """The pictures of one story: `sheets` of those that can be shown; `wanting` when some are still to be cut."""

    sheets: tuple[PictureSheet, ...]
    uses: Uses
    media: tuple[str, ...]
    wanting: bool


def mount(story: PublicStory, *, now: datetime) -> Mounted:
    """Find the pictures of a story's current version; without one that was withdrawn or has no rights any more."""
    pictures = _each_once(story.current.pictures)
    uses = tuple((each.provider, each.href, _source(each, now=now)) for each in pictures)
    prints = prints_of(sha for _, _, sha in uses if sha) if pictures else {}
    made = [(picture, prints.get(use[2], [])) for picture, use in zip(pictures, uses, strict=True) if use[2]]
    sheets = [(picture, picture_sheet(picture, cut=FULL, prints=some)) for picture, some in made]
    return Mounted(
        sheets=tuple(sheet for _, sheet in sheets if sheet),
        uses=tuple(dict.fromkeys(uses)),
        media=tuple(dict.fromkeys(path for picture, some in made for path in _files(picture, some))),
        wanting=any(not _all_cut(picture, some) for picture, some in made),
    )


def cards(teasers: Sequence[Teaser], *, remade: Mapping[int, Uses]) -> Callable[[Teaser], PictureSheet | None]:
    """Look up the cards of many teasers at once; give what finds each one's.

    `remade` are the pictures of stories made in this edition, which are not noted yet.
    """
    sources = sources_of([teaser.id for teaser in teasers if teaser.picture and teaser.id not in remade])
    sources |= {(story, use[0], use[1]): use[2] for story, uses in remade.items() for use in uses}
    prints = prints_of(sha for sha in sources.values() if sha)

    def card(teaser: Teaser) -> PictureSheet | None:
        if teaser.picture is None:
            return None
        sha = sources.get((teaser.id, teaser.picture.provider, teaser.picture.href), "")
        return picture_sheet(teaser.picture, cut=card_name(teaser.picture), prints=prints.get(sha, []))

    return card


def _each_once(pictures: Sequence[PublicPicture]) -> list[PublicPicture]:
    """The pictures of a version, where one stands in the story and in a post the story's words before the post's."""
    found: dict[tuple[str, str], PublicPicture] = {}
    for each in pictures:
        found.setdefault((each.provider, each.href), each)
    return list(found.values())


def _source(picture: PublicPicture, *, now: datetime) -> str:
    file = picture_file(provider=picture.provider, href=picture.href, now=now)
    return file.sha256 if file else ""


def _files(picture: PublicPicture, prints: Sequence[Print]) -> list[str]:
    return [each.path for each in prints if each.cut in {FULL, card_name(picture)}]


def _all_cut(picture: PublicPicture, prints: Sequence[Print]) -> bool:
    return {FULL, card_name(picture)} <= {each.cut for each in prints}
