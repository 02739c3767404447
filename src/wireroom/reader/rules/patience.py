"""How often codes may be asked for, and passkeys and passwords tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `most` within `window`, counted by `kind` and by whom it is about."""

    kind: str
    most: int
    window: timedelta


CODES_FOR_ADDRESS = Limit(kind="codes-for-address", most=5, window=timedelta(minutes=30))
CODES_FOR_ADDRESS_A_DAY = Limit(kind="codes-for-address-a-day", most=20, window=timedelta(days=1))
CODES_FROM_NETWORK = Limit(kind="codes-from-network", most=30, window=timedelta(minutes=30))
"""From one network address: a family, a school or an office may share one."""
PASSKEYS_FROM_NETWORK = Limit(kind="passkeys-from-network", most=60, window=timedelta(minutes=30))
PROVIDERS_FROM_NETWORK = Limit(kind="providers-from-network", most=60, window=timedelta(minutes=30))
PASSWORDS_FOR_ADDRESS = Limit(kind="passwords-for-address", most=5, window=timedelta(minutes=30))
PASSWORDS_FOR_ADDRESS_A_DAY = Limit(kind="passwords-for-address-a-day", most=20, window=timedelta(days=1))
PASSWORDS_FROM_NETWORK = Limit(kind="passwords-from-network", most=30, window=timedelta(minutes=30))
CODES_FOR_ACCOUNT = Limit(kind="codes-for-account", most=10, window=timedelta(hours=1))
JOINS_FOR_ADDRESS = Limit(kind="joins-for-address", most=4, window=timedelta(days=1))
JOINS_FROM_NETWORK = Limit(kind="joins-from-network", most=20, window=timedelta(minutes=30))
LIMITS = (
    CODES_FOR_ADDRESS,
    CODES_FOR_ADDRESS_A_DAY,
    CODES_FROM_NETWORK,
    PASSKEYS_FROM_NETWORK,
    PROVIDERS_FROM_NETWORK,
    PASSWORDS_FOR_ADDRESS,
    PASSWORDS_FOR_ADDRESS_A_DAY,
    PASSWORDS_FROM_NETWORK,
    CODES_FOR_ACCOUNT,
    JOINS_FOR_ADDRESS,
    JOINS_FROM_NETWORK,
)
KEPT = max(limit.window for limit in LIMITS)


def next_at(before: Sequence[datetime], *, limit: Limit, now: datetime) -> datetime:
    """The moment from which the next one is allowed; `now` means at once. `before` are those so far."""
    recent = sorted(at for at in before if at > now - limit.window)
    return recent[-limit.most] + limit.window if len(recent) >= limit.most else now
