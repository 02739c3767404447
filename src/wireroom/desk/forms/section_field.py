"""Fields in which sections are chosen: they offer those there are now, and know what a former one is by now."""

from __future__ import annotations

from typing import Any

from django import forms

from wireroom.story.api import all_sections


def section_choices() -> list[tuple[str, str]]:
    """Every section that stands, in the newsroom's order: slug and name."""
    return [(label.slug, label.name) for label in all_sections().standing]


class SectionField(forms.ChoiceField):
    """One section; `none` are the words for choosing none of them."""

    def __init__(self, *, none: str = "", **kwargs: Any) -> None:
        offered = [("", none)] if none else []
        super().__init__(choices=lambda: [*offered, *section_choices()], required=not none, **kwargs)

    def to_python(self, value: Any) -> str:
        """The section as it is now: a form may have been open while it moved."""
        return all_sections().key(super().to_python(value))

    def prepare_value(self, value: Any) -> Any:
        """What is chosen when the form is shown."""
        return all_sections().key(str(value or ""))


class SectionsField(forms.MultipleChoiceField):
    """Any number of sections."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=section_choices, required=False, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        """The sections as they are now, each once."""
        return list(all_sections().keys(super().to_python(value)))
