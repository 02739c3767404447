"""The form of a story's pictures: which are used, in what order, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django import forms
from django.http import QueryDict

from wireroom.pictures.events import PROVIDER
from wireroom.story.api import PublicPicture
from wireroom.story.events import picture_mark

LONGEST_ALT = 2000


class PictureForm(forms.Form):
    """One picture. The focal point is given in hundredths of width and height, from the top left."""

    use = forms.BooleanField(required=False)
    order = forms.IntegerField(required=False, min_value=1, max_value=999)
    caption = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    credit = forms.CharField(required=False, max_length=300)
    alt = forms.CharField(required=False, max_length=LONGEST_ALT, widget=forms.Textarea(attrs={"rows": 2}))
    focal_x = forms.IntegerField(required=False, min_value=0, max_value=100)
    focal_y = forms.IntegerField(required=False, min_value=0, max_value=100)

    picture: PublicPicture

    @property
    def mark(self) -> str:
        """How a block of the copy names the picture."""
        return picture_mark(self.picture)

    @property
    def is_proposed(self) -> bool:
        """Whether the description is the caption of an agency's picture once more: nobody has written one yet."""
        alt = self["alt"].value()
        return self.picture.provider != PROVIDER and bool(alt) and alt == self["caption"].value()

    def chosen(self) -> PublicPicture:
        """The picture with what the valid form says of it."""
        filled = self.cleaned_data
        return replace(
            self.picture,
            caption=filled["caption"],
            credit=filled["credit"],
            alt=filled["alt"],
            focal_x=_fraction(filled["focal_x"]),
            focal_y=_fraction(filled["focal_y"]),
        )


def picture_forms(
    used: Iterable[PublicPicture],
    *,
    known: Iterable[PublicPicture],
    added: Iterable[PublicPicture] = (),
    data: QueryDict | None = None,
) -> list[PictureForm]:
    """A form for each used picture, in order, and for those `added` from the archive.

    Then for those that the story's other versions know, not ticked.
    """
    rows = {_key(picture): (picture, True) for picture in (*used, *added)}
    for picture in known:
        rows.setdefault(_key(picture), (picture, False))
    return [
        _form(picture, key=key, use=use, order=order, data=data)
        for order, (key, (picture, use)) in enumerate(rows.items(), start=1)
    ]


def chosen_pictures(forms_: Iterable[PictureForm]) -> tuple[PublicPicture, ...]:
    """The ticked pictures in the order given; without a number a picture comes last."""
    ticked = [form for form in forms_ if form.cleaned_data["use"]]
    ticked.sort(key=lambda form: form.cleaned_data["order"] or 1000)
    return tuple(form.chosen() for form in ticked)


def _form(picture: PublicPicture, *, key: str, use: bool, order: int, data: QueryDict | None) -> PictureForm:
    initial = {
        "use": use,
        "order": order,
        "caption": picture.caption,
        "credit": picture.credit,
        "alt": picture.alt,
        "focal_x": round(picture.focal_x * 100),
        "focal_y": round(picture.focal_y * 100),
    }
    if not data:
        form = PictureForm(initial=initial | {"alt": picture.alt or _proposal(picture)}, prefix=key)
    elif f"{key}-order" in data:
        form = PictureForm(data, initial=initial, prefix=key)
    else:
        form = PictureForm({f"{key}-{name}": value for name, value in initial.items()}, initial=initial, prefix=key)
    form.picture = picture
    return form


def _proposal(picture: PublicPicture) -> str:
    """What an agency says beneath its picture, for an editor to make a description of."""
    return "" if picture.provider == PROVIDER else picture.caption[:LONGEST_ALT]


def _key(picture: PublicPicture) -> str:
    """Names a picture in the form; the address itself is never taken from what comes back."""
    return f"picture-{picture_mark(picture)}"


def _fraction(hundredths: int | None) -> float:
    return 0.5 if hundredths is None else hundredths / 100
