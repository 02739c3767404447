"""A live post as it is written: its form, and the forms of its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest

from wireroom.desk.forms.live_post import PostForm, form_of_post
from wireroom.desk.forms.pictures import PictureForm, chosen_pictures, picture_forms
from wireroom.desk.views.filled import from_archive
from wireroom.story.api import DeskStory, LivePost, PostCopy, pictures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The forms of a post, as it was opened or as it came back."""

    form: PostForm
    pictures: list[PictureForm] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every form that came back can be read."""
        return all([self.form.is_valid(), *(each.is_valid() for each in self.pictures)])

    @property
    def post(self) -> PostCopy:
        """What they say; asked only where they are whole."""
        return self.form.post(chosen_pictures(self.pictures))

    @property
    def faults(self) -> str:
        """What needs mending, in words."""
        forms = (self.form, *self.pictures)
        return " ".join(str(fault) for form in forms for faults in form.errors.values() for fault in faults)


def written(request: HttpRequest) -> Written:
    """What came back. Each picture brings its number in the archive, so that none is lost where the post is gone."""
    form = PostForm(request.POST)
    pictures = picture_forms((), known=(), added=from_archive(request, form), data=request.POST)
    return Written(form=form, pictures=pictures)


def opened_post(post: LivePost, story: DeskStory) -> Written:
    """The forms, filled with a post of the story's."""
    known = story.current.pictures if story.current else ()
    return Written(form=form_of_post(post), pictures=picture_forms(pictures_of([post], known), known=()))
