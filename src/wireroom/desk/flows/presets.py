"""Searches with a name: kept, renamed, moved, taken away; and the first ones, which nobody had to make."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db import transaction

from wireroom.desk.models import Preset
from wireroom.kernel.pulse import beat
from wireroom.story.api import all_sections
from wireroom.wire.api import busy_sections, newest_item_id

LONGEST_NAME = 60
MOST_PRESETS = 60
MOST_SECTIONS = 4
FIRST: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("All", ()),
    ("Flashes & bulletins", (("level", "flash"), ("level", "bulletin"))),
    ("Corrections & kills", (("classed", "correction"), ("classed", "kill"))),
    ("Pictures", (("pictures", "yes"),)),
    ("Mine", (("claimed", "me"),)),
)


class UnableToKeep(Exception):  # noqa: N818 - the newsroom's wording
    """The search cannot be kept under this name, or no more can be kept."""


@transaction.atomic
def make_first_presets() -> None:
    """Once copy has come, make sensible presets for the whole desk while there are none: the basics, busy sections."""
    if Preset.objects.exists() or not newest_item_id():
        return
    busy = busy_sections(most=MOST_SECTIONS)
    every = all_sections()
    sections = [(every.named(slug).name, (("section", slug),)) for slug in busy] if len(busy) > 1 else []
    first = [*FIRST[:2], *sections, *FIRST[2:]]
    Preset.objects.bulk_create(
        Preset(name=name, query=urlencode(query), position=place) for place, (name, query) in enumerate(first)
    )


@transaction.atomic
def keep_preset(*, name: str, query: str, owner: str, position: int | None = None) -> Preset:
    """Keep a search under a name, after the others or at its old place. `owner` is empty for the whole desk's.

    Raises UnableToKeep.
    """
    called = _name(name)
    own = Preset.objects.filter(owner=owner)
    if own.count() >= MOST_PRESETS:
        raise UnableToKeep(f"There are {MOST_PRESETS} presets already; delete one first.")
    if own.filter(name=called).exists():
        raise UnableToKeep(f"There is a preset “{called}” already; choose another name.")
    made = Preset.objects.create(name=called, query=query, owner=owner, position=_last(owner) + 1)
    if position is not None:
        _place(made, position)
    beat("wire")
    return made


@transaction.atomic
def rename_preset(preset: Preset, *, name: str) -> None:
    """Give a preset another name. Raises UnableToKeep."""
    preset.name = _name(name)
    if Preset.objects.filter(owner=preset.owner, name=preset.name).exclude(pk=preset.pk).exists():
        raise UnableToKeep(f"There is a preset “{preset.name}” already; choose another name.")
    preset.save(update_fields=["name"])
    beat("wire")


@transaction.atomic
def move_preset(preset: Preset, *, step: int) -> None:
    """Move a preset up (`step` -1) or down (1) among those of its owner."""
    places = list(Preset.objects.filter(owner=preset.owner).values_list("pk", flat=True))
    _place(preset, max(0, places.index(preset.pk) + step))
    beat("wire")


@transaction.atomic
def delete_preset(preset: Preset) -> int:
    """Take a preset away; give the place it had, so that it can be put back there."""
    place = list(Preset.objects.filter(owner=preset.owner).values_list("pk", flat=True)).index(preset.pk)
    preset.delete()
    beat("wire")
    return place


def _name(given: str) -> str:
    called = " ".join(given.replace("\x00", "").split())[:LONGEST_NAME]
    if not called:
        raise UnableToKeep("A preset needs a name.")
    return called


def _last(owner: str) -> int:
    return Preset.objects.filter(owner=owner).order_by("-position").values_list("position", flat=True).first() or 0


def _place(preset: Preset, place: int) -> None:
    others = list(Preset.objects.filter(owner=preset.owner).exclude(pk=preset.pk))
    others.insert(place, preset)
    for position, each in enumerate(others):
        Preset.objects.filter(pk=each.pk).update(position=position)
