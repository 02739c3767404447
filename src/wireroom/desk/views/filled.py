"""The form of a story's copy as it came back from the browser."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest

from wireroom.desk.forms.copy import CopyForm, copy_of
from wireroom.desk.forms.pictures import PictureForm, chosen_pictures, picture_forms
from wireroom.desk.queries.archive_rows import archive_row, as_story_picture
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import is_number
from wireroom.kernel.clock import SystemClock
from wireroom.pictures.api import pictures_numbered
from wireroom.story.api import Copy, DeskStory, PublicPicture, desk_story, story_begun

EMPTY = Copy(headline="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What came back: the forms, and the copy they say when all of them are valid."""

    form: CopyForm
    pictures: list[PictureForm]
    copy: Copy | None

    @property
    def base(self) -> int:
        """The revision the editor began with; asked of a valid form only."""
        return int(self.form.cleaned_data["base"])

    @property
    def page(self) -> str:
        """The open page that sent it; asked of a valid form only."""
        return str(self.form.cleaned_data["page"])

    @property
    def faults(self) -> str:
        """What needs mending, in words."""
        forms = (self.form, *self.pictures)
        return " ".join(error for form in forms for errors in form.errors.values() for error in map(str, errors))


def filled(request: HttpRequest, story: DeskStory | None) -> Filled:
    """Read the form; `story` is None for one that begins."""
    given = story.copy if story else EMPTY
    form = CopyForm(request.POST, section=given.section)
    added = from_archive(request, form)
    pictures = picture_forms(given.pictures, known=known_pictures(story), added=added, data=request.POST)
    if not all([form.is_valid(), *(each.is_valid() for each in pictures)]):
        return Filled(form=form, pictures=pictures, copy=None)
    copy = copy_of(form, given=given, pictures=chosen_pictures(pictures))
    return Filled(form=form, pictures=pictures, copy=copy)


def story_of_page(request: HttpRequest) -> DeskStory | None:
    """The story that this page began already, without having heard of it."""
    begun = story_begun(page=request.POST.get("page", "")[:40], editor=editor_of(request))
    return desk_story(story_id=begun) if begun else None


def from_archive(request: HttpRequest, form: Form) -> list[PublicPicture]:
    """The archive's pictures that the form brings, chosen in the dialog or named by number.

    A number that is none, or of a picture that may not be used, is an error of its field.
    """
    chosen = [each for each in request.POST.getlist("archive") if is_number(each)]
    typed = request.POST.get("archive_numbers", "").replace(",", " ").split()
    found = pictures_numbered(int(each) for each in (*chosen, *typed) if is_number(each))
    now = SystemClock().now()
    for each in typed:
        picture = found.get(int(each)) if is_number(each) else None
        why = archive_row(picture, now=now).why if picture else "is not in the archive."
        if why:
            form.add_error("archive_numbers", f"Picture {each[:20]} {why}")
    return [as_story_picture(picture) for picture in found.values()]


def known_pictures(story: DeskStory | None) -> list[PublicPicture]:
    """Every picture that any state of the story has, so that one taken out can be taken in again."""
    if story is None:
        return []
    versions = [picture for version in reversed(story.versions) for picture in version.pictures]
    return [*versions, *(story.waiting.pictures if story.waiting else ())]
