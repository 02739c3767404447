"""Alerts in the words of the desk: kinds, states, reasons, and sentences that say what an order will do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wireroom.alert.api import AlertKind, Audience, FlashRule, Reason, in_words

KIND_NAMES: dict[AlertKind, str] = {
    "breaking": "Breaking news",
    "update": "Update",
    "correction": "Correction",
    "kill": "Withdrawal",
    "digest": "Morning digest",
    "test": "Trial",
}
REASON_NAMES: dict[Reason, str] = {
    "asleep": "in their quiet hours",
    "capped": "have had as many alerts as they want in a day",
    "muted": "have muted this story",
    "paused": "have paused all alerts",
    "gone": "no longer subscribed",
}
URGENCIES = ((1, "flashes"), (2, "flashes and bulletins"), (3, "flashes, bulletins and urgent copy"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChoice:
    """A kind of alert that an editor can write, and what it means for the reader."""

    kind: AlertKind
    name: str
    means: str


CHOICES = (
    KindChoice(
        kind="breaking",
        name=KIND_NAMES["breaking"],
        means="Rings. Wakes those who let breaking news through their quiet hours; the others hear in the morning.",
    ),
    KindChoice(
        kind="update",
        name=KIND_NAMES["update"],
        means="Replaces the story’s notification for those who have it, silently while they rest. "
        "Rings for those whom the topics reach.",
    ),
    KindChoice(
        kind="correction",
        name=KIND_NAMES["correction"],
        means="Quietly replaces the notification of exactly those who were alerted to an earlier version.",
    ),
)


def readers(number: int) -> str:
    """So many readers, in words: `1,204 readers`."""
    return f"{number:,} reader" + ("" if number == 1 else "s")


def reach_in_words(audience: Audience, *, when: str = "now") -> str:
    """What an order does: `1,204 readers now, 311 in the morning`."""
    told = f"{readers(audience.reached) if audience.reached else 'Nobody'} {when}"
    return f"{told}, {audience.held:,} in the morning" if audience.held else told


def rule_in_words(rule: FlashRule, *, topics: Mapping[str, str], sections: Mapping[str, str]) -> str:
    """What the flash rule does, as one would say it across the desk."""
    if not rule.is_on:
        return "Off. No copy from the wire alerts anybody by itself."
    which = dict(URGENCIES).get(rule.urgency, "flashes")
    of = " or ".join(sections.get(slug, slug) for slug in rule.sections)
    what = f"When the first version of a story from the wire goes live, of {which}" + (f" in {of}" if of else "")
    whom = f"those who follow {in_words(rule.aim, topics)}"
    if rule.two_people:
        return f"{what}, an alert to {whom} is made and waits for an editor’s word."
    return f"{what}, {whom} are alerted at once, without anybody’s doing."
