"""The form of the explaining tool: a page and a reader, as one would imagine them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import forms

from wireroom.desk.forms.section_field import SectionField
from wireroom.support.events import CHANNEL_NAMES, DEVICES, Channel, Device, PageFacts, VisitorFacts

ALL: tuple[Channel, ...] = ("inside", "end", "strip", "header", "thanks")


class ExplainForm(forms.Form):
    """A page, and a reader on it."""

    section = SectionField(none="None")
    topics = forms.CharField(required=False, max_length=300)
    hours = forms.IntegerField(required=False, min_value=0, max_value=10_000)
    is_fatal = forms.BooleanField(required=False)
    is_corrected = forms.BooleanField(required=False)
    is_marked = forms.BooleanField(required=False)
    channels = forms.MultipleChoiceField(required=False, choices=[*CHANNEL_NAMES.items()])
    country = forms.CharField(required=False, max_length=2)
    region = forms.CharField(required=False, max_length=6)
    languages = forms.CharField(required=False, max_length=60)
    device = forms.ChoiceField(required=False, choices=[(each, each.capitalize()) for each in DEVICES])
    signed_in = forms.BooleanField(required=False)
    supporter = forms.BooleanField(required=False)
    gave = forms.IntegerField(required=False, min_value=0, max_value=3_650)
    read = forms.IntegerField(required=False, min_value=0, max_value=10_000)
    uncounted = forms.BooleanField(required=False)
    seen = forms.IntegerField(required=False, min_value=0, max_value=50)
    put_off = forms.BooleanField(required=False)
    lot = forms.IntegerField(required=False, min_value=0, max_value=9_999)

    def page(self, *, now: datetime) -> PageFacts:
        """The page that was imagined; the form must be valid."""
        given = self.cleaned_data
        wanted = set(given["channels"]) or set(ALL)
        return PageFacts(
            kind="story",
            channels=frozenset(each for each in ALL if each in wanted),
            section=given["section"],
            topics=frozenset(given["topics"].replace(",", " ").split()),
            changed=now - timedelta(hours=given["hours"] or 0),
            is_fatal=given["is_fatal"],
            is_corrected=given["is_corrected"],
            is_marked=given["is_marked"],
        )

    def visitor(self) -> VisitorFacts:
        """The reader that was imagined; the form must be valid."""
        given = self.cleaned_data
        device: Device = next((each for each in DEVICES if each == given["device"]), "desk")
        ago = (timedelta(),) * (given["seen"] or 0)
        return VisitorFacts(
            lot=given["lot"] or 0,
            country=given["country"].upper(),
            region=given["region"].upper(),
            languages=tuple(given["languages"].replace(",", " ").split()),
            device=device,
            signed_in=given["signed_in"],
            supporter=given["supporter"],
            since_giving=None if given["gave"] is None else timedelta(days=given["gave"]),
            read=None if given["uncounted"] else given["read"] or 0,
            seen=dict.fromkeys(ALL, ago),
            put_off=given["put_off"],
        )
