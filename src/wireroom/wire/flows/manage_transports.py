"""How a feed's copy is fetched is decided in the newsroom, and tried out before it counts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from wireroom.kernel.pulse import beat
from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.registry import KINDS, Kind
from wireroom.wire.adapters.transports.settings import TransportSettings
from wireroom.wire.flows.manage_feeds import feed_called
from wireroom.wire.models import Feed, Transport
from wireroom.wire.queries.transports import transport_facts
from wireroom.wire.rules.transport_facts import TransportFacts, Trial

KIND, SECRET = "kind", "secret"
AGAIN = "Give it again: it was meant for another server."


class InvalidTransportError(ValueError):
    """Settings that cannot be: `fields` has a message for each setting that needs a mend.

    The keys are the settings' names; `kind` and `secret` stand for themselves.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {message}" for name, message in fields.items()))
        self.fields = dict(fields)


@transaction.atomic
def save_transport(
    *,
    feed: str,
    kind: str,
    settings: Mapping[str, Any],
    secret: str | None = None,
    paused: bool = False,
    now: datetime,
) -> TransportFacts:
    """Say how a feed's copy is fetched, from now on; it looks at once. Without a `secret` the one given before stays.

    Raises InvalidTransportError, and ValueError for a name no feed may have.
    """
    checked = _checked(_kind(kind), settings)
    home = feed_called(feed)
    row = Transport.objects.select_for_update().filter(feed=home).first() or Transport(feed=home, paused=True)
    secret = _secret(row, kind, checked, secret)
    if not _is_same_place(row, kind, checked):
        row.cursor = {}
    if row.paused and not paused:
        Feed.objects.filter(pk=home.pk).update(listening_since=now)
    row.kind, row.settings, row.secret, row.paused = kind, checked.model_dump(mode="json"), secret, paused
    row.asked, row.due_at, row.failures, row.trouble, row.trouble_since = not paused, None, 0, "", None
    row.save()
    beat("wire")
    return transport_facts(row)


@transaction.atomic
def remove_transport(*, feed: str) -> None:
    """Fetch nothing more for a feed; what it brought stays. Nothing happens where nothing is fetched."""
    if Transport.objects.filter(feed__name=feed).delete()[0]:
        beat("wire")


@transaction.atomic
def ask_transport(*, feed: str) -> None:
    """Have a feed's server looked at now, whatever it waits for. Raises LookupError when nothing is fetched for it."""
    if not Transport.objects.filter(feed__name=feed).update(asked=True):
        message = f"Nothing is fetched for the feed {feed!r}: set up its transport first."
        raise LookupError(message)


def try_transport(
    *, feed: str, kind: str, settings: Mapping[str, Any], secret: str | None = None, now: datetime
) -> Trial:
    """Connect with these settings, saved or not, and say what waits there; nothing is taken.

    Without a `secret` the one given before is used. Raises InvalidTransportError.
    """
    chosen = _kind(kind)
    checked = _checked(chosen, settings)
    row = Transport.objects.filter(feed__name=feed).first() or Transport()
    try:
        with closing(chosen.open(checked, _secret(row, kind, checked, secret))) as carrier:
            return Trial(reached=True, words=carrier.look(now=now))
    except TransportError as error:
        return Trial(reached=False, words=str(error), found=error.found)
    except OSError as error:
        return Trial(reached=False, words=f"It broke off: {error}")


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise InvalidTransportError({KIND: f"There is no transport {name!r}; choose one of {', '.join(KINDS)}."})
    return KINDS[name]


def _checked(kind: Kind, settings: Mapping[str, Any]) -> TransportSettings:
    try:
        return kind.settings.model_validate(dict(settings))
    except ValidationError as error:
        raise InvalidTransportError(_by_field(error)) from error


def _by_field(error: ValidationError) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in error.errors(include_url=False, include_context=False):
        name = str(each["loc"][0]) if each["loc"] else KIND
        found.setdefault(name, each["msg"].removeprefix("Value error, "))
    return found


def _secret(row: Transport, kind: str, checked: TransportSettings, given: str | None) -> str:
    """The secret to use. One kept for another server is not shown to this one."""
    if given is not None:
        return given
    if row.secret and not _is_same_place(row, kind, checked):
        raise InvalidTransportError({SECRET: AGAIN})
    return row.secret


def _is_same_place(row: Transport, kind: str, checked: TransportSettings) -> bool:
    new = checked.model_dump(mode="json")
    return row.kind == kind and all(row.settings.get(name) == new.get(name) for name in KINDS[kind].tied)
