"""Copy is fetched from where an agency keeps it: one look after the other, each kept before the server is told."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import timedelta
from itertools import count

import structlog
from django.db import DatabaseError, OperationalError, transaction
from pydantic import ValidationError

from wireroom.kernel.clock import Clock
from wireroom.kernel.pulse import beat
from wireroom.kernel.site import current_site
from wireroom.wire.adapters.transports.carrier import Carrier, Cursor, Haul, TransportError
from wireroom.wire.adapters.transports.registry import KINDS, Kind
from wireroom.wire.adapters.transports.settings import TransportSettings
from wireroom.wire.flows.keep_haul import SupersededError, keep_haul, still, terms
from wireroom.wire.models import Transport
from wireroom.wire.rules.machine_faults import database_fault, disk_fault, one_line
from wireroom.wire.rules.patience import asked_rest, pause_after, rest_after

log = structlog.get_logger(__name__)
MOST_HAULS = 20
LONGEST = 240.0
"""So many seconds a round goes on while there is more; then it begins anew, in case something was changed."""
AT_ONCE = timedelta(0)


class Fetching:
    """Fetches the copy of one feed, round by round, and keeps its tie to the agency's server between rounds."""

    def __init__(self, feed: str) -> None:
        self._feed = feed
        self._carrier: Carrier | None = None
        self._terms: tuple[object, ...] = ()

    def round(self, *, clock: Clock) -> timedelta | None:
        """Look at the server, take what is new, and say how long to wait; None when nothing is to be fetched.

        What goes wrong is noted with the transport in words, and raises nothing.
        """
        row = _ready(self._feed)
        if row is None:
            self.close()
            return None
        try:
            return self._fetch(row, clock=clock)
        except SupersededError:
            self.close()
            return AT_ONCE
        except TransportError as error:
            self.close()
            return _note_trouble(row, str(error), lasting=error.lasting, wait=error.wait, clock=clock)
        except Exception as error:
            log.exception("wire.fetching_failed", feed=self._feed)
            self.close()
            words = f"Fetching failed on a fault of the program ({error!r}): the log of `wireroom up` tells more."
            return _note_trouble(row, words, lasting=False, clock=clock)

    def close(self) -> None:
        """Let go of the server."""
        if self._carrier is not None:
            self._carrier.close()
        self._carrier = None

    def _fetch(self, row: Transport, *, clock: Clock) -> timedelta:
        until = time.monotonic() + LONGEST
        haul, brought = self._first_haul(row, clock=clock), False
        for number in count(1):
            row = _kept(row, haul, clock=clock)
            self._acknowledge(haul)
            brought = brought or bool(haul.parcels)
            if not haul.more or number >= MOST_HAULS or time.monotonic() > until:
                break
            haul = _hauled(self._open(row), row.cursor, clock=clock)
        return AT_ONCE if haul.more else rest_after(every=_settings(row).every, wait=haul.wait, brought=brought)

    def _first_haul(self, row: Transport, *, clock: Clock) -> Haul:
        """The first haul of a round. A tie that broke since the last one is only a reason to connect anew."""
        is_kept = self._is_open_for(row)
        try:
            return _hauled(self._open(row), row.cursor, clock=clock)
        except TransportError as error:
            if not is_kept or error.lasting or error.wait is not None:
                raise
            self.close()
            return _hauled(self._open(row), row.cursor, clock=clock)

    def _acknowledge(self, haul: Haul) -> None:
        if self._carrier is not None:
            try:
                self._carrier.acknowledge(haul)
            except OSError as error:
                message = f"What came was kept, but the server could not be told so: {error}"
                raise TransportError(message) from error

    def _open(self, row: Transport) -> Carrier:
        if self._carrier is None or not self._is_open_for(row):
            self.close()
            try:
                self._carrier = _kind(row).open(_settings(row), row.secret)
            except OSError as error:
                message = f"The server could not be reached: {error}"
                raise TransportError(message) from error
            self._terms = terms(row)
        return self._carrier

    def _is_open_for(self, row: Transport) -> bool:
        return self._carrier is not None and self._terms == terms(row)


def _ready(feed: str) -> Transport | None:
    """The feed's transport, with any wish for a look at once taken as heard."""
    row = Transport.objects.select_related("feed").filter(feed__name=feed, paused=False).first()
    if row is not None and row.asked:
        Transport.objects.filter(pk=row.pk).update(asked=False)
    return row


def _kind(row: Transport) -> Kind:
    try:
        return KINDS[row.kind]
    except KeyError as error:
        message = f"This release knows no transport {row.kind!r}: choose one of {', '.join(KINDS)}."
        raise TransportError(message, lasting=True) from error


def _settings(row: Transport) -> TransportSettings:
    try:
        return _kind(row).settings.model_validate(row.settings)
    except ValidationError as error:
        message = "This release reads its settings otherwise: open them, mend what is marked and save them."
        raise TransportError(message, lasting=True) from error


def _hauled(carrier: Carrier, cursor: Cursor, *, clock: Clock) -> Haul:
    try:
        return carrier.haul(cursor=cursor, now=clock.now())
    except OSError as error:
        message = f"The server broke off: {error or type(error).__name__}"
        raise TransportError(message) from error


def _kept(row: Transport, haul: Haul, *, clock: Clock) -> Transport:
    folder = str(current_site().data)
    try:
        return keep_haul(row, haul, now=clock.now())
    except OSError as error:
        raise TransportError(disk_fault(error, folder=folder)) from error
    except OperationalError as error:
        raise TransportError(database_fault(str(error), folder=folder)) from error


def _note_trouble(row: Transport, words: str, *, lasting: bool, clock: Clock, wait: float | None = None) -> timedelta:
    """Note what went wrong, and how long to wait: by our own patience, or longer if the far side asks for it."""
    now, asked = clock.now(), asked_rest(wait)
    pause = max(asked, pause_after(row.failures + 1, lasting=lasting))
    words = one_line(words, secret=row.secret)
    with suppress(SupersededError, DatabaseError), transaction.atomic():
        current = still(row)
        pause = max(asked, pause_after(current.failures + 1, lasting=lasting))
        current.trouble, current.trouble_since = words, current.trouble_since or now
        current.failures, current.due_at = current.failures + 1, now + pause
        current.save(update_fields=["trouble", "trouble_since", "failures", "due_at"])
        beat("wire")
    log.warning("wire.transport_trouble", feed=row.feed.name, trouble=words, again_in=str(pause))
    return pause
