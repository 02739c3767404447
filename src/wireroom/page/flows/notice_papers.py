"""Print a notice for an address."""

from __future__ import annotations

from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import notice_paper
from wireroom.page.queries import sections_now
from wireroom.page.rules.notices import Notice, notice
from wireroom.page.rules.paper import Paper


def notice_at(path: str, kind: Notice, *, now: datetime, story_id: int | None = None) -> Paper:
    """Print the notice that stands at `path` from now on."""
    sheet = notice(kind, site=current_site(), sections=sections_now(now=now))
    return notice_paper(sheet, path=path, story_id=story_id)
