"""A token for a client that shows its secret (RFC 6749, section 4.4), kept until shortly before it ends."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from wireroom.kernel.http import Answer, Asking
from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.web.ask import asked
from wireroom.wire.adapters.transports.web.faults import refused
from wireroom.wire.rules.json_path import text_at

EARLY = 60.0
SHORTEST, LONGEST = 30.0, 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who asks for a token, and where."""

    url: str
    client_id: str
    secret: str = field(repr=False)
    audience: str = ""
    scope: str = ""


_kept: dict[Client, tuple[str, float]] = {}


def token_of(client: Client, *, now: datetime) -> str:
    """The client's token, a new one when the last is about to end. Raises TransportError."""
    token, until = _kept.get(client, ("", 0.0))
    if time.monotonic() >= until:
        token, seconds = _asked(client, now=now)
        _kept[client] = token, time.monotonic() + seconds - EARLY
    return token


def forget(client: Client) -> None:
    """Ask for a new token next time, because the last was refused."""
    _kept.pop(client, None)


def _asked(client: Client, *, now: datetime) -> tuple[str, float]:
    form = {
        "grant_type": "client_credentials",
        "client_id": client.client_id,
        "client_secret": client.secret,
        "audience": client.audience,
        "scope": client.scope,
    }
    answer = asked(
        Asking(
            url=client.url,
            method="POST",
            headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
            body=urlencode({name: value for name, value in form.items() if value}).encode(),
        ),
        named=client.url,
    )
    host = urlsplit(client.url).hostname
    if answer.status in {400, 401, 403}:
        message = f"{host} gives no token ({answer.status}): check the client ID, the secret and the audience."
        raise TransportError(message, lasting=True)
    if answer.status != 200:
        raise refused(answer, now=now, secret=client.secret)
    return _read(answer)


def _read(answer: Answer) -> tuple[str, float]:
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        value = None
    token = text_at(value, "access_token")
    if not token:
        message = f"{urlsplit(answer.url).hostname} answered without a token: check the address for tokens."
        raise TransportError(message)
    return token, _seconds(text_at(value, "expires_in"))


def _seconds(said: str) -> float:
    seconds = float(said) if said.isascii() and said.isdecimal() and len(said) < 12 else 300.0
    return min(max(seconds, SHORTEST + EARLY), LONGEST)
