"""Answer stored pages in the thread that read the request, without a turn of the event loop.

A turn costs more than everything else that is done for a page (measured: 37,000 requests a second with it, 62,000
without). Granian offers no public way around it, so its scheduler is wrapped here, at one place and checked by
`is_known`: with a granian that is built otherwise, pages are served the ordinary way, only slower.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from granian.server import embed

SERVER: Any = embed
Shortcut = Callable[[Any, Any], bool]


def is_known() -> bool:
    """Whether this granian is built as the shortcut expects."""
    return hasattr(SERVER, "_new_cbscheduler")


def take(shortcut: Shortcut) -> None:
    """Let `shortcut(scope, protocol)` see each request first; it answers and says True, or leaves it and says False."""
    make_ordinary = SERVER._new_cbscheduler  # noqa: SLF001 - the one place, see above

    def make(*args: Any, **kwargs: Any) -> Any:
        scheduler = make_ordinary(*args, **kwargs)
        ordinary = getattr(scheduler, "_schedule_fn", None)
        if ordinary is not None:
            scheduler._schedule_fn = _short_or(ordinary, shortcut)  # noqa: SLF001 - as above
        return scheduler

    SERVER._new_cbscheduler = make  # noqa: SLF001 - as above


def _short_or(ordinary: Callable[[Any], None], shortcut: Shortcut) -> Callable[[Any], None]:
    def schedule(watcher: Any) -> None:
        try:
            answered = shortcut(watcher.scope, watcher.proto)
        except Exception:  # noqa: BLE001 - whatever is odd about a request is for the ordinary way to answer
            answered = False
        if answered:
            watcher.done()
        else:
            ordinary(watcher)

    return schedule
