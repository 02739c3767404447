"""What happens at the till when a reader pays, and when a month goes by."""

from __future__ import annotations

import secrets

from wireroom.demo.till.asks import AskRefusedError
from wireroom.demo.till.bank import BY_ITSELF, DEBITS, PAYING, CardDeclinedError, check_card, take
from wireroom.demo.till.books import Books, Thing

DAYS = {"month": 30, "year": 365}
DAY = 86_400
RETRY_DAYS, MOST_TRIES = 3, 4
ELEMENT_HAS_NOT = ("success_url", "cancel_url", "locale", "submit_type")
"""What a session in somebody else's page may not say."""


def open_session(books: Books, asked: Thing, *, address: str) -> Thing:
    """A checkout session, open for a day. Raises AskRefusedError where what is asked makes no sense."""
    try:
        ((line,), mode) = asked["line_items"], asked["mode"]
        price, amount = line["price_data"], line["price_data"]["unit_amount"] * line["quantity"]
    except (KeyError, ValueError):
        raise AskRefusedError("Missing or invalid line_items or mode", param="line_items") from None
    if (mode == "subscription") != ("recurring" in price) or amount < 50:
        raise AskRefusedError("The price does not fit the mode, or is too small", param="line_items[0]")
    if mode == "subscription" and "payment_intent_data" in asked:
        raise AskRefusedError("payment_intent_data is for payments", param="payment_intent_data")
    is_element = _is_element(asked)
    session = books.make("cs_test", "checkout.session", status="open", payment_status="unpaid", mode=mode)
    session |= {
        "url": None if is_element else f"{address}/c/pay/{session['id']}",
        "client_secret": f"{session['id']}_secret_{secrets.token_hex(12)}" if is_element else None,
        "amount_total": amount,
        "currency": price["currency"],
        "interval": price.get("recurring", {}).get("interval", ""),
        "words": price["product_data"]["name"],
        "client_reference_id": asked.get("client_reference_id"),
        "customer_email": asked.get("customer_email"),
        "success_url": asked.get("success_url"),
        "cancel_url": asked.get("cancel_url"),
        "metadata": asked.get("metadata", {}),
        "carried": (asked.get("subscription_data") or asked.get("payment_intent_data") or {}).get("metadata", {}),
        "customer": None,
        "subscription": None,
        "expires_at": books.now() + DAY,
    }
    return session


def _is_element(asked: Thing) -> bool:
    is_element: bool = asked.get("ui_mode") == "elements"
    for name in ELEMENT_HAS_NOT if is_element else ("return_url",):
        if name in asked:
            raise AskRefusedError(f"You can not pass `{name}` in this `ui_mode`", param=name)
    needed = "return_url" if is_element else "success_url"
    if needed not in asked:
        raise AskRefusedError(f"Missing required param: {needed}", param=needed)
    return is_element


def pay(books: Books, session: Thing, *, card: str, email: str) -> None:
    """Pay a session; one that is paid already stays as it is. Raises CardDeclinedError."""
    if session["status"] != "open":
        return
    customer = books.make("cus", "customer", email=email, card=card)
    books.tell("customer.created", customer)
    method = books.make("pm", "payment_method", type="card", customer=customer["id"], billing_details={"email": email})
    books.tell("payment_method.attached", method)
    session["customer"] = customer["id"]
    is_debit = card in DEBITS and session["mode"] == "payment"
    if session["mode"] == "subscription":
        session["subscription"] = _subscribe(books, customer, session)["id"]
    elif not is_debit:
        take(books, customer, session["amount_total"], session["currency"], metadata=session["carried"])
    session |= {
        "status": "complete",
        "payment_status": "unpaid" if is_debit else "paid",
        "url": None,
        "customer_details": {"email": email, "name": "Somebody"},
    }
    books.tell("checkout.session.completed", session)


def clear_debit(books: Books, session: Thing) -> None:
    """The bank has thought about a debit: it pays, or it fails."""
    customer = books.get(session["customer"], "customer")
    try:
        take(books, customer, session["amount_total"], session["currency"], metadata=session["carried"])
    except CardDeclinedError:
        books.tell("checkout.session.async_payment_failed", session)
    else:
        session["payment_status"] = "paid"
        books.tell("checkout.session.async_payment_succeeded", session)


def _subscribe(books: Books, customer: Thing, session: Thing) -> Thing:
    check_card(customer, PAYING)
    product = books.make("prod", "product", name=session["words"])
    books.tell("product.created", product)
    price = {
        "unit_amount": session["amount_total"],
        "currency": session["currency"],
        "product": product["id"],
        "recurring": {"interval": session["interval"]},
    }
    through = books.now() + DAYS[session["interval"]] * DAY
    item = {"id": f"si_{product['id']}", "object": "subscription_item", "current_period_end": through, "price": price}
    pledge = books.make(
        "sub",
        "subscription",
        status="incomplete",
        customer=customer["id"],
        currency=session["currency"],
        metadata=session["carried"],
        cancel_at_period_end=False,
        cancel_at=None,
        items={"object": "list", "data": [item]},
    )
    books.tell("customer.subscription.created", pledge)
    take(books, customer, session["amount_total"], session["currency"], metadata={})
    pledge["status"] = "active"
    books.tell("customer.subscription.updated", pledge)
    return pledge


def renew(books: Books, pledge: Thing, *, tries: int = 1) -> None:
    """Take the next month's or year's gift; tell so when the card does not pay."""
    if pledge["status"] == "canceled":
        return
    (item,) = pledge["items"]["data"]
    customer, price = books.get(pledge["customer"], "customer"), item["price"]
    invoice = {
        "object": "invoice",
        "id": f"in_{pledge['id']}_{item['current_period_end']}",
        "customer": customer["id"],
        "currency": price["currency"],
        "amount_due": price["unit_amount"],
        "attempt_count": tries,
        "parent": {"subscription_details": {"subscription": pledge["id"]}},
        "created": books.now(),
        "status": "open",
    }
    try:
        check_card(customer, BY_ITSELF)
        take(books, customer, price["unit_amount"], price["currency"], metadata={})
    except CardDeclinedError:
        last = tries >= MOST_TRIES
        again = None if last else books.now() + RETRY_DAYS * DAY
        books.tell("invoice.payment_failed", {**invoice, "next_payment_attempt": again})
        pledge["status"] = "canceled" if last else "past_due"
    else:
        item["current_period_end"] += DAYS[price["recurring"]["interval"]] * DAY
        books.tell("invoice.paid", {**invoice, "status": "paid", "next_payment_attempt": None})
        pledge["status"] = "active"
    ended = pledge["status"] == "canceled"
    books.tell(f"customer.subscription.{'deleted' if ended else 'updated'}", pledge)


def end(books: Books, pledge: Thing) -> Thing:
    """End a subscription now."""
    if pledge["status"] == "canceled":
        raise AskRefusedError(f"No such subscription: '{pledge['id']}'", status=404)
    pledge |= {"status": "canceled", "canceled_at": books.now(), "ended_at": books.now()}
    books.tell("customer.subscription.deleted", pledge)
    return pledge


def reprice(books: Books, pledge: Thing, asked: Thing) -> Thing:
    """Another amount from the next time on."""
    (wanted,), (item,) = asked["items"], pledge["items"]["data"]
    price = wanted["price_data"]
    if wanted["id"] != item["id"] or price.get("product") != item["price"]["product"]:
        raise AskRefusedError("No such subscription item or product", param="items[0]")
    item["price"] = {**item["price"], "unit_amount": price["unit_amount"], "recurring": price["recurring"]}
    books.tell("customer.subscription.updated", pledge)
    return pledge
