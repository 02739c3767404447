"""The form of an appeal: what it says in up to three languages, what it suggests, of whom it is meant to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField

from wireroom.desk.forms.section_field import SectionsField
from wireroom.desk.rules.moments import NoMomentError, moment_of, typed_of
from wireroom.kernel.site import current_site
from wireroom.support.events import (
    CHANNEL_NAMES,
    DEVICES,
    Appeal,
    Filed,
    Money,
    Target,
    UnreadableMoneyError,
    Words,
    figures,
    read_money,
)

EVERY = (("once", "Once"), ("month", "Every month"), ("year", "Every year"))
SIGNED_IN = (("", "Signed in or not"), ("yes", "Only if signed in"), ("no", "Only if not signed in"))
LANGUAGES = (0, 1, 2)
SETS = {
    "countries": "Only in these countries",
    "not_countries": "Not in these countries",
    "regions": "Only in these regions",
    "languages": "Only readers of these languages",
    "topics": "Only on these topics",
    "not_topics": "Not on these topics",
}
EXAMPLES = {"countries": "DE, AT", "regions": "US-CA, DE-BY", "languages": "de, en", "topics": "climate"}
_APART = re.compile(r"[,;\s]+")


class Said(NamedTuple):
    """The four fields of one language."""

    language: BoundField
    heading: BoundField
    body: BoundField
    button: BoundField


class AppealForm(forms.Form):
    """An appeal. Countries, topics and the like are written with commas; amounts by currency, one line each."""

    name = forms.CharField(max_length=120)
    key = forms.SlugField(max_length=60, required=False)
    channel = forms.ChoiceField(choices=[*CHANNEL_NAMES.items()])
    every = forms.ChoiceField(choices=EVERY)
    amounts = forms.CharField(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    shows_goal = forms.BooleanField(required=False)
    rank = forms.IntegerField(min_value=-100, max_value=100)
    begins = forms.CharField(required=False, max_length=40)
    ends = forms.CharField(required=False, max_length=40)
    times = forms.IntegerField(min_value=1, max_value=50)
    days = forms.IntegerField(min_value=1, max_value=365)
    devices = forms.MultipleChoiceField(required=False, choices=[(each, each.capitalize()) for each in DEVICES])
    sections = SectionsField()
    not_sections = SectionsField()
    signed_in = forms.ChoiceField(required=False, choices=SIGNED_IN)
    read_least = forms.IntegerField(required=False, min_value=0, max_value=10_000)
    read_most = forms.IntegerField(required=False, min_value=0, max_value=10_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in LANGUAGES:
            self.fields[f"language_{number}"] = forms.CharField(required=False, max_length=20)
            self.fields[f"heading_{number}"] = forms.CharField(required=False, max_length=200)
            self.fields[f"body_{number}"] = forms.CharField(
                required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
            )
            self.fields[f"button_{number}"] = forms.CharField(required=False, max_length=60)
        for name in SETS:
            self.fields[name] = forms.CharField(required=False, max_length=1_000)

    @property
    def said(self) -> list[Said]:
        """The fields of each language."""
        names = ("language", "heading", "body", "button")
        return [Said(*(self[f"{name}_{number}"] for name in names)) for number in LANGUAGES]

    @property
    def sets(self) -> list[tuple[str, BoundField, str]]:
        """The fields that are written with commas: label, field, example."""
        return [(label, self[name], EXAMPLES.get(name, "")) for name, label in SETS.items()]

    def clean_begins(self) -> datetime | None:
        """The moment from which the appeal is shown."""
        return _moment(self.cleaned_data["begins"])

    def clean_ends(self) -> datetime | None:
        """The moment from which it is not shown any more."""
        return _moment(self.cleaned_data["ends"])

    def clean_amounts(self) -> Mapping[str, tuple[int, ...]]:
        """Each line's currency, with its amounts in minor units."""
        return dict(_amounts(line) for line in self.cleaned_data["amounts"].splitlines() if line.strip())

    def filed(self, *, key: str, is_on: bool) -> Filed:
        """What was filled in; the form must be valid."""
        given = self.cleaned_data
        words = {
            given[f"language_{number}"].strip(): Words(
                heading=given[f"heading_{number}"].strip(),
                body=given[f"body_{number}"].strip(),
                button=given[f"button_{number}"].strip(),
            )
            for number in LANGUAGES
            if given[f"language_{number}"].strip()
        }
        appeal = Appeal(
            key=key,
            channel=given["channel"],
            words=words,
            amounts=given["amounts"],
            every=given["every"],
            target=self._target(),
            rank=given["rank"],
            is_on=is_on,
            begins=given["begins"],
            ends=given["ends"],
            times=given["times"],
            days=given["days"],
            shows_goal=given["shows_goal"],
        )
        return Filed(name=given["name"], appeal=appeal)

    def _target(self) -> Target:
        given = self.cleaned_data
        return Target(
            countries=_codes(given["countries"]),
            not_countries=_codes(given["not_countries"]),
            regions=_codes(given["regions"]),
            languages=_words(given["languages"]),
            topics=_words(given["topics"]),
            not_topics=_words(given["not_topics"]),
            sections=frozenset(given["sections"]),
            not_sections=frozenset(given["not_sections"]),
            devices=frozenset(given["devices"]),
            signed_in={"yes": True, "no": False}.get(given["signed_in"]),
            read_least=given["read_least"] or 0,
            read_most=given["read_most"],
        )


