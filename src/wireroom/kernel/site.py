"""What this installation is: its folder, its name, its address. Given by `config` at start-up; its name may change."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The installation's facts that rooms may need.

    `url` is the public origin without a trailing slash (`https://example.org`); `zone` is the zone in
    which times are printed; `language` is a BCP 47 tag; `data` is the folder that holds everything kept.
    `private_hosts` are the hosts in private networks with which rooms may speak when somebody here names them.
    `kill_by_two`: one person at the desk asks to take something down for good, another confirms it.
    From `second_factor_from` on, nobody comes to the desk by a password alone; None: never demanded.
    `stylesheet` is the address of rules that follow the theme's own on every page of readers; empty for none.
    `email` is where readers may write to; empty while none is given.
    """

    data: Path
    name: str
    tagline: str
    url: str
    zone: ZoneInfo
    language: str
    private_hosts: frozenset[str] = frozenset()
    kill_by_two: bool = False
    second_factor_from: datetime | None = None
    stylesheet: str = ""
    email: str = ""


_site: Site | None = None
_SHOWN = "shown.json"


def furnish(site: Site) -> None:
    """Set the installation's facts; called by `config` when a process starts, and by tests."""
    global _site  # noqa: PLW0603 - one process serves one installation
    _site = site


def current_site() -> Site:
    """The installation's facts.

    Raises RuntimeError when the process did not call `furnish` first.
    """
    if _site is None:
        message = "No site is set: start through `wireroom`, or call kernel.site.furnish() in the test."
        raise RuntimeError(message)
    return _as_shown(_site, _mark_of(_site.data / _SHOWN))


def show_as(*, name: str, tagline: str, stylesheet: str, email: str) -> None:
    """Let every process call the installation so from now on, where its settings say otherwise; empty: as they say."""
    wanted = {"name": name, "tagline": tagline, "stylesheet": stylesheet, "email": email}
    shown = {key: value for key, value in wanted.items() if value}
    data = current_site().data
    draft = data / f".{_SHOWN}"
    draft.write_text(json.dumps(shown, ensure_ascii=False))
    draft.replace(data / _SHOWN)


def _mark_of(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return found.st_ino, found.st_mtime_ns


@lru_cache(maxsize=8)
def _as_shown(site: Site, mark: tuple[int, int]) -> Site:
    return replace(site, **json.loads((site.data / _SHOWN).read_text())) if any(mark) else site
