"""The forms by which sections are made and moved."""

from __future__ import annotations

from django import forms

from wireroom.desk.forms.section_field import SectionField
from wireroom.story.api import slug_of


class NewSectionForm(forms.Form):
    """A section that is to be; without an address it takes one of its name."""

    name = forms.CharField(max_length=80)
    slug = forms.CharField(max_length=40, required=False)

    def clean_slug(self) -> str:
        """The address, without the slash before it."""
        return _slug(self.cleaned_data["slug"]) or slug_of(self.cleaned_data.get("name", ""), otherwise="section")[:40]


class MoveForm(forms.Form):
    """Another address for a section."""

    to = forms.CharField(max_length=40)

    def clean_to(self) -> str:
        """The address, without the slash before it."""
        return _slug(self.cleaned_data["to"])


class MergeForm(forms.Form):
    """Into which section one goes."""

    into = SectionField()


def _slug(typed: str) -> str:
    return typed.strip().strip("/").lower()
