"""Editors set what the site says of itself, and the pages that stand without a story; every page follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.kernel.outbox import announce
from wireroom.kernel.site import current_site, show_as
from wireroom.page.adapters.house_file import write_house
from wireroom.page.adapters.look import keep_look, look_of
from wireroom.page.events import HouseChanged
from wireroom.page.flows.make_pages import every_range
from wireroom.page.flows.refresh_site import refresh_site
from wireroom.page.flows.refusals import ChangedMeanwhile, UnableToKeep
from wireroom.page.models import House as HouseRow
from wireroom.page.models import StandingPage
from wireroom.page.rules.house import House, Shown, facts_of, fault_of, house_from, stylesheet_path
from wireroom.page.rules.sheets import TextLink


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseState:
    """The house with the revision by which a change names what it began with; `by` is empty while nobody set it."""

    house: House
    revision: int = 0
    by: str = ""
    at: datetime | None = None


def house_state() -> HouseState:
    """Give the house as its editors set it."""
    row = HouseRow.objects.first()
    if row is None:
        return HouseState(house=House())
    return HouseState(house=house_from(row.facts), revision=row.revision, by=row.by, at=row.at)


@transaction.atomic
def save_house(*, house: House, revision: int, by: str, now: datetime) -> None:
    """Let the site be like this from now on.

    Raises UnableToKeep when it cannot be; ChangedMeanwhile, and keeps nothing, when somebody was faster.
    """
    if fault := fault_of(house):
        raise UnableToKeep(fault)
    row = HouseRow.objects.select_for_update().first() or HouseRow(revision=0)
    if row.revision != revision:
        raise ChangedMeanwhile(f"{row.by} changed this meanwhile; yours is still in the form.", revision=row.revision)
    row.facts, row.revision, row.by, row.at = facts_of(house), revision + 1, by, now
    row.save()
    outdate()


def outdate() -> None:
    """Write down what every page says, and put all pages down to be made again. Within the caller's transaction."""
    write_down()
    announce(HouseChanged(), *every_range())


def write_down() -> None:
    """Bring the files from which pages are made in step with the tables."""
    house = house_state().house
    pages = tuple(
        TextLink(text=title, href=f"/{slug}")
        for slug, title in StandingPage.objects.order_by("title").values_list("slug", "title")
    )
    write_house(Shown(house=house, pages=pages))
    show_as(name=house.name, tagline=house.tagline, stylesheet=stylesheet_path(house), email=house.email)


def spread_house(*, clock: Clock) -> int:
    """Make what stands without a story again; stories follow by themselves. Say how many pages changed."""
    site = current_site()
    keep_look(site, look_of(site))
    return refresh_site(clock=clock)
