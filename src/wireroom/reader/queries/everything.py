"""Everything that this room keeps of one reader, for that reader."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from wireroom.reader.models import AccountEvent, Consent, Device, Enrolment, Followed, Identity, KeptPage, Reader
from wireroom.reader.rules.occasions import OCCASIONS


def everything_of(user: User) -> dict[str, object]:
    """All of it as plain values, ready to be written as JSON; secrets that prove a session are left out."""
    reader = Reader.objects.get(user=user)
    return {
        "name": reader.name,
        "registered": reader.born_at.isoformat(),
        "addresses": list(EmailAddress.objects.filter(user=user).values_list("email", flat=True)),
        "passkeys": [
            {"name": key.wrap().name, "added": key.created_at.isoformat(), "used": _iso(key.last_used_at)}
            for key in Authenticator.objects.filter(user=user)
        ],
        "has_password": bool(reader.password),
        "identities": [
            {"issuer": each.issuer, "subject": each.subject, "added": each.born_at.isoformat()}
            for each in Identity.objects.filter(user=user).order_by("pk")
        ],
        "devices": [
            {"name": device.name, "since": device.born_at.isoformat(), "seen": device.seen_at.isoformat()}
            for device in Device.objects.filter(user=user).order_by("pk")
        ],
        "events": [
            {"what": OCCASIONS[event.occasion], "where": event.device, "at": event.at.isoformat()}
            for event in AccountEvent.objects.filter(user=user).order_by("pk")
        ],
        "remembers_what_was_read": reader.remembers,
        "pages": [
            {"page": row.page, "saved": _iso(row.saved_at), "read": _iso(row.read_at), "version": row.edition or None}
            for row in KeptPage.objects.filter(user=user).order_by("pk")
        ],
        "follows": list(Followed.objects.filter(user=user).order_by("key").values_list("key", flat=True)),
        "mail": [
            {
                "list": row.on_list,
                "words": row.words,
                "asked": row.asked_at.isoformat(),
                "since": _iso(row.confirmed_at),
            }
            for row in Enrolment.objects.filter(recipient__address=user.email).order_by("pk")
        ],
        "consents": [
            {"words": consent.words, "at": consent.at.isoformat()}
            for consent in Consent.objects.filter(user=user).order_by("pk")
        ],
    }


def _iso(at: object) -> str | None:
    return at.isoformat() if hasattr(at, "isoformat") else None
