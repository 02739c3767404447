"""Print the pages that stand without any story, and the house's own stylesheet and logo."""

from __future__ import annotations

from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.page.adapters.house_file import shown_house
from wireroom.page.adapters.press import printed
from wireroom.page.models import StandingPage
from wireroom.page.queries import sections_now
from wireroom.page.rules.body import block_words, body_block, is_shown
from wireroom.page.rules.heads import list_head
from wireroom.page.rules.house import logo_path, stylesheet_path
from wireroom.page.rules.paper import FOREVER, HTML, Paper
from wireroom.page.rules.sheets import StandingSheet
from wireroom.story.events import shortened
from wireroom.wire.events import Block

A_DAY = "public, max-age=86400"


def standing_papers(*, now: datetime) -> list[Paper]:
    """Print all of them."""
    return [*_house_papers(), *(standing_paper(row, now=now) for row in StandingPage.objects.order_by("slug"))]


def standing_paper(row: StandingPage, *, now: datetime) -> Paper:
    """Print one."""
    blocks = [Block(kind=kind, html=html) for kind, html in row.blocks]
    words = " ".join(block_words(block) for block in blocks)
    path = f"/{row.slug}"
    sheet = StandingSheet(
        head=list_head(
            site=current_site(),
            title=row.title,
            description=shortened(words, limit=200),
            path=path,
            sections=sections_now(now=now),
        ),
        heading=row.title,
        body=tuple(block for block in map(body_block, blocks) if is_shown(block)),
        changed=row.at,
    )
    body, mark = printed(sheet)
    return Paper(path=path, body=body, content_type=HTML, mark=mark)


def _house_papers() -> list[Paper]:
    house = shown_house().house
    papers = []
    if house.stylesheet:
        papers.append(
            Paper(
                path=stylesheet_path(house),
                body=house.stylesheet.encode(),
                content_type="text/css; charset=utf-8",
                cache_control=FOREVER,
            )
        )
    if house.logo:
        logo = Paper(
            path=logo_path(house.logo), body=house.logo.encode(), content_type="image/svg+xml", cache_control=A_DAY
        )
        papers.append(logo)
    return papers
