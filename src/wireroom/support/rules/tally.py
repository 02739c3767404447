"""Under which names appeals are counted: the circulation room counts pages, and an appeal is counted as one."""

from __future__ import annotations

from collections.abc import Iterator

from wireroom.support.rules.appeal_asks import Seen
from wireroom.support.rules.appeals import Appeal


def page_of(key: str, *, trial: str = "") -> str:
    """The name under which an appeal is counted, on its own or within a test. No page of the site is called so."""
    return f"appeal:{trial}:{key}" if trial else f"appeal:{key}"


def counted(appeal: Appeal, what: Seen) -> Iterator[tuple[str, str]]:
    """What is to be counted when something became of an appeal: pairs of a page and a measure."""
    yield page_of(appeal.key), f"appeal-{what}"
    if appeal.place:
        yield page_of(appeal.key, trial=appeal.place.trial), f"appeal-{what}"
