"""The form of an alert, and of the flash rule: what is said, to whom."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from wireroom.alert.api import LARGEST_BODY, LARGEST_TITLE, Aim, AlertFacts, AlertKind, FlashRule, Words
from wireroom.desk.forms.section_field import SectionsField
from wireroom.desk.queries.alert_words import CHOICES, URGENCIES

MOST_TOPICS = 60
LONGEST_KEY = 140


class AlertForm(forms.Form):
    """An alert's words and kind. `base` is the mark of the draft the editor began with, `version` the story's."""

    kind = forms.ChoiceField(choices=[(each.kind, each.name) for each in CHOICES])
    title = forms.CharField(
        max_length=LARGEST_TITLE, widget=forms.Textarea, error_messages={"required": "An alert needs a headline."}
    )
    body = forms.CharField(required=False, max_length=LARGEST_BODY, widget=forms.Textarea(attrs={"rows": 3}))
    path = forms.CharField(required=False, max_length=300)
    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)


class FlashRuleForm(forms.Form):
    """When a wire flash becomes an alert by itself."""

    is_on = forms.BooleanField(required=False)
    urgency = forms.TypedChoiceField(coerce=int, choices=[(number, words.capitalize()) for number, words in URGENCIES])
    sections = SectionsField()
    two_people = forms.BooleanField(required=False)

    def rule(self, aim: Aim) -> FlashRule:
        """The rule as the valid form says it."""
        filled = self.cleaned_data
        return FlashRule(
            is_on=filled["is_on"],
            urgency=filled["urgency"],
            sections=tuple(filled["sections"]),
            aim=aim,
            two_people=filled["two_people"],
        )


def rule_form_of(rule: FlashRule) -> FlashRuleForm:
    """The form, filled with the rule."""
    return FlashRuleForm(
        initial={
            "is_on": rule.is_on,
            "urgency": rule.urgency,
            "sections": rule.sections,
            "two_people": rule.two_people,
        }
    )


def alert_form_of(*, kind: AlertKind, words: Words, base: str = "", version: int | None = None) -> AlertForm:
    """The form, filled with an alert's words."""
    facts: dict[str, Any] = {"kind": kind, "title": words.title, "body": words.body, "path": words.path}
    return AlertForm(initial=facts | {"base": base, "version": version})


def kind_of(data: Mapping[str, Any]) -> AlertKind:
    """The kind that was chosen; breaking news unless another one is known."""
    return next((each.kind for each in CHOICES if each.kind == data.get("kind")), "breaking")


def aim_of(data: QueryDict) -> Aim:
    """The topics that were chosen, as many as can be meant in earnest."""

    def keys(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for key in data.getlist(name)[:MOST_TOPICS] if key and len(key) <= LONGEST_KEY))

    return Aim(any_of=keys("any"), all_of=keys("all"), none_of=keys("none"))


def mark_of(alert: AlertFacts) -> str:
    """What an alert says and to whom, as a short mark: another mark, another alert."""
    aim = alert.aim
    said = [alert.kind, alert.words.title, alert.words.body, alert.words.path, aim.any_of, aim.all_of, aim.none_of]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
