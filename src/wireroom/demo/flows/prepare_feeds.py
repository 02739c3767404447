"""Introduce the invented agencies to the newsroom before their first delivery."""

from __future__ import annotations

from typing import Protocol


class SaveFeed(Protocol):
    """What `wire.api.save_feed` does; handed in, so that the demo itself needs no database."""

    def __call__(
        self, *, name: str, provider: str, credit_name: str, language: str, default_section: str, follow: bool
    ) -> object:
        """Make a feed, or change it."""
        ...


def prepare_feeds(*, save: SaveFeed) -> None:
    """Save the feeds of both agencies: Halyard for home news, Tidewater for the world."""
    save(name="halyard", provider="halyard", credit_name="Halyard", language="en", default_section="news", follow=True)
    save(
        name="tidewater",
        provider="tidewater",
        credit_name="Tidewater",
        language="en",
        default_section="world",
        follow=True,
    )
