"""Jinja as every room uses it: one place to find templates, the same filters, everything escaped."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wireroom.kernel.site import Site, current_site
from wireroom.theme import times
from wireroom.theme.shelf import address
from wireroom.theme.tape import tape_path, tape_width

PACKAGE = Path(__file__).parent.parent
ROOMS = ("theme", "page", "reader", "alert", "desk")


def environment(**options: Any) -> Environment:
    """An environment of the current site; `options` are Jinja's (Django passes its own through this door).

    Templates are named by room: `theme/base.html`, `page/article.html`, `desk/stories.html`.
    """
    site = current_site()
    given = options | {
        "loader": FileSystemLoader([PACKAGE / room / "templates" for room in ROOMS]),
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**given)  # noqa: S701 - autoescape is set above
    for name in ("clock", "hour", "longdate", "shortdate", "stamp", "zone"):
        made.filters[name] = partial(getattr(times, name), zone=site.zone)
    made.filters["iso"] = times.iso
    made.globals.update(site=site, asset=address, tape_path=tape_path, tape_width=tape_width)
    return made


def jinja() -> Environment:
    """The environment for reader pages, made once for each site; a name a template lacks is an error, never a blank."""
    return _for_site(current_site())


@cache
def _for_site(_site: Site) -> Environment:
    return environment(undefined=StrictUndefined, auto_reload=False)
