"""The till's fields within somebody else's page: its script, its frame, and what these two ask."""

from __future__ import annotations

import json
from importlib.resources import files
from urllib.parse import parse_qs

from wireroom.demo.till import deals
from wireroom.demo.till.bank import CardDeclinedError
from wireroom.demo.till.books import Books, Thing

type Answer = tuple[int, str, str]
"""Status, text, and content type."""
HERE = files(__package__)
GONE = {"type": "error", "error": {"message": "This session can no longer be paid.", "code": None}}
DECLINED = {
    "type": "error",
    "error": {
        "message": "Your card was declined.",
        "code": "paymentFailed",
        "paymentFailed": {"declineCode": "generic_decline"},
    },
}


def answer(books: Books, path: str, said: str) -> Answer:
    """Answer what the script or the frame asks at `/js/…`; `said` is the query, or the form that was sent."""
    asked = {name: values[0] for name, values in parse_qs(said).items()}
    match path:
        case "stripe.js":
            return 200, (HERE / "stripe.js").read_text(), "text/javascript"
        case "fields":
            return 200, (HERE / "fields.html").read_text(), "text/html"
        case "session":
            return _json(_seen(_session(books, asked)))
        case "confirm":
            return _json(_confirmed(books, _session(books, asked), asked))
    return 404, "", "text/plain"


def _session(books: Books, asked: dict[str, str]) -> Thing | None:
    secret = asked.get("secret", "")
    found = books.of("checkout.session", client_secret=secret, status="open") if secret else []
    return found[0] if found else None


def _seen(session: Thing | None) -> Thing:
    if session is None:
        return GONE
    amount = f"{session['currency'].upper()} {session['amount_total'] / 100:.2f}"
    return {"id": session["id"], "email": session["customer_email"], "total": {"total": {"amount": amount}}}


def _confirmed(books: Books, session: Thing | None, asked: dict[str, str]) -> Thing:
    if session is None:
        return GONE
    email = session["customer_email"] or asked.get("email", "")
    try:
        deals.pay(books, session, card=asked.get("card", "").replace(" ", ""), email=email)
    except CardDeclinedError:
        return DECLINED
    return {"type": "success", "session": {"id": session["id"]}}


def _json(said: Thing) -> Answer:
    return 200, json.dumps(said), "application/json"
