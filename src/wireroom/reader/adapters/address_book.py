"""Whose an address is: allauth's table of verified addresses."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User


def owner_of(address: str) -> User | None:
    """Who has proven this address. Staff are not found by theirs, which nobody has proven."""
    entry = EmailAddress.objects.filter(email=address, verified=True).select_related("user").first()
    return entry.user if entry else None


def address_of(user: User) -> str:
    """The reader's address."""
    return str(EmailAddress.objects.filter(user=user, primary=True).values_list("email", flat=True).get())


def enter(user: User, address: str) -> None:
    """Put the proven address down as the reader's only one. In the caller's transaction."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    user.email = address
    user.save(update_fields=["email"])
