"""Names from outside: shown, matched, never used as a path."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

LONGEST_NAME = 200
_FEED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_PASSED_OVER = re.compile(r"^\.|~$|\.(?:tmp|part|partial|filepart|crdownload)$", re.IGNORECASE)


def shown_name(name: str) -> str:
    """A name as it may be shown and stored: on one line, no hidden characters, of bounded length."""
    text = "".join(map(_shown, name[: LONGEST_NAME * 2]))
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


def _shown(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return character.encode("unicode_escape").decode("ascii")
    return character


def is_passed_over(name: str) -> bool:
    """Whether a file in a hot folder is somebody's unfinished work: hidden, a backup, or named as a part."""
    return _PASSED_OVER.search(name) is not None


def is_feed_name(name: str) -> bool:
    """Whether a feed may be called this: letters, digits, dot, hyphen and underscore, at most 64."""
    return _FEED.fullmatch(name) is not None


def last_part(href: str) -> str:
    """The file name that an address or path ends with, empty when it ends in a slash."""
    try:
        path = urlsplit(href).path or href
    except ValueError:
        path = href
    return unquote(path).replace("\\", "/").rpartition("/")[2]


def is_remote(href: str) -> bool:
    """Whether a picture is to be fetched over HTTP rather than awaited as a file beside the copy."""
    return href.lower().startswith(("http://", "https://"))


def checked_feed_name(name: str) -> str:
    """The name, if a feed may have it. Raises ValueError."""
    if not is_feed_name(name):
        message = f"{shown_name(name)!r} cannot name a feed; use letters, digits, dot, hyphen or underscore, at most 64"
        raise ValueError(message)
    return name


def checked_zone(name: str) -> str:
    """The IANA zone's name, if there is such a zone. Raises ValueError."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        message = f"{name!r} is no time zone; use a name such as Europe/Berlin"
        raise ValueError(message) from error
    return name


def raw_place(sha256: str) -> str:
    """Where bytes of this hash lie below the data folder."""
    return f"raw/{sha256[:2]}/{sha256}"
