"""What is asked of the till: form-encoded as Stripe's SDK sends it, held against what each call may say."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

_PART = re.compile(r"\[([^\]]*)\]")


class AskRefusedError(Exception):
    """Stripe's own kind of error: a status, a type, and which parameter is meant."""

    def __init__(
        self, message: str, *, param: str = "", status: int = 400, kind: str = "invalid_request_error"
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {"error": {"type": kind, "message": message, **({"param": param} if param else {})}}


TEXT, NUMBER, ANY = "text", "number", "any"
"""What a parameter may hold; a dictionary is a nested one, a list of one thing a list of such."""
_PRICE = {
    "currency": TEXT,
    "unit_amount": NUMBER,
    "product": TEXT,
    "product_data": {"name": TEXT},
    "recurring": {"interval": TEXT},
}
CALLS: dict[str, dict[str, Any]] = {
    "POST checkout/sessions": {
        "mode": TEXT,
        "ui_mode": TEXT,
        "return_url": TEXT,
        "submit_type": TEXT,
        "customer_creation": TEXT,
        "client_reference_id": TEXT,
        "customer_email": TEXT,
        "success_url": TEXT,
        "cancel_url": TEXT,
        "locale": TEXT,
        "metadata": ANY,
        "payment_intent_data": {"metadata": ANY},
        "subscription_data": {"metadata": ANY},
        "line_items": [{"quantity": NUMBER, "price_data": _PRICE}],
    },
    "POST checkout/sessions/*/expire": {},
    "GET checkout/sessions/*": {},
    "GET customers": {"email": TEXT, "limit": NUMBER},
    "GET customers/*": {},
    "DELETE customers/*": {},
    "GET charges/*": {"expand": [TEXT]},
    "GET subscriptions/*": {},
    "POST subscriptions/*": {"items": [{"id": TEXT, "price_data": _PRICE}], "proration_behavior": TEXT},
    "DELETE subscriptions/*": {},
    "POST refunds": {"charge": TEXT, "amount": NUMBER},
    "POST billing_portal/sessions": {"customer": TEXT, "return_url": TEXT},
    "GET events": {"created": {"gte": NUMBER}, "limit": NUMBER, "starting_after": TEXT, "types": [TEXT]},
    "GET balance_transactions": {
        "created": {"gte": NUMBER},
        "limit": NUMBER,
        "starting_after": TEXT,
        "expand": [TEXT],
    },
}


def asked_of(call: str, encoded: str) -> dict[str, Any]:
    """The parameters of a call. Raises AskRefusedError for those it does not know."""
    whole: dict[str, Any] = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True, strict_parsing=bool(encoded)):
        *way, last = [name.partition("[")[0], *_PART.findall(name)]
        place = whole
        for part in way:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                raise AskRefusedError(f"Invalid {name}", param=name)
        place[last] = value
    checked: dict[str, Any] = _checked(whole, CALLS[call], "")
    return checked


def _checked(value: Any, wanted: Any, name: str) -> Any:
    if wanted == ANY:
        return value
    if isinstance(wanted, list):
        if not isinstance(value, dict) or sorted(value, key=len) != [str(n) for n in range(len(value))]:
            raise AskRefusedError(f"Invalid array: {name}", param=name)
        return [_checked(each, wanted[0], f"{name}[{n}]") for n, each in value.items()]
    if isinstance(wanted, dict):
        if not isinstance(value, dict):
            raise AskRefusedError(f"Invalid hash: {name}", param=name)
        if unknown := [each for each in value if each not in wanted]:
            raise AskRefusedError(f"Received unknown parameter: {unknown[0]}", param=unknown[0])
        return {each: _checked(below, wanted[each], each) for each, below in value.items()}
    if isinstance(value, dict) or (wanted == NUMBER and not value.isdecimal()):
        raise AskRefusedError(f"Invalid {wanted}: {name}", param=name)
    return int(value) if wanted == NUMBER else value
