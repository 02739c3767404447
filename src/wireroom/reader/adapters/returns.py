"""How undeliverable mail comes back to this installation, as its settings say; and what a mail service says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anymail.signals import EventType, RejectReason
from django.http import HttpResponseBase

FOR_GOOD = frozenset({EventType.BOUNCED, EventType.REJECTED})
FOR_NOW = frozenset({EventType.FAILED})
UNWANTED = frozenset({EventType.COMPLAINED, EventType.UNSUBSCRIBED})
HARMLESS = frozenset({RejectReason.BLOCKED, RejectReason.TIMED_OUT, RejectReason.OTHER, None})
"""Reasons that need not mean that nobody is there."""
MARK = "mark"
type View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """`address` is where undeliverable mail comes back to; `service` is the mail service whose word is believed."""

    address: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a service tells of one letter: to whom it went, its mark, and what became of it."""

    address: str
    mark: str
    is_final: bool
    is_unwanted: bool


_returns = Returns()


def equip_returns(returns: Returns) -> None:
    """Set how mail comes back; called by `config` when a process starts, and by tests."""
    global _returns  # noqa: PLW0603 - one process serves one installation
    _returns = returns


def returns() -> Returns:
    """How mail comes back here."""
    return _returns


def return_address(tag: str) -> str:
    """Where one letter comes back to, its mark in the address (VERP); "" where no address is set."""
    local, _, domain = _returns.address.rpartition("@")
    return f"{local}+{tag}@{domain}" if local and not _returns.service else ""


def tracking_view(service: str) -> View | None:
    """The view that takes this service's word, and checks its signature or its name and password.

    None for a service that signs nothing while no name and password are set: anybody could say anything.
    """
    from anymail.urls import urlpatterns  # noqa: PLC0415 - it loads every service, which no other process needs

    names = (f"{service}_tracking_webhook", f"{service}_webhook")
    view = next((each.callback for each in urlpatterns if each.name in names), None)
    if view is None or (view.view_class.warn_if_no_basic_auth and not _has_secret()):
        return None
    return view  # type: ignore[no-any-return]  # the library says nothing of its types


def told_by(event: Any) -> Told | None:
    """What an event of django-anymail's `tracking` tells; None when it is of no matter here."""
    kind = event.event_type
    if kind not in FOR_GOOD | FOR_NOW | UNWANTED:
        return None
    return Told(
        address=str(event.recipient or "").lower(),
        mark=str((event.metadata or {}).get(MARK, "")),
        is_final=kind in FOR_GOOD and event.reject_reason not in HARMLESS,
        is_unwanted=kind in UNWANTED,
    )


def _has_secret() -> bool:
    from anymail.utils import get_anymail_setting  # noqa: PLC0415 - as above

    return bool(get_anymail_setting("webhook_secret", default=[]))
