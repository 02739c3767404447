"""Which form of a page a client gets: brotli, gzip or as it is (RFC 9110, 12.5.3)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Coding = Literal["br", "gzip", "identity"]


@lru_cache(maxsize=1024)
def choose_coding(accepted: str) -> Coding:
    """The smallest form that an `Accept-Encoding` value allows; as it is when the value is empty."""
    if not accepted:
        return "identity"
    weights = _weights(accepted.lower())
    anything = weights.get("*", 0.0)
    brotli, gzip = weights.get("br", anything), weights.get("gzip", weights.get("x-gzip", anything))
    if brotli > 0 and brotli >= gzip:
        return "br"
    return "gzip" if gzip > 0 else "identity"


def _weights(accepted: str) -> dict[str, float]:
    return dict(_weight(part) for part in accepted.split(",") if part.strip())


def _weight(part: str) -> tuple[str, float]:
    name, _, parameter = part.partition(";")
    key, _, value = parameter.replace(" ", "").partition("=")
    try:
        return name.strip(), float(value) if key == "q" else 1.0
    except ValueError:
        return name.strip(), 0.0
