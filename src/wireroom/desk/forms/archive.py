"""What is said of a picture of the archive, and on what terms it may be used."""

from __future__ import annotations

from datetime import datetime

from django import forms

from wireroom.desk.rules.moments import NoMomentError, exactly_typed_of, moment_of
from wireroom.kernel.site import current_site
from wireroom.pictures.events import ArchivePicture, Crop, Description, Point, Terms


def _hundredths(least_wide: int = 100) -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=least_wide)


class DescribeForm(forms.Form):
    """What it shows and where it is cut; focus and crop in hundredths of its sides."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    caption = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    alt = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    credit = forms.CharField(required=False, max_length=300)
    source = forms.CharField(required=False, max_length=300)
    focus_x = _hundredths()
    focus_y = _hundredths()
    crop_left = _hundredths(90)
    crop_top = _hundredths(90)
    crop_right = _hundredths(90)
    crop_bottom = _hundredths(90)

    def description(self) -> Description:
        """The words of the valid form."""
        given = self.cleaned_data
        names = ("caption", "alt", "credit", "source")
        return Description(**{name: " ".join(given[name].split()) for name in names})

    def focus(self) -> Point:
        """The focal point of the valid form."""
        return Point(x=self.cleaned_data["focus_x"], y=self.cleaned_data["focus_y"])

    def crop(self) -> Crop:
        """The crop of the valid form."""
        sides = ("left", "top", "right", "bottom")
        return Crop(**{side: self.cleaned_data[f"crop_{side}"] for side in sides})


class TermsForm(forms.Form):
    """How it may be used; the moment is on the newsroom's clock."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    rights = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    usage = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    expires = forms.CharField(
        required=False, max_length=40, widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1})
    )
    most_stories = forms.IntegerField(required=False, min_value=1, max_value=9999)
    held = forms.CharField(required=False, max_length=300)

    def clean_expires(self) -> datetime | None:
        """The moment at which the rights end; None for never."""
        typed = self.cleaned_data["expires"]
        try:
            return moment_of(typed, zone=current_site().zone) if typed else None
        except NoMomentError as fault:
            raise forms.ValidationError(str(fault)) from fault

    def terms(self) -> Terms:
        """The terms of the valid form."""
        given = self.cleaned_data
        return Terms(
            rights=given["rights"].strip(),
            usage=given["usage"].strip(),
            expires_at=given["expires"],
            most_stories=given["most_stories"],
            held=given["held"].strip(),
        )


def describe_form(picture: ArchivePicture) -> DescribeForm:
    """The form as the picture stands."""
    said, focus, crop = picture.description, picture.focus, picture.crop
    return DescribeForm(
        initial={
            "revision": picture.revision,
            "caption": said.caption,
            "alt": said.alt,
            "credit": said.credit,
            "source": said.source,
            "focus_x": focus.x,
            "focus_y": focus.y,
            "crop_left": crop.left,
            "crop_top": crop.top,
            "crop_right": crop.right,
            "crop_bottom": crop.bottom,
        }
    )


def terms_form(picture: ArchivePicture) -> TermsForm:
    """The form as the terms stand."""
    terms = picture.terms
    return TermsForm(
        initial={
            "revision": picture.revision,
            "rights": terms.rights,
            "usage": terms.usage,
            "expires": exactly_typed_of(terms.expires_at, zone=current_site().zone) if terms.expires_at else "",
            "most_stories": terms.most_stories,
            "held": terms.held,
        }
    )
