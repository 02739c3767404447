"""The page of stories saved in a reader's own browser."""

from __future__ import annotations

from collections.abc import Iterable

from wireroom.kernel.site import Site
from wireroom.page.rules.heads import list_head
from wireroom.page.rules.sheets import SavedPage
from wireroom.story.events import Label

SAVED = "/saved"


def saved_page(*, site: Site, sections: Iterable[Label]) -> SavedPage:
    """Head the page; which stories it lists only the browser knows."""
    return SavedPage(
        head=list_head(site=site, title="Saved stories", description="", path="", sections=sections, robots="noindex")
    )
