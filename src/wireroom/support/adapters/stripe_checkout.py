"""Orders as Stripe's Checkout Sessions: on a page of Stripe's, or in its Payment Element within our page.

Both are the same object at Stripe, so that a gift is begun, looked at, closed and told of in one way, wherever its card
is named. Parameters as of API version 2026-10-28.
"""

from __future__ import annotations

from typing import Any

from wireroom.support.adapters.provider import Checkout, Element, Order
from wireroom.support.adapters.stripe_kept import INTENT

PAGES = ("https://checkout.stripe.com", "https://billing.stripe.com")
RELEASE = "endive"
"""Stripe's script of the same release as the API version that the SDK speaks."""
SCRIPTS, HOOKS, API = "https://js.stripe.com", "https://hooks.stripe.com", "https://api.stripe.com"
STATES = {"open": "open", "complete": "done", "expired": "gone"}


def element_of(*, key: str, api: str) -> Element | None:
    """Stripe's fields for our page; None without the publishable key. A stand-in at `api` has its own."""
    if not key:
        return None
    return Element(
        script=f"{api}/js/stripe.js" if api else f"{SCRIPTS}/{RELEASE}/stripe.js",
        key=key,
        ours="support-stripe.js",
        scripts=(api or SCRIPTS,),
        frames=(api,) if api else (SCRIPTS, HOOKS),
        calls=(api or API,),
    )


def session_of(order: Order) -> dict[str, Any]:
    """What is asked of Stripe for an order."""
    price: dict[str, Any] = {
        "currency": order.money.currency.lower(),
        "unit_amount": order.money.amount,
        "product_data": {"name": order.words},
    }
    named = {INTENT: order.key}
    asked: dict[str, Any] = {
        "client_reference_id": order.key,
        "line_items": [{"quantity": 1, "price_data": price}],
        "metadata": named,
    }
    if order.every == "once":
        asked |= {"mode": "payment", "customer_creation": "always", "payment_intent_data": {"metadata": named}}
    else:
        price["recurring"] = {"interval": order.every}
        asked |= {"mode": "subscription", "subscription_data": {"metadata": named}}
    if order.address:
        asked["customer_email"] = order.address
    return asked | (_in_our_page(order) if order.way == "element" else _on_their_page(order))


def _in_our_page(order: Order) -> dict[str, Any]:
    return {"ui_mode": "elements", "return_url": order.done_at}


def _on_their_page(order: Order) -> dict[str, Any]:
    asked = {"success_url": order.done_at, "cancel_url": order.back_to, "locale": order.language}
    return asked | ({"submit_type": "donate"} if order.every == "once" else {})


def checkout_of(session: Any) -> Checkout:
    """How a session stands."""
    state: Any = STATES.get(session.status, "gone")
    is_open = state == "open"
    return Checkout(
        ref=session.id,
        page=str(session.url or "") if is_open else "",
        state=state,
        pledge=str(session.subscription or ""),
        secret=str(session.client_secret or "") if is_open else "",
    )
