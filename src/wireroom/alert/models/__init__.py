"""The alert room's tables. They lie in a database of their own, so that sending never keeps publishing waiting."""

from __future__ import annotations

from wireroom.alert.models.alerts import Alert, Named, Receipt, Rule
from wireroom.alert.models.sending import Batch, Envelope, PushService
from wireroom.alert.models.store import STORE, writing
from wireroom.alert.models.subscriptions import Ended, Profile, Sheet, Subscription

__all__ = [
    "STORE",
    "Alert",
    "Batch",
    "Ended",
    "Envelope",
    "Named",
    "Profile",
    "PushService",
    "Receipt",
    "Rule",
    "Sheet",
    "Subscription",
    "writing",
]
