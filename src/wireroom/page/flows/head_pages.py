"""Head the reader pages that other rooms print, so that they stand under the same masthead."""

from __future__ import annotations

from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.page.rules.heads import list_head
from wireroom.page.rules.sheets import Head
from wireroom.story.api import sections


def head(*, title: str, description: str, path: str, now: datetime) -> Head:
    """Give the head of a page at this address, with the navigation as it is now."""
    return list_head(site=current_site(), title=title, description=description, path=path, sections=sections(now=now))
