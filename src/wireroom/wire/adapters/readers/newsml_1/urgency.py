"""The haste of a NewsML 1.x item whose agency marks it elsewhere than in Urgency: EFE in a meta, TASS in a line."""

from __future__ import annotations

from dataclasses import replace

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_1.values import properties_within
from wireroom.wire.adapters.readers.parts.elements import everywhere
from wireroom.wire.adapters.readers.parts.lines import line, whole_number
from wireroom.wire.rules.item import WireItem

_NAMES = ("priority", "prioridad", "priorite", "urgency", "urgencia", "urgence", "editorialpriority")
_LADDER = {
    "f": 1, "flash": 1, "alert": 1, "alerta": 1, "alerte": 1, "b": 2, "bulletin": 2, "boletin": 2, "boletín": 2,
    "u": 3, "urgent": 3, "urgente": 3, "r": 4, "rutina": 4, "routine": 4, "regular": 4, "normal": 4, "d": 5,
}  # fmt: skip
"""The letters and words of the old wire ladder, as numbers of the IPTC's."""
_SLUGS = ("flash", "bulletin", "urgent", "alert", "alerte", "urgente")


def with_urgency(item: WireItem, component: Element) -> WireItem:
    """Add what a Property, a meta or a bare slugline states, where it is more pressing than Urgency or that is missing.

    EFE and TASS give every item the same Urgency. A number elsewhere may be the transport's: it only fills a gap.
    """
    raw = _stated(component, digits=item.urgency_raw is None) or _slug(item)
    number = whole_number(raw) or _LADDER.get((raw or "").strip(" !").lower())
    if raw is None or (item.urgency_raw is not None and (number or 9) >= (item.urgency or 9)):
        return item
    scale = "anpa" if raw.isalpha() and len(raw) == 1 else item.format
    return replace(item, urgency=number, urgency_raw=raw, urgency_scale=scale)


def _stated(component: Element, *, digits: bool) -> str | None:
    metas = [each for each in everywhere(component, "meta") if (each.get("name") or "").lower() in _NAMES]
    said = [text for each in metas if (text := line(each.get("content")))]
    found = [*properties_within(component, *_NAMES), *said]
    return next((each for each in found if digits or not each.isdigit()), None)


def _slug(item: WireItem) -> str | None:
    """A slugline or keyword that is nothing but a word of haste."""
    found = (each for each in (item.slugline, *item.keywords) if each and each.strip(" !").lower() in _SLUGS)
    return next(found, None)
