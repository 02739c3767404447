"""E-mail addresses as readers type them."""

from __future__ import annotations

import re

LONGEST = 254
_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class NotAnAddressError(ValueError):
    """What was typed is no e-mail address; the message says how one looks."""


def address_of(typed: str) -> str:
    """The address in the one form in which it is kept: lower case, its domain in ASCII.

    Raises NotAnAddressError.
    """
    local, at, domain = typed.strip().rpartition("@")
    address = f"{local.lower()}@{_ascii(domain)}"
    labels = address.rpartition("@")[2].split(".")
    sound = at and _LOCAL.fullmatch(local.lower()) and len(local) <= 64 and len(labels) > 1
    if not sound or len(address) > LONGEST or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        raise NotAnAddressError("That is not a whole e-mail address. It looks like name@example.org.")
    return address


def _ascii(domain: str) -> str:
    if domain.isascii():
        return domain.lower()
    try:
        return domain.lower().encode("idna").decode()
    except UnicodeError:
        return ""
