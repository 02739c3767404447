"""Let somebody in who has a passkey."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel import passkeys
from wireroom.reader.flows.allow import allow
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.rules.patience import PASSKEYS_FROM_NETWORK


def use_passkey(*, sent: str, network: str, now: datetime) -> User:
    """Check what the browser sent and give the reader. Raises Refusal, TooOftenRefusal."""
    with transaction.atomic():
        allow((PASSKEYS_FROM_NETWORK, network), now=now)
    try:
        return passkeys.proven(sent)
    except passkeys.PasskeyRefusedError as fault:
        raise Refusal(str(fault)) from fault
