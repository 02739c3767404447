"""Keep as whom identity providers know a reader, so that their word opens the account the next time."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.sign_in import closed_for
from wireroom.reader.flows.sign_out import end_others
from wireroom.reader.flows.tell_reader import tell_reader
from wireroom.reader.models import Identity
from wireroom.reader.rules.handshakes import Known

MOST = 10


def reader_known_as(known: Known) -> User | None:
    """The reader to whom this identity was tied before. Raises Refusal when the account is closed."""
    kept = Identity.objects.filter(issuer=known.issuer, subject=known.subject).select_related("user").first()
    if kept is None:
        return None
    closed_for(kept.user)
    return kept.user


@transaction.atomic
def tie(user: User, *, known: Known, provider_name: str, device: str, now: datetime) -> None:
    """Let this identity open the reader's account from now on; the reader is told by letter.

    Raises Refusal when it opens another account, or there are too many.
    """
    kept = Identity.objects.filter(issuer=known.issuer, subject=known.subject).first()
    if kept is not None and kept.user_id == user.pk:
        return
    if kept is not None:
        raise Refusal(f"That account at {provider_name} opens another account here. Remove it there first.")
    if Identity.objects.filter(user=user).count() >= MOST:
        raise Refusal(f"Your account can be opened in {MOST} such ways, which is the most there may be.")
    Identity.objects.create(user=user, issuer=known.issuer, subject=known.subject, born_at=now)
    tell_reader(user, "identity-added", by=provider_name, device=device, now=now)


@transaction.atomic
def untie(user: User, *, identity_id: int, provider_name: str, session_key: str, device: str, now: datetime) -> None:
    """Let one of the reader's own identities open the account no more; whoever it let in elsewhere is signed out.

    One that is gone already changes nothing.
    """
    deleted, _ = Identity.objects.filter(user=user, pk=identity_id).delete()
    if deleted:
        end_others(user, session_key=session_key, now=now)
        tell_reader(user, "identity-removed", by=provider_name, device=device, now=now)
