"""Who supports us now, and until when that counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Sum

from wireroom.support.models import Entry, Giver, Intent, Line, Pledge
from wireroom.support.rules.intents import PAID
from wireroom.support.rules.people import Known, count_people
from wireroom.support.rules.standing import GRACE, ON_ITS_WAY_COUNTS, ONCE_COUNTS, Gift, Promise, counts_until

READERS_SIDE = ("giving", "refunds", "disputed", "lost")
"""The accounts on which a gift stands, and what of it went away again."""


def givers_of(*, reader_id: int) -> list[str]:
    """As whom the provider knows the owner of an account."""
    return list(Giver.objects.filter(reader_id=reader_id).values_list("ref", flat=True))


def supports_until(givers: Sequence[str]) -> datetime | None:
    """Until when these givers count as supporters; None when they never gave, or all of it went back."""
    return max((until for giver in givers if (until := _until(giver))), default=None)


def reader_supports_until(reader_id: int) -> datetime | None:
    """Until when the owner of an account counts as a supporter, by all they gave with it or are giving."""
    booked = supports_until(givers_of(reader_id=reader_id))
    return _latest(booked, _on_its_way_until(Intent.objects.filter(reader_id=reader_id)))


def is_giving(*, reader_id: int) -> bool:
    """Whether the owner of an account gave something with it that is not in the books yet."""
    return any(_is_on_its_way(each) for each in Intent.objects.filter(reader_id=reader_id))


def intent_supports_until(intent: Intent) -> datetime | None:
    """Until when whoever gave by this intent counts as a supporter."""
    return _latest(supports_until([intent.giver] if intent.giver else []), _on_its_way_until([intent]))


def _on_its_way_until(intents: Iterable[Intent]) -> datetime | None:
    """Until when those of these gifts count that were paid and are not in the books yet."""
    return max((each.begun_at + ON_ITS_WAY_COUNTS for each in intents if _is_on_its_way(each)), default=None)


def _latest(*ends: datetime | None) -> datetime | None:
    """The last of these moments."""
    return max((end for end in ends if end), default=None)


def _is_on_its_way(intent: Intent) -> bool:
    if intent.state not in PAID:
        return False
    return not (intent.giver and Entry.objects.filter(giver=intent.giver, kind="paid").exists())


def _until(giver: str) -> datetime | None:
    paid = Entry.objects.filter(giver=giver, kind="paid").values_list("about", "at")
    kept = kept_of(payment for payment, _ in paid)
    return counts_until(
        gifts=[Gift(at=at, kept=kept[payment]) for payment, at in paid],
        promises=[
            Promise(status=pledge.status, paid_through=pledge.paid_through, ends_then=pledge.ends_then)
            for pledge in Pledge.objects.filter(giver=giver)
        ],
    )


def kept_of(payments: Iterable[str]) -> dict[str, int]:
    """What was given by each of these payments and was not given back or lost, in minor units."""
    wanted = list(payments)
    lines = Line.objects.filter(entry__about__in=wanted, account__in=READERS_SIDE)
    sums = lines.values_list("entry__about").annotate(sum=Sum("amount"))
    return dict.fromkeys(wanted, 0) | {about: -amount for about, amount in sums}


def intent_of(key: str) -> Intent | None:
    """The intent of this key."""
    return Intent.objects.filter(key=key).first()


def count_supporters(*, now: datetime) -> int:
    """How many people fund the newsroom now: those with a pledge that is paid, and those who gave lately."""
    pledged = Pledge.objects.filter(status__in=("running", "unpaid"), paid_through__gt=now - GRACE)
    once = Entry.objects.filter(kind="paid", at__gt=now - ONCE_COUNTS).exclude(giver__in=Pledge.objects.values("giver"))
    kept = (
        Line.objects.filter(entry__about__in=once.values("about"), account__in=READERS_SIDE)
        .values("entry__about")
        .annotate(sum=Sum("amount"))
        .filter(sum__lt=0)
    )
    lately = once.filter(about__in=kept.values("entry__about")).values_list("giver", flat=True)
    return count_people(_known(set(pledged.values_list("giver", flat=True)) | set(lately)))


def _known(givers: set[str]) -> list[Known]:
    kept = Giver.objects.in_bulk(givers)
    known = [Known(ref=each.ref, reader_id=each.reader_id, mark=each.mark) for each in kept.values()]
    return known + [Known(ref=ref) for ref in givers - kept.keys()]
