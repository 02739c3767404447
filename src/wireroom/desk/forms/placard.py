"""What the newsroom says of a section, topic or author."""

from __future__ import annotations

from django import forms

from wireroom.page.api import PlacardFacts, PlaceKind


class PlacardForm(forms.Form):
    """Whatever is empty is as stories have it; the role is an author's."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name = forms.CharField(required=False, max_length=80)
    role = forms.CharField(required=False, max_length=120)
    portrait = forms.FileField(
        required=False, widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
    )
    without_portrait = forms.BooleanField(required=False)
    words = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))

    def placard(self, *, kind: PlaceKind, slug: str, portrait: str) -> PlacardFacts:
        """The placard as filled in, with the portrait that was there `portrait` unless it is taken off."""
        given = self.cleaned_data
        role = given["role"] if kind == "author" else ""
        return PlacardFacts(
            kind=kind,
            slug=slug,
            name=given["name"],
            role=role,
            words=given["words"],
            portrait="" if given["without_portrait"] else portrait,
            revision=given["revision"],
        )


def placard_form(placard: PlacardFacts) -> PlacardForm:
    """The form as it stands."""
    return PlacardForm(initial={name: getattr(placard, name) for name in ("revision", "name", "role", "words")})
