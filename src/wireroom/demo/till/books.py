"""What the till knows: objects as Stripe shapes them, and the events that tell of each change."""

from __future__ import annotations

import copy
import secrets
import time
from collections.abc import Callable
from typing import Any

from wireroom.demo.till.asks import AskRefusedError

VERSION = "2026-10-28.endive"
type Thing = dict[str, Any]
FEE_FIXED, FEE_SHARE = 25, 0.015
LIST_MOST = 100
TYPES_MOST = 20


class Books:
    """All objects by their ids, and every event, newest last. Whoever uses it holds the till's lock."""

    def __init__(self, *, told: Callable[[Thing], None]) -> None:
        self._told = told
        self._mark = secrets.token_hex(3)
        self._number = 0
        self.ahead = 0
        self.things: dict[str, Thing] = {}
        self.events: list[Thing] = []

    def now(self) -> int:
        """The till's clock, in seconds; it may be set ahead."""
        return int(time.time()) + self.ahead

    def make(self, prefix: str, kind: str, **facts: Any) -> Thing:
        """A new object of this kind."""
        self._number += 1
        made = {
            "id": f"{prefix}_{self._mark}{self._number:06}",
            "object": kind,
            "created": self.now(),
            "livemode": False,
            **facts,
        }
        self.things[made["id"]] = made
        return made

    def get(self, ref: str, kind: str) -> Thing:
        """The object of this id and kind. Raises AskRefusedError with 404."""
        found = self.things.get(ref)
        if found is None or found["object"] != kind:
            raise AskRefusedError(f"No such {kind}: '{ref}'", param="id", status=404)
        return found

    def of(self, kind: str, **facts: Any) -> list[Thing]:
        """The objects of a kind that have these facts, newest first."""
        return [
            each
            for each in reversed(self.things.values())
            if each["object"] == kind and all(each.get(name) == value for name, value in facts.items())
        ]

    def tell(self, kind: str, thing: Thing) -> None:
        """Tell of what happened to an object, as it is now."""
        self._number += 1
        event = {
            "id": f"evt_{self._mark}{self._number:06}",
            "object": "event",
            "api_version": VERSION,
            "created": self.now(),
            "livemode": False,
            "type": kind,
            "data": {"object": copy.deepcopy(thing)},
        }
        self.events.append(event)
        self._told(event)

    def book(self, source: Thing, amount: int, kind: str, *, fee: int = 0) -> Thing:
        """Book a movement of money, as the account's owner finds it in balance transactions."""
        return self.make(
            "txn",
            "balance_transaction",
            amount=amount,
            fee=fee,
            net=amount - fee,
            currency=source["currency"],
            exchange_rate=None,
            source=source["id"],
            type=kind,
            reporting_category=kind,
            status="available",
        )

    def listed(self, kind: str, asked: Thing) -> Thing:
        """One page of a list, newest first, as Stripe pages it."""
        pool = list(reversed(self.events)) if kind == "event" else self.of(kind)
        since = asked.get("created", {}).get("gte", 0)
        types = asked.get("types", ())
        if len(types) > TYPES_MOST:
            raise AskRefusedError("You may pass up to 20 types", param="types")
        found = [each for each in pool if each["created"] >= since and (not types or each["type"] in types)]
        if after := asked.get("starting_after"):
            found = found[[each["id"] for each in found].index(after) + 1 :]
        most = min(asked.get("limit", 10), LIST_MOST)
        data = copy.deepcopy(found[:most])
        if "data.source" in asked.get("expand", ()):
            for each in data:
                each["source"] = copy.deepcopy(self.things[each["source"]])
        return {"object": "list", "data": data, "has_more": len(found) > most, "url": f"/v1/{kind}s"}


def fee_of(amount: int) -> int:
    """What the till keeps of a payment."""
    return min(amount, round(amount * FEE_SHARE) + FEE_FIXED)
