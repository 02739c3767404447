"""Jinja as every room uses it: one place to find templates, the same filters, everything escaped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wireroom.kernel.site import current_site
from wireroom.theme import times
from wireroom.theme.shelf import address
from wireroom.theme.tape import tape_path, tape_width

PACKAGE = Path(__file__).parent.parent
ROOMS = ("theme", "page", "reader", "alert", "briefing", "cuttings", "support", "desk")


class _SiteNow:
    """The site as it is called at the moment of asking: a process outlives the name it began with."""

    def __getattr__(self, name: str) -> Any:
        return getattr(current_site(), name)


def environment(**options: Any) -> Environment:
    """An environment with every room's templates; `options` are Jinja's (Django passes its own through this door).

    Templates are named by room: `theme/base.html`, `page/article.html`, `desk/stories.html`.
    """
    given = options | {
        "loader": FileSystemLoader([PACKAGE / room / "templates" for room in ROOMS]),
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**given)  # noqa: S701 - autoescape is set above
    for name in ("clock", "hour", "longdate", "shortdate", "stamp", "zone"):
        made.filters[name] = partial(_printed, getattr(times, name))
    made.filters["iso"] = times.iso
    made.globals.update(site=_SiteNow(), asset=address, tape_path=tape_path, tape_width=tape_width)
    return made


@cache
def jinja() -> Environment:
    """The environment for reader pages, made once; a name a template lacks is an error, never a blank."""
    return environment(undefined=StrictUndefined, auto_reload=False)


def _printed(form: Callable[..., str], at: date | datetime) -> str:
    return form(at, zone=current_site().zone)
