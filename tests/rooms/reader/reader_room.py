"""A reader with a browser, and the letters that reach them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.core import mail
from django.http import HttpResponse
from django.test import Client

from wireroom.kernel.outbox import deliver

ADA = "ada@example.org"
BO = "bo@example.org"
HERE = {"HTTP_ACCEPT": "application/json"}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"


class Browser(Client):
    """A browser of a reader's own, at a network address of its own."""

    def __init__(self, *, network: str = "192.0.2.1", **options: object) -> None:
        super().__init__(HTTP_X_FORWARDED_FOR=network, HTTP_USER_AGENT=FIREFOX, **options)

    def ask(self, address: str = ADA, **fields: str) -> HttpResponse:
        return self.post("/account/sign-in", {"address": address, **fields})

    def sign_in(self, address: str = ADA, **fields: str) -> HttpResponse:
        assert self.ask(address, **fields).status_code == 303
        return self.post("/account/code", {"code": code_for(address.strip().lower()), **fields})

    def me(self) -> dict[str, object]:
        return self.get("/account/me").json()


def post_round() -> None:
    """Send all letters that are due."""
    while deliver(lane="post", now=datetime.now(UTC)):
        pass


def letters_to(address: str) -> list[mail.EmailMessage]:
    post_round()
    return [letter for letter in mail.outbox if letter.to == [address]]


def code_for(address: str) -> str:
    """The newest code in the letters to this address."""
    whole = "\n".join(letter.body for letter in letters_to(address))
    return re.findall(r"^ +(\d{4} \d{4})$", whole, re.MULTILINE)[-1]


def wrong(code: str) -> str:
    """Another code than this one."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)
