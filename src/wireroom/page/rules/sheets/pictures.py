"""A picture as a template prints it: every file it may load, and the room to keep free for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSource:
    """One `<source type="{type}" srcset="{srcset}">`; `sizes` is the template's, which knows the layout."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSheet:
    """A picture with `<picture>` data: `sources` (WebP), then `<img src width height alt>` (JPEG).

    `width` and `height` are those of the largest file, so that nothing shifts while it loads.
    """

    sources: tuple[PictureSource, ...]
    src: str
    width: int
    height: int
    alt: str
    """Empty for a picture without a description: `alt=""`."""
    caption: str
    credit: str
    key: str
    """Short and stable, for `data-key`."""
    mark: str = ""
    """How a block of the copy names it (`story.events.picture_mark`)."""
