"""The sections as they are now. Looked up each time, so that every process sees a change at once."""

from __future__ import annotations

from wireroom.story.models import Section as Row
from wireroom.story.rules.sections import Section, Sections


def all_sections() -> Sections:
    """Give every section there is and ever was, in order."""
    rows = Row.objects.order_by("position", "id").values_list("slug", "name", "hidden", "into")
    return Sections(tuple(Section(slug=slug, name=name, hidden=hidden, into=into) for slug, name, hidden, into in rows))
