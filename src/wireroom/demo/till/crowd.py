"""Invented readers who have given before the demo's visitor comes, so that the books are not empty."""

from __future__ import annotations

from wireroom.demo.till import deals
from wireroom.demo.till.bank import GOOD
from wireroom.demo.till.books import Books

GIFTS = (
    ("", 1000),
    ("month", 500),
    ("month", 1000),
    ("", 2500),
    ("year", 10_000),
    ("month", 1000),
    ("", 500),
    ("month", 2500),
    ("month", 700),
)
"""How often ("" is once), and how many cents."""


def let_crowd_give(books: Books, *, address: str) -> None:
    """Have each of them give by the till's own page."""
    for number, (every, amount) in enumerate(GIFTS, 1):
        price = {"currency": "eur", "unit_amount": amount, "product_data": {"name": "Support of the demo"}}
        asked = {
            "mode": "subscription" if every else "payment",
            "success_url": address,
            "line_items": [
                {"quantity": 1, "price_data": price | ({"recurring": {"interval": every}} if every else {})}
            ],
        }
        session = deals.open_session(books, asked, address=address)
        deals.pay(books, session, card=GOOD, email=f"invented-{number}@demo.example")
