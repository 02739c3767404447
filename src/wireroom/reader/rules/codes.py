"""Codes that prove whose an address is: eight figures, for a few minutes, for a few tries."""

from __future__ import annotations

import secrets
from datetime import timedelta

FIGURES = 8
LIFETIME = timedelta(minutes=10)
KNOWN_FOR = timedelta(minutes=30)
"""How long after that it is still known where a code went, so that nobody has to type the address anew."""
TRIES = 5


def new_code() -> str:
    """A code nobody can foresee."""
    return f"{secrets.randbelow(10**FIGURES):0{FIGURES}}"


def printed(code: str) -> str:
    """As a person reads it out: `1234 5678`."""
    return f"{code[: FIGURES // 2]} {code[FIGURES // 2 :]}"


def typed(text: str) -> str:
    """What somebody typed or pasted, without what stands between the figures; "" when it cannot be a code."""
    bare = "".join(text.split()).replace("-", "")
    return bare if bare.isascii() and bare.isdigit() and len(bare) == FIGURES else ""
