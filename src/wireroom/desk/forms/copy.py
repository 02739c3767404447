"""The form of a story's copy."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Any

from django import forms

from wireroom.desk.forms.live_post import NOT_AS_SENT
from wireroom.desk.forms.section_field import SectionField, section_choices
from wireroom.desk.rules.markup import blocks_of, text_of
from wireroom.desk.rules.said_blocks import read_blocks, write_blocks
from wireroom.desk.rules.settling import settled
from wireroom.story.api import Copy, PublicPicture
from wireroom.wire.events import Block

LANGUAGE = r"^$|^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
LONGEST_BODY = 1_000_000
HEADLINE_HINT = 90
"""Signs after which a headline is cut in many places readers meet it; a hint, no limit."""


class CopyForm(forms.Form):
    """Everything of a story but its pictures; `base` is the draft revision the editor began with."""

    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    page = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    """The open page's own name, by which a save is known whose answer was lost."""
    headline = forms.CharField(
        required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2, "data-length-hint": HEADLINE_HINT})
    )
    standfirst = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    body = forms.CharField(
        required=False, strip=False, max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 24})
    )
    blocks = forms.CharField(required=False, strip=False, max_length=2 * LONGEST_BODY)
    """The body as the rich editor says it (`rules.said_blocks`); where it comes, it counts instead of the box."""
    archive_numbers = forms.CharField(required=False, max_length=200)
    """Pictures of the archive to take in, by their numbers: for who writes without scripts."""
    slugline = forms.CharField(required=False, max_length=200)
    byline = forms.CharField(required=False, max_length=300)
    dateline = forms.CharField(required=False, max_length=200)
    section = SectionField()
    topics = forms.CharField(required=False, max_length=1000)
    language = forms.RegexField(
        LANGUAGE,
        required=False,
        max_length=35,
        error_messages={"invalid": "Give a language tag such as “en” or “pt-BR”, or leave it empty for the site's."},
    )

    def __init__(self, *args: Any, section: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above; this tells the type checker
        if section and not field.valid_value(field.prepare_value(section)):
            field.choices = [*section_choices(), (section, section)]

    @property
    def said_blocks(self) -> str:
        """The body for the rich editor, whichever of the two views it was written in."""
        if not self.is_bound:
            return str(self.initial.get("blocks", "[]"))
        return self.data.get("blocks") or write_blocks(blocks_of(self.data.get("body", "")))

    def clean_blocks(self) -> tuple[Block, ...] | None:
        """The body's blocks; None where the box counts."""
        said = self.cleaned_data["blocks"]
        if not said:
            return None
        try:
            return read_blocks(said)
        except ValueError as fault:
            raise forms.ValidationError(NOT_AS_SENT) from fault

    def clean_headline(self) -> str:
        """The headline on one line, however it was typed."""
        return " ".join(self.cleaned_data["headline"].split())


def form_of(copy: Copy, *, base: int) -> CopyForm:
    """The form, filled with a story's copy."""
    initial = {
        "base": base,
        "page": token_urlsafe(16),
        "headline": copy.headline,
        "standfirst": copy.standfirst,
        "body": text_of(copy.body),
        "blocks": write_blocks(copy.body),
        "slugline": copy.slugline,
        "byline": copy.byline,
        "dateline": copy.dateline,
        "section": copy.section,
        "topics": ", ".join(copy.topics),
        "language": copy.language,
    }
    return CopyForm(initial=initial, section=copy.section)


def copy_of(form: CopyForm, *, given: Copy, pictures: tuple[PublicPicture, ...]) -> Copy:
    """The copy as the valid form says it; blocks that mean what they meant in `given` stay as they were."""
    filled = form.cleaned_data
    read = filled["blocks"] if filled["blocks"] is not None else blocks_of(filled["body"])
    topics = (topic.strip() for topic in filled["topics"].split(","))
    return Copy(
        headline=filled["headline"],
        standfirst=filled["standfirst"],
        slugline=filled["slugline"],
        byline=filled["byline"],
        dateline=filled["dateline"],
        section=filled["section"],
        topics=tuple(dict.fromkeys(topic for topic in topics if topic)),
        body=settled(read, given=given.body),
        pictures=pictures,
        language=filled["language"],
    )
