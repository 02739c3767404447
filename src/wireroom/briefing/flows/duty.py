"""What is done turn by turn beside the post: lay out the morning, begin what is due, send what has begun."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import Error
from django.db.models import F, Q

from wireroom.briefing.flows.compose import lay_out_morning
from wireroom.briefing.flows.gather import gather
from wireroom.briefing.flows.order import release_due
from wireroom.briefing.flows.prune import prune
from wireroom.briefing.flows.send_slice import send_slice
from wireroom.briefing.models import Edition
from wireroom.briefing.rules.editions import UNDER_WAY
from wireroom.briefing.rules.kinds import MANNERS
from wireroom.kernel.clock import Clock
from wireroom.reader.api import LetterNotSentError

log = structlog.get_logger(__name__)
AT_ONCE, REST = 0.0, 1.0
LONGEST_PAUSE = timedelta(minutes=5)
PAUSE = timedelta(minutes=1)
PRUNED_EVERY = timedelta(hours=1)


class Duty:
    """The duty of the one process that mails editions."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._prune_at = self._begin_at = clock.now()

    def turn(self) -> float:
        """Do one thing; in how many seconds to be asked again at the latest."""
        now = self._clock.now()
        if now >= self._begin_at and not _has_begun_what_is_due(now):
            self._begin_at = now + PAUSE
        if any(self._goes_on(row) for row in _under_way(now)):
            return AT_ONCE
        if now >= self._prune_at:
            prune(now=now)
            self._prune_at = now + PRUNED_EVERY
        return REST

    def _goes_on(self, row: Edition) -> bool:
        """Do the next thing for an edition; whether there is more to do for it at once.

        What fails is tried again after a growing pause, and its fault is shown at the desk: letters with codes, which
        the same process takes out, must not wait for it.
        """
        try:
            if row.state == "gathering":
                gather(row, now=self._clock.now())
                return True
            more = send_slice(row, clock=self._clock)
        except Error:
            raise
        except LetterNotSentError as fault:
            _postpone(row, str(fault), now=self._clock.now())
            return False
        except Exception:  # whatever it is, the post must go on
            log.exception("briefing.edition_failed", edition=row.pk)
            _postpone(row, "it could not be printed; the log has the fault", now=self._clock.now())
            return False
        _is_well(row)
        return more


def _has_begun_what_is_due(now: datetime) -> bool:
    """Lay out the morning and begin what is due; False when that failed, for what has begun must go on all the same."""
    try:
        lay_out_morning(now=now)
        release_due(now=now)
    except Error:
        raise
    except Exception:  # as above
        log.exception("briefing.not_laid_out")
        return False
    return True


def _under_way(now: datetime) -> list[Edition]:
    """What has begun, the most urgent first."""
    free = Q(not_before=None) | Q(not_before__lte=now)
    rows = Edition.objects.filter(free, state__in=UNDER_WAY).order_by("pk")[:50]
    return sorted(rows, key=lambda row: MANNERS[row.kind].rank)  # type: ignore[index]  # a stored kind


def _postpone(row: Edition, why: str, *, now: datetime) -> None:
    pause = min(LONGEST_PAUSE, timedelta(seconds=2 ** min(row.tries + 1, 9)))
    Edition.objects.filter(pk=row.pk).update(
        tries=F("tries") + 1, not_before=now + pause, trouble=f"Waits: {why}. It is tried again."
    )


def _is_well(row: Edition) -> None:
    """Forget the trouble there was, once something has gone through."""
    if row.tries:
        Edition.objects.filter(pk=row.pk, tries=row.tries).update(tries=0, not_before=None, trouble="")
