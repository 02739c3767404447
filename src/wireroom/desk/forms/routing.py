"""The form of a routing rule, and that of a rule of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, cast

from django import forms
from django.forms.boundfield import BoundField

from wireroom.desk.forms.section_field import SectionField
from wireroom.wire.api import Asked, Conditions, Rule, SectionRule
from wireroom.wire.events import LEVELS, Classed, Route

ROUTES: tuple[tuple[Route, str], ...] = (
    ("follow", "Story goes live by itself"),
    ("hold", "Story waits for an editor"),
    ("monitor", "Stays in the monitor"),
)
CLASSES: tuple[Classed, ...] = ("new", "take", "update", "correction", "kill", "advisory")
KINDS = ("text", "composite", "picture", "video", "event")
TICKED = {"levels": LEVELS, "classes": CLASSES, "kinds": KINDS}
TITLES = {"levels": "Urgency", "classes": "Version", "kinds": "Kind"}
TYPED = {
    "headline": "Headline has",
    "slugline": "Slugline has",
    "text": "Text has",
    "subjects": "Subject is",
    "keywords": "Keyword is",
    "genres": "Genre is",
    "places": "Place is",
    "languages": "Language is",
}
SIDES = {"must": "It must fit all of these", "must_not": "It must fit none of these"}
_APART = re.compile(r"[,\n]")


class Question(NamedTuple):
    """One field of the form with the words before it; ticked ones are several boxes."""

    label: str
    field: BoundField
    is_ticked: bool


class RuleForm(forms.Form):
    """A routing rule; the questions stand twice, for what an item must fit and what it must not."""

    name = forms.CharField(max_length=120)
    route = forms.ChoiceField(choices=ROUTES)
    section = SectionField(none="By its subjects, else the feed's")
    least_words = forms.IntegerField(required=False, min_value=0, max_value=100_000, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for side in SIDES:
            for name, values in TICKED.items():
                self.fields[f"{side}_{name}"] = forms.MultipleChoiceField(
                    required=False,
                    choices=[(value, value.capitalize()) for value in values],
                    widget=forms.CheckboxSelectMultiple,
                )
            for name in TYPED:
                self.fields[f"{side}_{name}"] = forms.CharField(required=False, max_length=2000)

    @property
    def sides(self) -> Iterator[tuple[str, str, list[Question]]]:
        """Both groups of questions, each with its title."""
        for side, title in SIDES.items():
            ticked = [Question(TITLES[name], self[f"{side}_{name}"], is_ticked=True) for name in TICKED]
            typed = [Question(label, self[f"{side}_{name}"], is_ticked=False) for name, label in TYPED.items()]
            yield side, title, [*typed, *ticked]

    def rule(self, *, rule_id: int, live: bool) -> Rule:
        """What was filled in; the form must be valid."""
        given = self.cleaned_data
        return Rule(
            id=rule_id,
            name=given["name"],
            route=cast("Route", given["route"]),
            section=given["section"],
            live=live,
            conditions=Conditions(
                must=self._asked("must"), must_not=self._asked("must_not"), least_words=given["least_words"] or 0
            ),
        )

    def _asked(self, side: str) -> Asked:
        ticked = {name: self.cleaned_data[f"{side}_{name}"] for name in TICKED}
        typed = {name: _each(self.cleaned_data[f"{side}_{name}"]) for name in TYPED}
        return Asked.model_validate(ticked | typed)


def _each(text: str) -> list[str]:
    return [part.strip() for part in _APART.split(text) if part.strip()]


def rule_form_of(rule: Rule) -> RuleForm:
    """The form, filled with a rule."""
    initial: dict[str, object] = {
        "name": rule.name,
        "route": rule.route,
        "section": rule.section,
        "least_words": rule.conditions.least_words,
    }
    for side, asked in (("must", rule.conditions.must), ("must_not", rule.conditions.must_not)):
        initial |= {f"{side}_{name}": list(getattr(asked, name)) for name in TICKED}
        initial |= {f"{side}_{name}": ", ".join(getattr(asked, name)) for name in TYPED}
    return RuleForm(initial=initial)


class SectionRuleForm(forms.Form):
    """A rule of sections."""

    name = forms.CharField(max_length=120)
    scheme = forms.CharField(max_length=40, initial="iptc")
    first = forms.CharField(max_length=60)
    last = forms.CharField(max_length=60, required=False)
    section = SectionField()

    def clean(self) -> dict[str, Any]:
        """One code alone is its own end; a range goes upwards, between codes of one length."""
        given = super().clean() or {}
        for name in ("scheme", "first", "last"):
            given[name] = str(given.get(name, "")).strip().casefold()
        given["last"] = given["last"] or given["first"]
        if len(given["first"]) != len(given["last"]) or given["first"] > given["last"]:
            self.add_error("last", "The last code must be as long as the first, and not before it.")
        return given

    def rule(self, *, rule_id: int) -> SectionRule:
        """What was filled in; the form must be valid."""
        names: Sequence[str] = ("name", "scheme", "first", "last", "section")
        return SectionRule(id=rule_id, **{name: self.cleaned_data[name] for name in names})
