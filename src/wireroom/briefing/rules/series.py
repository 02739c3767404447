"""The briefings that readers can get, each a mailing list of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A briefing: `key` is the name of its list, `promise` says what comes and how often."""

    key: str
    name: str
    promise: str


MORNING = Series(key="morning", name="Morning briefing", promise="What matters today, one letter each morning.")
BREAKING = Series(key="breaking", name="Breaking news", promise="One letter when something big happens; seldom.")
ALL_SERIES = (MORNING, BREAKING)
FOLLOWED = Series(
    key="followed", name="What you follow", promise="Stories on what you follow, added to your morning briefing."
)
"""No briefing by itself: who has an account may have their own morning briefing end with it."""


def series_named(key: str) -> Series | None:
    """The briefing of this list."""
    return next((each for each in ALL_SERIES if each.key == key), None)


def consent_words(series: Series, *, site_name: str) -> str:
    """What a reader agrees to, as it stands beside the field for the address; kept with it."""
    return (
        f"{site_name} may send “{series.name}” to this address until I leave the list: one press in every letter does "
        "that. The address is told to nobody, and no letter reports whether it was read."
    )
