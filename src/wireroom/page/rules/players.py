"""Films and recordings elsewhere: whose player can stand on a page, and from which address it is loaded on a click.

Nothing is asked of these services before a reader presses play; the pages' security policy lets frames come from
their players alone. What stands at any other address is a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
_ARCHIVED = re.compile(r"[A-Za-z0-9._-]{1,100}")
FRAME_ORIGINS = (
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://w.soundcloud.com",
    "https://open.spotify.com",
    "https://archive.org",
)
type Medium = Literal["video", "audio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Who plays it, what it is, and the address of the frame."""

    service: str
    medium: Medium
    frame: str


def player_of(address: str) -> Player | None:
    """The player for what stands at an address; None when no known service plays it."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    read = SERVICES.get(host) if parts.scheme == "https" else None
    return read([step for step in parts.path.split("/") if step], parts.query) if read else None


def _youtube(way: list[str], query: str) -> Player | None:
    if way[:1] == ["watch"]:
        film = parse_qs(query).get("v", [""])[0]
    else:
        film = way[1] if len(way) == 2 and way[0] in ("shorts", "live", "embed") else ""
    return _film(film)


def _youtube_shortly(way: list[str], _query: str) -> Player | None:
    return _film(way[0] if way else "")


def _film(name: str) -> Player | None:
    return _player("YouTube", "video", f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1", name)


def _vimeo(way: list[str], _query: str) -> Player | None:
    film = way[-1] if way and way[-1].isdecimal() else ""
    return _player("Vimeo", "video", f"https://player.vimeo.com/video/{film}?autoplay=1&dnt=1", film)


def _soundcloud(way: list[str], _query: str) -> Player | None:
    if len(way) < 2:
        return None
    sound = quote(f"https://soundcloud.com/{'/'.join(way)}", safe="")
    frame = f"https://w.soundcloud.com/player/?url={sound}&auto_play=true"
    return Player(service="SoundCloud", medium="audio", frame=frame)


def _spotify(way: list[str], _query: str) -> Player | None:
    named = len(way) == 2 and way[0] in ("episode", "show", "track", "album", "playlist")
    name = way[1] if named else ""
    return _player("Spotify", "audio", f"https://open.spotify.com/embed/{way[0] if named else ''}/{name}", name)


def _archive(way: list[str], _query: str) -> Player | None:
    if len(way) < 2 or way[0] != "details" or not _ARCHIVED.fullmatch(way[1]):
        return None
    return Player(service="the Internet Archive", medium="video", frame=f"https://archive.org/embed/{way[1]}")


SERVICES: dict[str, Callable[[list[str], str], Player | None]] = {
    "youtube.com": _youtube,
    "youtube-nocookie.com": _youtube,
    "youtu.be": _youtube_shortly,
    "vimeo.com": _vimeo,
    "soundcloud.com": _soundcloud,
    "open.spotify.com": _spotify,
    "archive.org": _archive,
}


def _player(service: str, medium: Medium, frame: str, name: str) -> Player | None:
    return Player(service=service, medium=medium, frame=frame) if _ID.fullmatch(name) else None


def host_of(address: str) -> str:
    """The host of an address, to say where a link leads; empty when there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
