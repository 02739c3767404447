"""A newsroom that takes gifts, and the stand-in of the provider that takes the money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote_to_bytes

from letter_box import PostOffice
from playwright.sync_api import BrowserContext, Page, Request

from wireroom.bench.newsroom import Newsroom, free_port
from wireroom.demo.till import Till
from wireroom.demo.till.server import KEY, SECRET

GOOD, BAD = "4242 4242 4242 4242", "4000 0000 0000 0002"


@contextmanager
def open_house(data: Path, office: PostOffice, **settings: str) -> Iterator[tuple[Newsroom, Till]]:
    """Both, up meanwhile."""
    port = free_port()
    till = Till(notices_to=f"http://127.0.0.1:{port}/support/notices")
    till.open()
    room = Newsroom(
        data=data,
        port=port,
        settings={
            "WIREROOM_SITE_NAME": "The Merrow Courier",
            "WIREROOM_EMAIL_URL": office.url,
            "WIREROOM_STRIPE_KEY": KEY,
            "WIREROOM_STRIPE_WEBHOOK_SECRET": SECRET,
            "WIREROOM_STRIPE_API": till.url,
            "WIREROOM_GIVING_AMOUNTS": "EUR 5 10* 25, USD 5 12* 20",
            "WIREROOM_SENDERS": "0",
            **settings,
        },
    )
    try:
        room.start()
        yield room, till
    finally:
        room.stop()
        till.close()


def pay(page: Page, *, address: str, card: str = GOOD) -> None:
    """Fill in the provider's page and press its button."""
    page.get_by_label("E-mail").fill(address)
    page.get_by_label("Card number").fill(card)
    page.get_by_role("button", name="Pay").click()


def names_a_card(said: bytes) -> bool:
    """Whether a card's figures stand in there, however they are set apart or encoded."""
    figures = re.sub(rb"\D", b"", unquote_to_bytes(said))
    return any(card.replace(" ", "").encode() in figures for card in (GOOD, BAD))


def told_to(newsroom: Newsroom, context: BrowserContext) -> list[str]:
    """What a browser tells the newsroom from now on: addresses with what is posted there."""
    told: list[str] = []

    def note(asked: Request) -> None:
        if asked.url.startswith(newsroom.url):
            told.append(f"{asked.url} {asked.post_data}")

    context.on("request", note)
    return told


def check_files(newsroom: Newsroom, till: Till) -> None:
    """No card stands in the newsroom's files and logs, though somebody has paid by one."""
    assert till.books.of("charge"), "somebody has paid by card"
    for kept in newsroom.data.rglob("*"):
        if kept.is_file():
            data = kept.read_bytes()
            assert not names_a_card(data), kept
            assert b"last4" not in data, kept
