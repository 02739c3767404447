"""Answer stored pages in the thread that read the request, without a turn of the event loop.

A turn costs more than everything else that is done for a page. Granian offers no public way around it, so the two
makers of its schedulers are wrapped here, at one place and checked by `is_known`: with a granian that is built
otherwise, pages are served the ordinary way, only slower. A test fails when that happens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from granian import _futures

HOOKS = ("_cbsched_schedule", "_cbsched_aioschedule")
Shortcut = Callable[[Any, Any], bool]
Schedule = Callable[[Any], None]


def is_known() -> bool:
    """Whether this granian is built as the shortcut expects."""
    return all(callable(getattr(_futures, hook, None)) for hook in HOOKS)


def take(shortcut: Shortcut) -> None:
    """Let `shortcut(scope, protocol)` see each request first; it answers and says True, or leaves it and says False."""
    for hook in HOOKS:
        setattr(_futures, hook, _wrapped(getattr(_futures, hook), shortcut))


def _wrapped(make_ordinary: Callable[..., Schedule], shortcut: Shortcut) -> Callable[..., Schedule]:
    def make(*args: Any) -> Schedule:
        return _short_or(make_ordinary(*args), shortcut)

    return make


def _short_or(ordinary: Schedule, shortcut: Shortcut) -> Schedule:
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
