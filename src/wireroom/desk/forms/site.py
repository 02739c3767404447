"""What the site says of itself, as an editor fills it in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from wireroom.page.api import House, NoLogoError, links_from, shapes_of, text_of_links

LINES = forms.Textarea(attrs={"rows": 4})


class HouseForm(forms.Form):
    """One form for all of it; whatever is empty is as the settings say, or left out."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name = forms.CharField(required=False, max_length=60)
    tagline = forms.CharField(required=False, max_length=120)
    accent = forms.CharField(required=False, max_length=7)
    logo = forms.FileField(required=False, widget=forms.FileInput(attrs={"accept": ".svg,image/svg+xml"}))
    without_logo = forms.BooleanField(required=False)
    email = forms.CharField(required=False, max_length=254)
    phone = forms.CharField(required=False, max_length=60)
    navigation = forms.CharField(required=False, max_length=5000, widget=LINES)
    footer = forms.CharField(required=False, max_length=5000, widget=LINES)
    social = forms.CharField(required=False, max_length=5000, widget=LINES)

    def clean(self) -> dict[str, Any]:
        """Read links and logo."""
        given = super().clean() or self.cleaned_data
        for name in ("navigation", "footer", "social"):
            try:
                given[name] = links_from(given.get(name, ""))
            except ValueError as fault:
                self.add_error(name, str(fault))
        try:
            given["logo"] = _drawing(given.get("logo"))
        except NoLogoError as fault:
            self.add_error("logo", str(fault))
        return given

    def house(self, before: House) -> House:
        """The house as filled in; the logo stays as it was `before` unless another is given or it is taken off."""
        given = self.cleaned_data
        logo = "" if given["without_logo"] else given["logo"] or before.logo
        names = ("name", "tagline", "email", "phone", "navigation", "footer", "social")
        return House(**{name: given[name] for name in names}, accent=given["accent"].lower(), logo=logo)


def house_form(house: House, *, revision: int) -> HouseForm:
    """The form as the house stands."""
    words = {name: getattr(house, name) for name in ("name", "tagline", "accent", "email", "phone")}
    links = {name: text_of_links(getattr(house, name)) for name in ("navigation", "footer", "social")}
    return HouseForm(initial={**words, **links, "revision": revision})


def _drawing(file: UploadedFile[Any] | None) -> str:
    if file is None:
        return ""
    try:
        return shapes_of(file.read(100_000).decode())
    except UnicodeDecodeError as error:
        raise NoLogoError("The logo is no SVG drawing: its text is not UTF-8.") from error


class StandingForm(forms.Form):
    """A page that stands without a story."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    slug = forms.SlugField(max_length=60)
    title = forms.CharField(max_length=120)
    body = forms.CharField(max_length=100_000, widget=forms.Textarea(attrs={"rows": 18}))


class RedirectForm(forms.Form):
    """One redirect."""

    path = forms.CharField(max_length=400)
    to = forms.CharField(max_length=1000)
    under = forms.BooleanField(required=False)
