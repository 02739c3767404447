"""An editor puts up the plain panel or takes it down, and marks where nothing is asked."""

from __future__ import annotations

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.kernel.outbox import announce
from wireroom.page.events import PagesOutdated
from wireroom.page.flows.make_pages import every_range
from wireroom.page.models import AskingPanel, SilentMark
from wireroom.page.queries import plain_panel
from wireroom.page.rules.asking import Mark, PlainPanel
from wireroom.story.api import all_sections


def set_plain_panel(panel: PlainPanel | None) -> None:
    """Ask like this on every story page, or not at all; the slow lane makes the pages again."""
    if panel == plain_panel():
        return
    with transaction.atomic():
        AskingPanel.objects.all().delete()
        if panel:
            AskingPanel.objects.create(heading=panel.heading, body=panel.body, button=panel.button, href=panel.href)
        announce(*every_range())


def mark_silent(mark: Mark, *, is_silent: bool, by: str, clock: Clock) -> bool:
    """Mark a story, section or topic, or take the mark off; say whether that changed anything.

    The pages are made again, for open ones to hear of it and take away what they ask.
    """
    with transaction.atomic():
        if is_silent:
            _, changed = SilentMark.objects.get_or_create(
                kind=mark.kind, key=mark.key, defaults={"by": by, "at": clock.now()}
            )
        else:
            keys = all_sections().former(mark.key) if mark.kind == "section" else (mark.key,)
            changed = bool(SilentMark.objects.filter(kind=mark.kind, key__in=keys).delete()[0])
        if changed:
            announce(*(_own_range(mark) if mark.kind == "story" else every_range()))
    return changed


def _own_range(mark: Mark) -> list[PagesOutdated]:
    return [PagesOutdated(int(mark.key), int(mark.key))]
