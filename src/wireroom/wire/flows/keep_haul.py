"""What a look at an agency's server brought is kept together with how far that look has come, or not at all."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from wireroom.kernel.pulse import beat
from wireroom.wire.adapters.transports.carrier import Haul
from wireroom.wire.flows.quarantine import quarantine_name
from wireroom.wire.flows.receive import keep_bytes, note_deliveries
from wireroom.wire.models import Transport
from wireroom.wire.rules.names import shown_name

NOTE_EVERY = timedelta(minutes=1)
EMPTY = "The file is empty."


class SupersededError(Exception):
    """Somebody has changed, paused or removed the transport meanwhile: what it brought is left where it was."""


def keep_haul(row: Transport, haul: Haul, *, now: datetime) -> Transport:
    """Keep a haul and its cursor in one transaction, and give the row as it is then.

    Raises SupersededError, and OSError or OperationalError of the newsroom's own disk and database; then nothing
    of it counts.
    """
    if _is_idle(row, haul, now=now):
        return row
    files = [(parcel.name, parcel.data) for parcel in haul.parcels if parcel.data]
    hashes = keep_bytes(files) if files else []
    with transaction.atomic():
        current = still(row)
        if current.cursor != row.cursor:
            raise SupersededError
        if files:
            note_deliveries(current.feed, files, hashes, now=now)
        _leave(current, haul, now=now)
        _settle(current, haul, now=now)
    return current


def still(row: Transport) -> Transport:
    """The row again, in this transaction, if it is what was begun with. Raises SupersededError."""
    current = Transport.objects.select_for_update(of=("self",)).select_related("feed").filter(pk=row.pk).first()
    if current is None or current.paused or terms(current) != terms(row):
        raise SupersededError
    return current


def terms(row: Transport) -> tuple[object, ...]:
    """What a tie to a server was made with."""
    return row.kind, row.settings, row.secret


def _is_idle(row: Transport, haul: Haul, *, now: datetime) -> bool:
    """Whether nothing came and nothing changed, so that nobody need be told."""
    is_noted = row.last_success_at is not None and now - row.last_success_at < NOTE_EVERY
    return is_noted and not (haul.parcels or haul.leavings or row.trouble) and dict(haul.cursor) == row.cursor


def _leave(row: Transport, haul: Haul, *, now: datetime) -> None:
    left = [(each.name, each.reason) for each in haul.leavings]
    left += [(parcel.name, EMPTY) for parcel in haul.parcels if not parcel.data]
    for name, reason in left:
        quarantine_name(feed=row.feed.name, name=shown_name(name), reason=reason, now=now)


def _settle(row: Transport, haul: Haul, *, now: datetime) -> None:
    if row.trouble:
        beat("wire")
    row.cursor, row.last_success_at = dict(haul.cursor), now
    row.trouble, row.trouble_since, row.failures, row.due_at = "", None, 0, None
    row.save(update_fields=["cursor", "last_success_at", "trouble", "trouble_since", "failures", "due_at"])
