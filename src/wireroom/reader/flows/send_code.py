"""Send a code to an address. Nothing here depends on whether the address is known, so nothing can tell."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import salted_hmac

from wireroom.kernel.site import current_site
from wireroom.reader.flows.allow import allow
from wireroom.reader.flows.write_letter import write_letter
from wireroom.reader.models import SignInCode
from wireroom.reader.rules.codes import KNOWN_FOR, LIFETIME, new_code
from wireroom.reader.rules.letters import code_words
from wireroom.reader.rules.patience import (
    CODES_FOR_ACCOUNT,
    CODES_FOR_ADDRESS,
    CODES_FOR_ADDRESS_A_DAY,
    CODES_FROM_NETWORK,
)


@transaction.atomic
def send_code(*, purpose: str, address: str, network: str, now: datetime, user: User | None = None) -> str:
    """Send a code for a purpose and give the key under which the browser that asked may try it.

    `network` is the network address that asks. Raises TooOftenRefusal.
    """
    about = [(CODES_FOR_ADDRESS, f"{purpose} {address}"), (CODES_FOR_ADDRESS_A_DAY, address)]
    about.append((CODES_FOR_ACCOUNT, f"{purpose} {user.pk}") if user else (CODES_FROM_NETWORK, network))
    allow(*about, now=now)
    code, key = make_code(purpose=purpose, address=address, now=now, user=user)
    words = code_words(purpose, code=code, site_name=current_site().name)
    write_letter(address=address, words=words, useful_until=now + LIFETIME)
    return key


def make_code(*, purpose: str, address: str, now: datetime, user: User | None = None) -> tuple[str, str]:
    """Make a code, to be sent, and the key under which it may be tried. In the caller's transaction."""
    SignInCode.objects.filter(expires_at__lte=now - KNOWN_FOR).delete()
    code, key = new_code(), secrets.token_urlsafe(32)
    SignInCode.objects.create(
        key=key,
        purpose=purpose,
        address=address,
        user=user,
        digest=digest_of(code, key=key),
        expires_at=now + LIFETIME,
    )
    return code, key


def digest_of(code: str, *, key: str) -> str:
    """What is kept of a code."""
    return salted_hmac("wireroom.reader.code", f"{key} {code}", algorithm="sha256").hexdigest()
