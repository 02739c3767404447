"""Editors make, rename, hide and order sections, give one another address, or let one go into another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery

from wireroom.story.models import Section as Row
from wireroom.story.models import Story, StoryLabel
from wireroom.story.queries.sections import all_sections
from wireroom.story.rules import sections as rules
from wireroom.story.rules.sections import Sections


def create_section(*, slug: str, name: str) -> None:
    """Let there be a section, the last in order. Raises SectionFaultError."""
    _change(lambda before: rules.with_new(before, slug=slug, name=name))


def rename_section(*, slug: str, name: str) -> None:
    """Call a section otherwise, wherever it is named from now on. Raises SectionFaultError."""
    _change(lambda before: rules.renamed(before, slug=slug, name=name))


def hide_section(*, slug: str, hidden: bool) -> None:
    """Lead readers to a section no longer, or again. Raises SectionFaultError."""
    _change(lambda before: rules.with_hidden(before, slug=slug, hidden=hidden))


def order_sections(*, slugs: Sequence[str]) -> None:
    """Let the sections stand in this order; those not named come after them."""
    _change(lambda before: rules.in_order(before, slugs))


@transaction.atomic
def merge_section(*, slug: str, into: str) -> None:
    """Let a section go into another one, its stories with it. Raises SectionFaultError."""
    _change(lambda before: rules.merged(before, slug=slug, into=into))
    _refile(slug, into)


@transaction.atomic
def move_section(*, slug: str, to: str) -> None:
    """Give a section another address; its stories go along. Raises SectionFaultError."""
    _change(lambda before: rules.moved(before, slug=slug, to=to))
    _refile(slug, to)


@transaction.atomic
def _change(change: Callable[[Sections], Sections]) -> None:
    list(Row.objects.select_for_update().values_list("pk"))
    after = change(all_sections())
    Row.objects.bulk_create(
        [
            Row(slug=each.slug, name=each.name, hidden=each.hidden, into=each.into, position=position)
            for position, each in enumerate(after.known)
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name", "hidden", "into", "position"],
    )


def _refile(old: str, new: str) -> None:
    """Put the stories of one section into the lists of another. What their versions say stays as it was sealed."""
    Story.objects.filter(section=old).update(section=new)
    labels = StoryLabel.objects.filter(kind="section")
    was = labels.filter(slug=old, current=True, story=OuterRef("story"))
    there = labels.filter(slug=new, story=OuterRef("story"))
    labels.filter(Exists(was), slug=new).update(
        current=True, published_at=Subquery(was.order_by("pk").values("published_at")[:1])
    )
    labels.filter(Exists(there), slug=old).delete()
    labels.filter(slug=old).update(slug=new)
