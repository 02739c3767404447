"""Let a section move or go into another one: whatever the desk and the wire say of it goes along."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from wireroom.desk.models import Preset
from wireroom.kernel.clock import Clock
from wireroom.page import api as page
from wireroom.story.api import all_sections
from wireroom.wire import api as wire


@transaction.atomic
def move_section(*, slug: str, to: str, clock: Clock) -> None:
    """Give a section another address, in rules and presets too. Raises UnableToKeep."""
    page.move_section(slug=slug, to=to, clock=clock)
    _follow(slug, to)


@transaction.atomic
def merge_section(*, slug: str, into: str, clock: Clock) -> None:
    """Let a section go into another one, in rules and presets too. Raises UnableToKeep."""
    page.merge_section(slug=slug, into=into, clock=clock)
    _follow(slug, into)


@transaction.atomic
def restore_section_rules() -> None:
    """Go back to the usual rules of sections, for the sections as they are now."""
    wire.restore_section_rules()
    for old, new in all_sections().gone.items():
        wire.move_section_rules(old=old, new=new)


def _follow(old: str, new: str) -> None:
    wire.move_section_rules(old=old, new=new)
    for preset in Preset.objects.filter(query__contains=old):
        asked = parse_qsl(preset.query, keep_blank_values=True)
        found = urlencode([(name, _today(value, old, new) if name == "section" else value) for name, value in asked])
        if found != preset.query:
            Preset.objects.filter(pk=preset.pk).update(query=found)


def _today(value: str, old: str, new: str) -> str:
    """A section picked or, with a hyphen before it, left out."""
    return {old: new, f"-{old}": f"-{new}"}.get(value, value)
