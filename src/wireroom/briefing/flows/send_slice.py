"""A part of an edition is mailed: one letter after the other, each looked at again before it leaves.

It is written down after each letter that the mail server has it. When the process dies between those two, that one
letter is sent again, under the same Message-ID, by which mail systems know it as the same: nobody is left out, and at
most one reader gets a letter twice by each such death.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from wireroom.briefing.flows.press import Proof, is_current, note_printing, press
from wireroom.briefing.models import Edition, MailCopy, Printing
from wireroom.briefing.queries.followed import followed_stories
from wireroom.briefing.rules.kinds import MANNERS
from wireroom.kernel.clock import Clock
from wireroom.reader.api import MailRound, Outcome

SLICE = 0.5
"""So many seconds at most: letters with codes wait in the same process."""
AT_ONCE = 50
TRIES = 5
LONGEST_REST = timedelta(minutes=15)
ABOUT = "printing-"
"""What a letter's mark says it is: another printing is another letter, which mail systems take beside the first."""


def send_slice(row: Edition, *, clock: Clock) -> bool:
    """Send the edition's next letters; whether there may be more to do now.

    Raises LetterNotSentError when the mail server cannot be used.
    """
    if _is_over(row, now=clock.now()):
        return False
    until, due = time.monotonic() + SLICE, list(_due(row, now=clock.now())[:AT_ONCE])
    followed = followed_stories(row, [each.recipient_id for each in due], now=clock.now())
    set_so_far: dict[tuple[int, ...], tuple[Proof, Printing]] = {}
    with MailRound() as going:
        for delivery in due:
            now, also = clock.now(), followed.get(delivery.recipient_id, ())
            copy, printing = set_so_far.get(also, (None, None))
            if copy is None or printing is None or not is_current(copy, now=now):
                copy = press(row, now=now, also=also)
                if copy is None:
                    return False
                printing = note_printing(row, copy, now=now)
                set_so_far[also] = copy, printing
            if not Edition.objects.filter(pk=row.pk, state="sending").exists():
                return False
            _settle(delivery, _mail(going, row, copy, printing, delivery, now=now), printing, now=now)
            if time.monotonic() > until:
                break
    _is_over(row, now=clock.now())
    return _due(row, now=clock.now()).exists()


def _mail(
    going: MailRound, row: Edition, copy: Proof, printing: Printing, delivery: MailCopy, *, now: datetime
) -> Outcome:
    return going.mail(
        recipient_id=delivery.recipient_id,
        on_list=row.on_list,
        about=f"{ABOUT}{printing.pk}",
        write=lambda token: copy.mailing(token, edition_id=row.pk),
        now=now,
    )


def _settle(delivery: MailCopy, outcome: Outcome, printing: Printing, *, now: datetime) -> None:
    """Write down what came of one copy. That an address takes no mail is counted when its return is heard of."""
    if outcome == "later" and delivery.tries + 1 < TRIES:
        rest = min(LONGEST_REST, timedelta(minutes=2**delivery.tries))
        MailCopy.objects.filter(pk=delivery.pk).update(tries=F("tries") + 1, not_before=now + rest)
        return
    edition = Edition.objects.filter(pk=delivery.edition_id)
    with transaction.atomic():
        sent = printing if outcome == "sent" else None
        MailCopy.objects.filter(pk=delivery.pk).update(outcome=outcome, printing=sent)
        if outcome == "sent":
            edition.update(sent=F("sent") + 1)
        elif outcome in {"later", "refused"}:
            edition.update(returned=F("returned") + 1)


def _is_over(row: Edition, *, now: datetime) -> bool:
    """Whether all is settled, or what is left has become too old to be sent."""
    waiting = row.copies.filter(outcome="waiting")
    manner = MANNERS[row.kind]  # type: ignore[index]  # a stored kind
    late = now > (row.began_at or now) + manner.keeps_for
    if waiting.exists() and not late:
        return False
    with transaction.atomic():
        expired = waiting.update(outcome="expired")
        Edition.objects.filter(pk=row.pk, state="sending").update(
            state="sent", finished_at=now, expired=F("expired") + expired
        )
    return True


def _due(row: Edition, *, now: datetime) -> QuerySet[MailCopy]:
    free = Q(not_before=None) | Q(not_before__lte=now)
    return row.copies.filter(free, outcome="waiting").order_by("pk")
