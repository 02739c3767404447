"""The form of the morning's rota."""

from __future__ import annotations

from django import forms

from wireroom.briefing.api import MOST_STORIES, Rota

DAYS = ((0, "Mon"), (1, "Tue"), (2, "Wed"), (3, "Thu"), (4, "Fri"), (5, "Sat"), (6, "Sun"))


class RotaForm(forms.Form):
    """When the morning briefing goes out, and with how much."""

    is_on = forms.BooleanField(required=False)
    at = forms.TimeField(
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Give a time, such as 07:00."},
    )
    days = forms.TypedMultipleChoiceField(required=False, coerce=int, choices=DAYS)
    stories = forms.IntegerField(min_value=1, max_value=MOST_STORIES)
    lead_minutes = forms.IntegerField(min_value=0, max_value=180)

    def rota(self) -> Rota:
        """The rota as the valid form says it."""
        filled = self.cleaned_data
        return Rota(
            is_on=filled["is_on"],
            at=filled["at"].replace(second=0, microsecond=0),
            days=tuple(filled["days"]),
            stories=filled["stories"],
            lead_minutes=filled["lead_minutes"],
        )


def rota_form_of(rota: Rota) -> RotaForm:
    """The form, filled with the rota."""
    names = ("is_on", "at", "days", "stories", "lead_minutes")
    return RotaForm(initial={name: getattr(rota, name) for name in names})
