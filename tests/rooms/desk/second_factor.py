"""An authenticator app in the pocket of whoever a test needs, and what the desk's pages show of it."""

from __future__ import annotations

import re
from datetime import datetime

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse


def app_code(secret: str, *, at: datetime, later: int = 0) -> str:
    """What the app shows at this moment, or `later` steps of half a minute after it."""
    return str(format_hotp_value(hotp_value(secret, int(at.timestamp()) // 30 + later)))


def wrong(code: str) -> str:
    """Another code than this one."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def secret_on(answer: HttpResponse) -> str:
    """The secret that a page of the desk gives to type into the app."""
    found = re.search(r'<p class="mono">([A-Z2-7 ]+)</p>', answer.content.decode())
    assert found is not None
    return found[1].replace(" ", "")


def codes_on(answer: HttpResponse) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<li>(\d{4} \d{4})</li>", answer.content.decode())
