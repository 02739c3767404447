"""Editors say what a section, topic or author is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.page.flows.edition import Edition
from wireroom.page.flows.keep_house import outdate
from wireroom.page.flows.keep_portraits import portrait_papers
from wireroom.page.flows.make_pages import Turn, every_range, in_time
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.flows.refusals import ChangedMeanwhile, UnableToKeep
from wireroom.page.models import Placard
from wireroom.page.rules.addresses import Surface
from wireroom.page.rules.placards import PlacardFacts, fault_of
from wireroom.story.api import SectionFaultError, rename_section


@transaction.atomic
def save_placard(*, placard: PlacardFacts, by: str, clock: Clock) -> None:
    """Let its page say this from now on; a section's name changes on every page.

    Raises UnableToKeep when it is too long, or the section went into another one; ChangedMeanwhile, and keeps nothing,
    when somebody was faster.
    """
    if fault := fault_of(placard):
        raise UnableToKeep(fault)
    row = _row(placard.kind, placard.slug)
    if row.revision != placard.revision:
        raise ChangedMeanwhile(f"{row.by} changed this meanwhile; yours is still in the form.", revision=row.revision)
    row.name = "" if placard.kind == "section" else placard.name
    before, row.portrait = row.portrait, placard.portrait
    row.role, row.words = placard.role, placard.words
    _keep(row, by=by, now=clock.now())
    if placard.kind == "section":
        if placard.name:
            _rename(placard)
        outdate()
    else:
        in_time(lambda edition: _change_portraits(edition, before, placard.portrait, clock=clock), clock=clock)
        in_time(Turn((), (Surface(placard.kind, placard.slug),), clock=clock), clock=clock)


def _rename(placard: PlacardFacts) -> None:
    try:
        rename_section(slug=placard.slug, name=placard.name)
    except SectionFaultError as fault:
        raise UnableToKeep(str(fault)) from fault


def _change_portraits(edition: Edition, before: str, after: str, *, clock: Clock) -> None:
    """Serve the new portrait, and the one before it no longer, unless somebody else has it; stories follow."""
    if before == after:
        return
    if before and not Placard.objects.filter(portrait=before).exists():
        edition.papers += [notice_at(paper.path, "missing", now=clock.now()) for paper in portrait_papers([before])]
    edition.papers += portrait_papers([after])
    edition.events += every_range()


def _row(kind: str, slug: str) -> Placard:
    return Placard.objects.select_for_update().filter(kind=kind, slug=slug).first() or Placard(kind=kind, slug=slug)


def _keep(row: Placard, *, by: str, now: datetime) -> None:
    row.revision, row.by, row.at = row.revision + 1, by, now
    row.save()
