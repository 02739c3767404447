"""The plain words for an address that has nothing to show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from wireroom.kernel.site import Site
from wireroom.page.rules.heads import list_head
from wireroom.page.rules.sheets import NoticePage, TextLink
from wireroom.story.events import Label

Notice = Literal["missing", "killed", "withheld", "unavailable"]
WORDS: dict[Notice, tuple[int, str, str]] = {
    "missing": (404, "Nothing is published here", "The address may be mistyped, or what stood here has moved."),
    "killed": (
        410,
        "This story was withdrawn",
        "It has been taken back and will not appear again. Please do not rely on copies of it.",
    ),
    "withheld": (404, "This story is on hold", "It is not available for the moment. It may come back."),
    "unavailable": (
        503,
        "One moment, please",
        "This part of the site is being restarted. The news itself stays readable; try again in a few seconds.",
    ),
}


def notice(kind: Notice, *, site: Site, sections: Iterable[Label]) -> NoticePage:
    """Word a notice. It names no story, so that nothing of what was taken down lives on in it."""
    status, heading, text = WORDS[kind]
    links = (TextLink(text="Front page", href="/"), TextLink(text="Search", href="/search"))
    return NoticePage(
        head=list_head(site=site, title=heading, description=text, path="", sections=sections, robots="noindex"),
        status=status,
        heading=heading,
        text=text,
        links=links if kind != "unavailable" else links[:1],
    )
