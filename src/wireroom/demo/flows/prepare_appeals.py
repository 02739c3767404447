"""Let the invented newsroom ask its invented readers, so that a story's page is whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from wireroom.support.events import Appeal, Filed, Words

BY = "demo"
AMOUNTS = {"EUR": (500, 1_000, 2_500), "USD": (500, 1_000, 2_500), "GBP": (400, 900, 2_000)}
INSIDE = Filed(
    name="Inside the story",
    appeal=Appeal(
        key="inside-the-story",
        channel="inside",
        words={
            "en": Words(
                heading="Nobody owns this paper but those who read it",
                body="The Carrow Courier has no paywall and no proprietor. One reader in forty pays for all others. "
                "If you can, be one of them: what you give sends a reporter to the next council meeting.",
                button="Support the Courier",
            ),
            "de": Words(
                heading="Diese Zeitung gehört denen, die sie lesen",
                body="Hier gibt es keine Bezahlschranke und keinen Verleger. Eine von vierzig zahlt für alle "
                "anderen. Wer kann, hilft mit: Ihr Beitrag schickt jemanden in die nächste Ratssitzung.",
                button="Den Courier unterstützen",
            ),
        },
        amounts=AMOUNTS,
        shows_goal=True,
    ),
)
THANKS = Filed(
    name="Thanks",
    appeal=Appeal(
        key="thanks",
        channel="thanks",
        words={
            "en": Words(heading="Thank you", body="This story was made with your help.", button="What you give"),
            "de": Words(heading="Danke", body="Diese Geschichte gibt es auch durch Sie.", button="Ihr Beitrag"),
        },
        amounts={},
    ),
)
PANEL = ("Nobody owns this paper but those who read it", "There is no paywall. Some readers pay for all.", "Support us")


class FileAppeal(Protocol):
    """What `support.api.file_appeal` does; handed in, so that the demo itself needs no database."""

    def __call__(self, *, filed: Filed, is_new: bool, by: str, now: datetime) -> object:
        """File an appeal."""
        ...


class SetPanel(Protocol):
    """Puts up the plain panel of every story page."""

    def __call__(self, heading: str, body: str, button: str) -> object:
        """Put it up."""
        ...


def prepare_appeals(*, file: FileAppeal, set_panel: SetPanel, currencies: Collection[str], now: datetime) -> None:
    """Ask inside the stories in what can be given, thank who gives, and put the plain panel into every page."""
    amounts = {currency: each for currency, each in AMOUNTS.items() if currency in currencies}
    inside = replace(INSIDE, appeal=replace(INSIDE.appeal, amounts=amounts))
    for each in (inside, THANKS):
        file(filed=each, is_new=True, by=BY, now=now)
    set_panel(*PANEL)
