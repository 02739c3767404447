"""What those follow who get mail, where they have an account."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.account.models import EmailAddress

from wireroom.reader.models import Enrolment, Followed


def followed_by(*, recipient_ids: Iterable[int], on_list: str) -> dict[int, tuple[str, ...]]:
    """The keys that recipients follow who are on this list and have an account; the others are left out."""
    rows = Enrolment.objects.filter(recipient__in=list(recipient_ids), on_list=on_list, confirmed_at__isnull=False)
    numbers = {address: number for number, address in rows.values_list("recipient_id", "recipient__address")}
    known = EmailAddress.objects.filter(email__in=numbers, verified=True).values_list("user_id", "email")
    recipients = {user_id: numbers[address] for user_id, address in known}
    found: dict[int, tuple[str, ...]] = {}
    for user_id, key in Followed.objects.filter(user__in=recipients).order_by("key").values_list("user_id", "key"):
        number = recipients[user_id]
        found[number] = (*found.get(number, ()), key)
    return found