def appeal_form_of(filed: Filed | None) -> AppealForm:
    """The form, filled with an appeal, or as it is for a new one."""
    if filed is None:
        language = current_site().language
        return AppealForm(
            initial={
                "channel": "inside",
                "every": "month",
                "rank": 0,
                "times": 4,
                "days": 30,
                "language_0": language,
                "button_0": "Support us" if language.startswith("en") else "",
            }
        )
    appeal, target = filed.appeal, filed.appeal.target
    initial: dict[str, Any] = {
        "name": filed.name,
        "key": appeal.key,
        "channel": appeal.channel,
        "every": appeal.every,
        "amounts": "\n".join(_line(currency, amounts) for currency, amounts in appeal.amounts.items()),
        "shows_goal": appeal.shows_goal,
        "rank": appeal.rank,
        "begins": _typed(appeal.begins),
        "ends": _typed(appeal.ends),
        "times": appeal.times,
        "days": appeal.days,
        "devices": sorted(target.devices),
        "sections": sorted(target.sections),
        "not_sections": sorted(target.not_sections),
        "signed_in": {True: "yes", False: "no", None: ""}[target.signed_in],
        "read_least": target.read_least or None,
        "read_most": target.read_most,
    }
    initial |= {name: ", ".join(sorted(getattr(target, name))) for name in SETS}
    for number, (language, words) in zip(LANGUAGES, appeal.words.items(), strict=False):
        initial |= {
            f"language_{number}": language,
            f"heading_{number}": words.heading,
            f"body_{number}": words.body,
            f"button_{number}": words.button,
        }
    return AppealForm(initial=initial)


def _moment(typed: str) -> datetime | None:
    if not typed.strip():
        return None
    try:
        return moment_of(typed, zone=current_site().zone)
    except NoMomentError as error:
        raise forms.ValidationError(str(error)) from error


def _typed(moment: datetime | None) -> str:
    return typed_of(moment, zone=current_site().zone) if moment else ""


def _amounts(line: str) -> tuple[str, tuple[int, ...]]:
    currency, *typed = _APART.split(line.strip())
    currency = currency.upper()
    if not typed or not currency.isalpha():
        raise forms.ValidationError("Write a currency and its amounts, such as EUR 5, 10, 25.")
    try:
        return currency, tuple(read_money(each, currency=currency).amount for each in typed if each)
    except UnreadableMoneyError as error:
        raise forms.ValidationError(str(error)) from error


def _line(currency: str, amounts: Iterable[int]) -> str:
    typed = (figures(Money(currency, each)) for each in amounts)
    return f"{currency} {', '.join(each.removesuffix('.00') for each in typed)}"


def _words(typed: str) -> frozenset[str]:
    return frozenset(each.lower() for each in _APART.split(typed) if each)


def _codes(typed: str) -> frozenset[str]:
    return frozenset(each.upper() for each in _APART.split(typed) if each)
