"""Print a reader page of another room, under the site's masthead and navigation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup

from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import printed
from wireroom.page.queries import sections_now
from wireroom.page.rules.heads import list_head
from wireroom.page.rules.sheets import FramedPage


def framed(
    *,
    title: str,
    description: str,
    path: str,
    main: Markup,
    styles: Iterable[str],
    scripts: Iterable[str],
    now: datetime,
) -> bytes:
    """Give the whole page."""
    head = list_head(
        site=current_site(), title=title, description=description, path=path, sections=sections_now(now=now)
    )
    return printed(FramedPage(head=head, main=main, styles=tuple(styles), scripts=tuple(scripts)))[0]
