"""Where each surface of the site lives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

SurfaceKind = Literal[
    "front", "section", "topic", "author", "day", "corrections", "feeds", "sitemap", "sitemaps", "news-sitemap"
]
FEED_FILES = ("rss.xml", "atom.xml", "feed.json")
STORIES_A_SITEMAP = 1000
_DAY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})")
_CHUNK = re.compile(r"/sitemap/(\d+)\.xml")
_FEED = re.compile(r"(?:/([^/]+))?/(?:rss\.xml|atom\.xml|feed\.json)")
_LIST = re.compile(r"/(topic|by)/([^/]+)")
_SECTION = re.compile(r"/([^/.]+)")
_FIXED: dict[str, SurfaceKind] = {
    "/": "front",
    "/corrections": "corrections",
    "/sitemap.xml": "sitemaps",
    "/news-sitemap.xml": "news-sitemap",
}


@dataclass(frozen=True, slots=True, order=True)
class Surface:
    """A list of stories that is made as one: `name` is a slug, an ISO day, a chunk's number, or empty."""

    kind: SurfaceKind
    name: str = ""


def history_of(path: str) -> str:
    """Give the address of a story's public history."""
    return f"{path}/history"


def chain_of(path: str) -> str:
    """Give the address of a story's chain of versions as JSON."""
    return f"{path}/history.json"


def own_addresses(path: str) -> tuple[str, str, str]:
    """Give all the addresses that are a story's own."""
    return path, history_of(path), chain_of(path)


def follow_path(kind: str, slug: str) -> str:
    """Give the address at which a reader follows a topic or an author."""
    return f"/account/follow/{kind}/{slug}"


def day_path(day: date) -> str:
    """Give the address of a day's archive."""
    return f"/{day:%Y/%m/%d}"


def day_of(path: str) -> date:
    """Give the day of a story's address. Raises ValueError for an address without one."""
    return date.fromisoformat(path[1:11].replace("/", "-"))


def feed_paths(section: str = "") -> tuple[str, str, str]:
    """Give the addresses of the RSS, Atom and JSON feed of a section, or of the whole site."""
    start = f"/{section}" if section else ""
    rss, atom, json = FEED_FILES
    return f"{start}/{rss}", f"{start}/{atom}", f"{start}/{json}"


def author_path(slug: str) -> str:
    """Give the address of an author's page."""
    return f"/by/{slug}"


def sitemap_of(story_id: int) -> str:
    """Name the chunk of the sitemap that holds a story, from "1"."""
    return str((story_id - 1) // STORIES_A_SITEMAP + 1)


def surface_at(path: str) -> Surface | None:
    """Say which list lives at an address; None for a story's own addresses and everything else."""
    if fixed := _FIXED.get(path):
        return Surface(fixed)
    if day := _DAY.fullmatch(path):
        return Surface("day", "-".join(day.groups()))
    if chunk := _CHUNK.fullmatch(path):
        return Surface("sitemap", chunk[1])
    if feed := _FEED.fullmatch(path):
        return Surface("feeds", feed[1] or "")
    if listed := _LIST.fullmatch(path):
        return Surface("topic" if listed[1] == "topic" else "author", listed[2])
    section = _SECTION.fullmatch(path)
    return Surface("section", section[1]) if section else None


def path_of(surface: Surface) -> str:
    """Give a list's address; of feeds the RSS one."""
    match surface.kind:
        case "section":
            return f"/{surface.name}"
        case "topic" | "author":
            return f"/topic/{surface.name}" if surface.kind == "topic" else author_path(surface.name)
        case "day":
            return day_path(date.fromisoformat(surface.name))
        case "feeds":
            return feed_paths(surface.name)[0]
        case "sitemap":
            return f"/sitemap/{surface.name}.xml"
        case _:
            return next(path for path, kind in _FIXED.items() if kind == surface.kind)
