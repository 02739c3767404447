"""The calls of Stripe's interface that the till answers, each once under one idempotency key."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

from wireroom.demo.till import bank, deals
from wireroom.demo.till.asks import CALLS, AskRefusedError, asked_of
from wireroom.demo.till.books import Books, Thing

_KEY = re.compile(r"Bearer sk_test_\w+")
_PATTERNS = {call: re.compile(re.escape(call).replace(r"\*", r"(\w+)")) for call in CALLS}


class Calls:
    """Answers calls, and gives the same answer to the same call under the same key."""

    def __init__(self, books: Books, *, address: str) -> None:
        self._books = books
        self._address = address
        self._answered: dict[str, tuple[str, Thing]] = {}

    def answer(self, method: str, path: str, encoded: str, *, key: str, once: str) -> tuple[int, Thing]:
        """The status and body of one call. Raises AskRefusedError."""
        if not _KEY.fullmatch(key):
            raise AskRefusedError("Invalid API Key provided", status=401)
        call, ref = _call_of(f"{method} {path}")
        said = f"{method} {path}\n{encoded}"
        if once in self._answered:
            before, answer = self._answered[once]
            if before != said:
                message = (
                    "Keys for idempotent requests can only be used with the same parameters they were first used with."
                )
                raise AskRefusedError(message, kind="idempotency_error")
            return 200, copy.deepcopy(answer)
        answer = self._do(call, ref, asked_of(call, encoded))
        if once and method == "POST":
            self._answered[once] = (said, copy.deepcopy(answer))
        return 200, copy.deepcopy(answer)

    def _do(self, call: str, ref: str, asked: Thing) -> Thing:
        books = self._books
        ways: dict[str, Callable[[], Thing]] = {
            "POST checkout/sessions": lambda: deals.open_session(books, asked, address=self._address),
            "GET checkout/sessions/*": lambda: books.get(ref, "checkout.session"),
            "POST checkout/sessions/*/expire": lambda: self._expire(books.get(ref, "checkout.session")),
            "GET subscriptions/*": lambda: books.get(ref, "subscription"),
            "POST subscriptions/*": lambda: deals.reprice(books, books.get(ref, "subscription"), asked),
            "DELETE subscriptions/*": lambda: deals.end(books, books.get(ref, "subscription")),
            "POST refunds": lambda: bank.give_back(books, asked),
            "POST billing_portal/sessions": lambda: self._portal(asked),
            "GET charges/*": lambda: self._charge(books.get(ref, "charge"), asked),
            "GET events": lambda: books.listed("event", asked),
            "GET balance_transactions": lambda: books.listed("balance_transaction", asked),
        }
        return ways.get(call, lambda: self._customer(call, ref, asked))()

    def _customer(self, call: str, ref: str, asked: Thing) -> Thing:
        if call == "GET customers":
            found = self._books.of("customer", email=asked.get("email"))
            return {"object": "list", "data": found, "has_more": False, "url": "/v1/customers"}
        customer = self._books.get(ref, "customer")
        if call == "DELETE customers/*":
            for pledge in self._books.of("subscription", customer=ref):
                if pledge["status"] != "canceled":
                    deals.end(self._books, pledge)
            customer |= {"deleted": True, "email": None}
        return customer

    def _expire(self, session: Thing) -> Thing:
        if session["status"] != "open":
            raise AskRefusedError("Only open checkout sessions can be expired", param="session")
        session |= {"status": "expired", "url": None}
        self._books.tell("checkout.session.expired", session)
        return session

    def _portal(self, asked: Thing) -> Thing:
        customer = self._books.get(asked["customer"], "customer")
        made = self._books.make(
            "bps", "billing_portal.session", customer=customer["id"], return_url=asked["return_url"]
        )
        made["url"] = f"{self._address}/p/session/{made['id']}"
        return made

    def _charge(self, charge: Thing, asked: Thing) -> Thing:
        if "balance_transaction" not in asked.get("expand", ()):
            return charge
        booked: Any = self._books.things.get(charge.get("balance_transaction", ""))
        return {**charge, "balance_transaction": booked}


def _call_of(said: str) -> tuple[str, str]:
    for call, pattern in _PATTERNS.items():
        if found := pattern.fullmatch(said):
            return call, found[1] if found.groups() else ""
    raise AskRefusedError(f"Unrecognized request URL ({said})", status=404)
