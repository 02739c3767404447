"""The form of a transport, built from the settings that its kind asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from django import forms
from django.forms.boundfield import BoundField

from wireroom.wire.api import TRANSPORT_KINDS, TransportFacts

SECRET = "secret"  # noqa: S105 - the field's name
LAST = ("every", "seconds")
BEFORE_SECRET = ("key_name", "access_key", "client_id", "user", "url")
"""The secret is asked for after the first of these that a kind has."""
WORDS = {"tls": "TLS", "starttls": "STARTTLS", "get": "GET", "post": "POST", "json": "JSON", "xml": "XML"}


class Question(NamedTuple):
    """One field with its words; ticks are boxes with the words behind them."""

    field: BoundField
    label: str
    hint: str
    is_tick: bool


class TransportForm(forms.Form):
    """How a feed's copy is fetched, by one kind of transport."""

    def __init__(self, kind: str, data: Any = None, *, kept: TransportFacts | None = None) -> None:
        self._has_secret = bool(kept and kept.has_secret)
        self.kind = TRANSPORT_KINDS[kind]
        self._shape = self.kind.settings.model_json_schema()
        super().__init__(data, initial=_as_shown(kept.settings if kept else {}))
        for name in self._names:
            self.fields[name] = _field(self._facts(name), is_required=name in self._shape.get("required", ()))
        if self.kind.secret:
            self.fields[SECRET] = forms.CharField(required=False, max_length=20_000, widget=self._secret_widget())

    @property
    def questions(self) -> list[Question]:
        """The fields in the order in which they are asked."""
        asked = [self._question(name) for name in self._names]
        if self.kind.secret:
            before = next((name for name in BEFORE_SECRET if name in self._names), self._names[0])
            hint = "One is kept; leave it empty to keep it." if self._has_secret else "Kept here, and shown to nobody."
            asked.insert(self._names.index(before) + 1, Question(self[SECRET], self.kind.secret, hint, is_tick=False))
        return asked

    def given(self) -> dict[str, Any]:
        """The settings that were filled in; the form must be valid. What is left empty is as it usually is."""
        kept = {name: _as_kept(self._facts(name), self.cleaned_data[name]) for name in self._names}
        return {name: value for name, value in kept.items() if value is not None}

    def given_secret(self) -> str | None:
        """The password or key, None to keep the one before."""
        return self.cleaned_data.get(SECRET) or None

    def refuse(self, faults: Mapping[str, str]) -> None:
        """Show what the wire room said of each setting beside its field."""
        for name, fault in faults.items():
            words = fault[:1].upper() + fault[1:] + ("" if fault.endswith((".", "?")) else ".")
            self.add_error(name if name in self.fields else None, words)

    @property
    def _names(self) -> list[str]:
        names = list(self._shape["properties"])
        return [name for name in names if name not in LAST] + [name for name in LAST if name in names]

    def _facts(self, name: str) -> dict[str, Any]:
        facts = self._shape["properties"][name]
        if "$ref" in facts:
            facts = {**self._shape["$defs"][facts["$ref"].rpartition("/")[2]], **facts}
        return cast("dict[str, Any]", facts)

    def _question(self, name: str) -> Question:
        facts = self._facts(name)
        return Question(self[name], facts["title"], facts.get("description", ""), facts.get("type") == "boolean")

    def _secret_widget(self) -> forms.Widget:
        shown = {"autocomplete": "new-password", "spellcheck": "false"}
        if "private key" in self.kind.secret.lower():
            return forms.Textarea(attrs={**shown, "rows": 2})
        return forms.PasswordInput(attrs=shown, render_value=True)


def _field(facts: Mapping[str, Any], *, is_required: bool) -> forms.Field:
    """The field that asks for one setting."""
    initial = _one_a_line(facts.get("default"))
    if "enum" in facts:
        choices = [(each, WORDS.get(each.lower(), each.capitalize())) for each in facts["enum"]]
        return forms.ChoiceField(choices=choices, initial=initial)
    match facts.get("type"):
        case "boolean":
            return forms.BooleanField(required=False, initial=initial)
        case "integer":
            least, most = facts.get("minimum"), facts.get("maximum")
            return forms.IntegerField(required=is_required, initial=initial, min_value=least, max_value=most)
        case "array":
            return forms.CharField(required=is_required, initial=initial, widget=forms.Textarea(attrs={"rows": 3}))
        case _:
            return forms.CharField(required=is_required, initial=initial, max_length=facts.get("maxLength", 1000))


def _as_kept(facts: Mapping[str, Any], value: Any) -> Any:
    return value.split() if facts.get("type") == "array" else value


def _as_shown(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _one_a_line(value) for name, value in settings.items()}


def _one_a_line(value: Any) -> Any:
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value
