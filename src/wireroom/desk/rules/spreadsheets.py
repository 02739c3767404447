"""What a spreadsheet may be given: words, never something that it would run."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """The value for a cell; words that a spreadsheet would take for a formula begin with an apostrophe.

    Source: OWASP, CSV injection.
    """
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value
