"""Whose messages are copy: by address or domain, and where asked only if a trusted server has proven them."""

from __future__ import annotations

import re
from collections.abc import Collection
from email import message_from_bytes
from email.utils import getaddresses

_COMMENT = re.compile(r"\([^()]*\)")
_PROOFS = {"dmarc": ("header.from",), "dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom", "smtp.helo")}
UNREADABLE = "It does not say who sent it."


def sender_of(head: bytes) -> str:
    """The one address a message says it is from, in lower case; empty when there is none, or more than one."""
    fields = message_from_bytes(head).get_all("From", [])
    found = [address.lower() for _, address in getaddresses([str(each) for each in fields]) if "@" in address]
    return found[0] if len(fields) == 1 and len(found) == 1 else ""


def why_refused(head: bytes, *, allowed: Collection[str], trusted: str) -> str:
    """Why a message is not taken, by its fields From and Authentication-Results; empty when it is."""
    sender = sender_of(head)
    if not sender:
        return UNREADABLE
    if not _is_named(sender, allowed):
        return f"{sender} is not among the feed's senders."
    if trusted and not _is_proven(head, sender.rpartition("@")[2], trusted=trusted):
        return f"{trusted} has not proven that it is from {sender}: neither DMARC nor DKIM nor SPF."
    return ""


def _is_named(sender: str, allowed: Collection[str]) -> bool:
    domain = sender.rpartition("@")[2]
    return any(sender == each if "@" in each.lstrip("@") else _is_within(domain, each.lstrip("@")) for each in allowed)


def _is_within(domain: str, other: str) -> bool:
    return domain == other or domain.endswith(f".{other}")


def _is_proven(head: bytes, domain: str, *, trusted: str) -> bool:
    """Whether the topmost result of the trusted server has a proof for the sender's domain (RFC 8601, section 2.2)."""
    for field in message_from_bytes(head).get_all("Authentication-Results", []):
        server, *results = _COMMENT.sub(" ", " ".join(str(field).split())).split(";")
        if server.split()[:1] and server.split()[0].lower() == trusted.lower():
            return any(_proves(each, domain) for each in results)
    return False


def _proves(result: str, domain: str) -> bool:
    pairs = dict(each.lower().split("=", 1) for each in result.split() if "=" in each)
    for method, about in _PROOFS.items():
        if pairs.get(method) == "pass":
            named = [pairs[each].strip('"').rpartition("@")[2] for each in about if each in pairs]
            return any("." in each and (_is_within(domain, each) or _is_within(each, domain)) for each in named)
    return False
