"""Which way a language is written."""

from __future__ import annotations

from typing import Literal

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Say which way a language (BCP 47) is written; one that is spelt in Latin letters runs as those do."""
    primary, _, rest = language.lower().partition("-")
    return "rtl" if primary in _RIGHT_TO_LEFT and "latn" not in rest else "ltr"
