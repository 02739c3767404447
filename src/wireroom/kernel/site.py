"""What this installation is: its folder, its name, its address. Given once by `config` at start-up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The installation's facts that rooms may need.

    `url` is the public origin without a trailing slash (`https://example.org`); `zone` is the zone in
    which times are printed; `language` is a BCP 47 tag; `data` is the folder that holds everything kept.
    `private_hosts` are the hosts in private networks with which rooms may speak when somebody here names them.
    `kill_by_two`: one person at the desk asks to take something down for good, another confirms it.
    """

    data: Path
    name: str
    tagline: str
    url: str
    zone: ZoneInfo
    language: str
    private_hosts: frozenset[str] = frozenset()
    kill_by_two: bool = False


_site: Site | None = None


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
    return _site
