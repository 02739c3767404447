"""Editors make sections, rename, hide, order and move them, or let one go into another; every page follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.page.flows.keep_house import outdate
from wireroom.page.flows.make_pages import Turn, in_time, put
from wireroom.page.flows.moved import EVERYTHING_UNDER
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.flows.refusals import UnableToKeep
from wireroom.page.flows.taken import RESERVED, lives
from wireroom.page.models import Front, Placard, Redirect, StandingPage
from wireroom.page.rules.addresses import Surface
from wireroom.page.rules.spots import HOME
from wireroom.story import api as story


def create_section(*, slug: str, name: str, clock: Clock) -> None:
    """Let there be a section with a page of its own, the last in order. Raises UnableToKeep."""
    with _changing():
        _refuse_taken(slug)
        story.create_section(slug=slug, name=name)
        _print(slug, clock=clock)


def hide_section(*, slug: str, hidden: bool) -> None:
    """Lead readers to a section no longer, or again; its page stays. Raises UnableToKeep."""
    with _changing():
        story.hide_section(slug=slug, hidden=hidden)


def order_sections(*, slugs: Sequence[str]) -> None:
    """Let the sections stand in this order wherever they are named. Raises UnableToKeep."""
    with _changing():
        story.order_sections(slugs=slugs)


def move_section(*, slug: str, to: str, clock: Clock) -> None:
    """Give a section another address; its stories, words and front go along, and its old address leads there.

    Raises UnableToKeep.
    """
    with _changing():
        if story.all_sections().find(to) is None:
            _refuse_taken(to)
        story.move_section(slug=slug, to=to)
        _bring(slug, to)
        _print(*story.all_sections().former(to), clock=clock)
        put([notice_at(f"/{to}{EVERYTHING_UNDER}", "missing", now=clock.now())], clock=clock)


def merge_section(*, slug: str, into: str, clock: Clock) -> None:
    """Let a section go into another one, whose words and front stay as they are. Raises UnableToKeep."""
    with _changing():
        story.merge_section(slug=slug, into=into)
        _print(*story.all_sections().former(into), clock=clock)


@contextmanager
def _changing() -> Iterator[None]:
    """All of it or nothing; then every page is made again."""
    try:
        with transaction.atomic():
            yield
            outdate()
    except story.SectionFaultError as fault:
        raise UnableToKeep(str(fault)) from fault


def _refuse_taken(slug: str) -> None:
    path = f"/{slug}"
    if slug in {*RESERVED, HOME} or lives(path) or StandingPage.objects.filter(slug=slug).exists():
        raise UnableToKeep(f"{path} is taken by another page: choose another address.")
    if Redirect.objects.filter(path=path).exists():
        raise UnableToKeep(f"{path} is a redirect: drop that first, or choose another address.")


def _bring(slug: str, to: str) -> None:
    """Let what is said of a section, and its front, go along where the other one has none of its own."""
    if not Placard.objects.filter(kind="section", slug=to).exists():
        Placard.objects.filter(kind="section", slug=slug).update(slug=to)
    if not Front.objects.filter(name=to).exists():
        Front.objects.filter(name=slug).update(name=to)


def _print(*slugs: str, clock: Clock) -> None:
    lists = [Surface(kind, slug) for slug in slugs for kind in ("section", "feeds")]
    in_time(Turn((), [*lists, Surface("front")], clock=clock), clock=clock)
