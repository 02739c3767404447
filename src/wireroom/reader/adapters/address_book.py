"""Whose an address is: allauth's table of verified addresses."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User


def owner_of(address: str) -> User | None:
    """The reader who has proven this address; staff are never found by theirs."""
    found = EmailAddress.objects.filter(email=address, verified=True, user__reader__isnull=False, user__is_staff=False)
    entry = found.select_related("user").first()
    return entry.user if entry else None


def is_taken(address: str) -> bool:
    """Whether anybody at all has proven this address."""
    return bool(EmailAddress.objects.filter(email=address, verified=True).exists())


def address_of(user: User) -> str:
    """The reader's address."""
    return str(EmailAddress.objects.filter(user=user, primary=True).values_list("email", flat=True).get())


def enter(user: User, address: str) -> None:
    """Put the proven address down as the reader's only one. In the caller's transaction."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    user.email = address
    user.save(update_fields=["email"])
