"""How much of a notification each platform shows: guidance for who writes one, never a limit.

Screens, text sizes and versions differ, so the lengths are about what is seen of plain English text before a tap.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """Where a notification is shown, and about how many signs of its title and its text are seen there."""

    key: str
    name: str
    title_fits: int
    body_fits: int


PLATFORMS = (
    Platform(key="android", name="Android", title_fits=45, body_fits=65),
    Platform(key="ios", name="iPhone, iPad", title_fits=38, body_fits=150),
    Platform(key="windows", name="Windows", title_fits=70, body_fits=140),
    Platform(key="macos", name="macOS", title_fits=40, body_fits=85),
    Platform(key="firefox", name="Firefox on Linux", title_fits=50, body_fits=200),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One platform's notification as its reader sees it at a glance."""

    platform: Platform
    title: str
    body: str


def cards(title: str, body: str) -> tuple[Card, ...]:
    """The notification on every platform."""
    return tuple(
        Card(platform=each, title=seen(title, each.title_fits), body=seen(body, each.body_fits)) for each in PLATFORMS
    )


def seen(text: str, most: int) -> str:
    """What is seen of a text: all of it, or its beginning and an ellipsis."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def safe_lengths() -> tuple[int, int]:
    """The signs of title and text that every platform shows."""
    return min(each.title_fits for each in PLATFORMS), min(each.body_fits for each in PLATFORMS)
