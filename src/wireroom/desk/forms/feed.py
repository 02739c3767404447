"""The form of a feed."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms

from wireroom.desk.forms.section_field import SectionField
from wireroom.desk.rules.agency_colours import COLOURS
from wireroom.wire.api import FeedFacts, format_names

HOST = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class FeedForm(forms.Form):
    """What the newsroom decides about a feed; zone and language are checked by the wire room."""

    credit_name = forms.CharField(max_length=100)
    zone = forms.CharField(max_length=60)
    language = forms.CharField(required=False, max_length=35)
    default_section = SectionField()
    follow = forms.BooleanField(required=False)
    format = forms.ChoiceField(required=False)
    quiet_after = forms.IntegerField(required=False, min_value=1, max_value=43_200)
    colour = forms.ChoiceField(
        required=False, choices=[("", "By its name"), *((each, each.capitalize()) for each in COLOURS)]
    )
    allowed_hosts = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats = cast("forms.ChoiceField", self.fields["format"])
        formats.choices = [("", "Any, known by its bytes"), *((each, each) for each in format_names())]

    def clean_allowed_hosts(self) -> tuple[str, ...]:
        """The hosts, one a line, each once."""
        hosts = tuple(dict.fromkeys(self.cleaned_data["allowed_hosts"].split()))
        for host in hosts:
            if not HOST.fullmatch(host):
                raise forms.ValidationError(f"“{host}” is no host name; write names such as pictures.example.org.")
        return hosts


class NewFeedForm(FeedForm):
    """A feed that does not exist yet; its name is also that of its hot folder."""

    name = forms.RegexField(
        r"^[a-z0-9][a-z0-9-]{0,39}$",
        error_messages={"invalid": "Use small letters, digits and hyphens, beginning with a letter or digit."},
    )


def feed_form_of(feed: FeedFacts) -> FeedForm:
    """The form, filled with what is decided now."""
    return FeedForm(
        initial={
            "credit_name": feed.credit_name,
            "zone": feed.zone,
            "language": feed.language,
            "default_section": feed.default_section,
            "follow": feed.follow,
            "format": feed.format,
            "quiet_after": feed.quiet_after,
            "colour": feed.colour,
            "allowed_hosts": "\n".join(feed.allowed_hosts),
        }
    )
