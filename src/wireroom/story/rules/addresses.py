"""A story's address, given once and kept for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wireroom.story.rules.slugs import slug_of


def path_of(*, day: date, headline: str, language: str = "") -> str:
    """Make the path of a story that arrived on `day`, a day in the site's zone: `/2026/11/22/ferry-runs-aground`."""
    return f"/{day:%Y/%m/%d}/{slug_of(headline, language=language)}"


def alternatives(path: str) -> Iterator[str]:
    """The path itself, then the path with -2, -3 and so on: for two stories with one headline on one day."""
    yield path
    number = 2
    while True:
        yield f"{path}-{number}"
        number += 1
