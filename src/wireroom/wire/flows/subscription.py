"""What a hub tells the newsroom: that a subscription stands or is refused, and what is new (W3C WebSub).

All of it comes to an address nobody can guess, and changes the transport's cursor only as the newsroom asked for it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from django.db import transaction

from wireroom.kernel.pulse import beat
from wireroom.wire.flows.receive import receive
from wireroom.wire.models import Transport
from wireroom.wire.rules.hub_lease import Lease, granted
from wireroom.wire.rules.hub_signature import fits

KIND = "websub"
LONGEST_REASON = 300

type Taken = Literal["unknown", "forged", "paused", "ping", "kept"]


@transaction.atomic
def confirm_subscription(*, token: str, topic: str, lease_seconds: str, now: datetime) -> bool:
    """Say whether the newsroom asked for this subscription lately; if so, it stands from now on."""
    row = _subscribed(token, topic)
    if row is None or not Lease.of(row.cursor).may_be_confirmed(now):
        return False
    until = now + granted(lease_seconds)
    kept = {key: value for key, value in row.cursor.items() if key not in {"denied", "reason"}}
    row.cursor = {**kept, "begun": now.isoformat(), "until": until.isoformat()}
    row.save(update_fields=["cursor"])
    return True


@transaction.atomic
def refuse_subscription(*, token: str, topic: str, reason: str, now: datetime) -> bool:
    """Note that a hub refuses, or ends, a subscription; the next look tells it. False for one nobody knows."""
    row = _subscribed(token, topic)
    if row is None:
        return False
    kept = {key: value for key, value in row.cursor.items() if key not in {"begun", "until"}}
    words = " ".join(each for each in reason[:LONGEST_REASON].split() if each.isprintable())
    row.cursor = {**kept, "denied": now.isoformat(), "reason": words}
    _wake(row)
    return True


def take_published(*, token: str, signature: str, body: bytes, now: datetime) -> Taken:
    """Keep what a hub sends, if its signature fits; a call without copy has the feed looked at instead."""
    row = Transport.objects.select_related("feed").filter(kind=KIND, cursor__token=token).first() if token else None
    if row is None:
        return "unknown"
    if not fits(secret=str(row.cursor.get("key", "")), header=signature, body=body):
        return "forged"
    if row.paused:
        return "paused"
    if not body.strip():
        _look_now(token)
        return "ping"
    receive(feed=row.feed.name, name="published", data=body, now=now)
    return "kept"


@transaction.atomic
def _look_now(token: str) -> None:
    row = Transport.objects.select_for_update().filter(kind=KIND, cursor__token=token).first()
    if row is not None:
        row.cursor = {**row.cursor, "polled": ""}
        _wake(row)


def _wake(row: Transport) -> None:
    row.asked = True
    row.save(update_fields=["cursor", "asked"])
    beat("wire")


def _subscribed(token: str, topic: str) -> Transport | None:
    if not (token and topic):
        return None
    rows = Transport.objects.select_for_update().filter(kind=KIND, cursor__token=token, cursor__topic=topic)
    return rows.filter(paused=False).first()
