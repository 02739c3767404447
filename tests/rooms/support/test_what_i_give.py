"""A giver sees, changes and ends what they give; nobody else can, and support ends when it is ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from wireroom.demo.till import Till, bank, deals
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.outbox import deliver
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.api import standing_of_intent, standing_of_reader
from wireroom.support.flows.file_notice import file_notice
from wireroom.support.flows.write_letter import way_to
from wireroom.support.models import Acknowledgement, Entry, Intent, Pledge
from wireroom.support.queries.supporters import is_giving

pytestmark = pytest.mark.django_db
SINCE = datetime.now(UTC) - timedelta(hours=1)


def tell_all(shop: StripeShop) -> None:
    """Let every notice arrive, and all that follows from them happen."""
    now = SystemClock().now()
    for notice in shop.notices_since(SINCE):
        file_notice(notice, now=now)
    while deliver(lane="quick", now=now) or deliver(lane="post", now=now):
        pass


def gives(client: Client, till: Till, shop: StripeShop, every: str = "month", card: str = bank.GOOD) -> Intent:
    """Somebody gives €10 and is told of by the provider."""
    client.get("/support/")
    form = client.cookies["wireroom_giving"].value
    client.post("/support/", {"form": form, "every": every, "currency": "EUR", "amount": "1000"})
    intent = Intent.objects.get(form=form)
    deals.pay(till.books, till.books.things[intent.checkout], card=card, email="mara@example.org")
    tell_all(shop)
    client.get(f"/support/thanks/{intent.key}")
    intent.refresh_from_db()
    return intent


def test_a_gift_each_month_is_seen_changed_and_ended(client: Client, till: Till, open_shop: StripeShop):
    intent = gives(client, till, open_shop)
    mine = way_to(intent.giver).partition("//")[2].partition("/")[2]
    page = client.get(f"/{mine}").content.decode()
    assert "€10 each month" in page
    pledge = Pledge.objects.get()
    asked = {"pledge": pledge.ref, "form": "f" * 32}
    assert client.post(f"/{mine}", {**asked, "do": "change", "amount": "7,50"}).status_code == 303
    tell_all(open_shop)
    assert "€7.50 each month" in client.get(f"/{mine}").content.decode()
    assert "Yes, end it" in client.get(f"/{mine}?end={pledge.ref}").content.decode()
    assert client.post(f"/{mine}", {**asked, "do": "end"}).status_code == 303
    tell_all(open_shop)
    assert Pledge.objects.get().status == "ended"
    assert client.post(f"/{mine}", {**asked, "do": "end"}).status_code == 404


def test_support_counts_while_it_is_paid_and_no_longer(client: Client, till: Till, open_shop: StripeShop):
    intent = gives(client, till, open_shop)
    now = SystemClock().now()
    assert standing_of_intent(key=intent.key, now=now).is_supporter
    assert standing_of_intent(key=intent.key, now=now + timedelta(days=35)).is_supporter, "a renewal may be late"
    deals.end(till.books, till.books.of("subscription")[0])
    tell_all(open_shop)
    assert standing_of_intent(key=intent.key, now=now + timedelta(days=20)).is_supporter, "it is paid until then"
    assert not standing_of_intent(key=intent.key, now=now + timedelta(days=35)).is_supporter


def test_who_got_all_of_it_back_is_no_supporter(client: Client, till: Till, open_shop: StripeShop):
    intent = gives(client, till, open_shop, every="once")
    now = SystemClock().now()
    assert standing_of_intent(key=intent.key, now=now + timedelta(days=80)).is_supporter
    (charge,) = till.books.of("charge")
    bank.give_back(till.books, {"charge": charge["id"]})
    tell_all(open_shop)
    assert not standing_of_intent(key=intent.key, now=now).is_supporter


def test_who_is_back_from_paying_counts_before_any_notice_is_here(client: Client, till: Till, open_shop: StripeShop):
    client.get("/support/")
    form = client.cookies["wireroom_giving"].value
    client.post("/support/", {"form": form, "every": "once", "currency": "EUR", "amount": "1000"})
    intent = Intent.objects.get(form=form)
    Intent.objects.filter(form=form).update(reader_id=7)
    now = SystemClock().now()
    client.get(f"/support/thanks/{intent.key}")
    assert not standing_of_intent(key=intent.key, now=now).is_supporter, "nothing is paid yet"
    deals.pay(till.books, till.books.things[intent.checkout], card=bank.GOOD, email="mara@example.org")
    client.get(f"/support/thanks/{intent.key}")
    for found in (standing_of_intent(key=intent.key, now=now), standing_of_reader(reader_id=7, now=now)):
        assert (found.is_supporter, found.until) == (True, intent.begun_at + timedelta(days=14))
    assert not standing_of_intent(key=intent.key, now=now + timedelta(days=15)).is_supporter
    assert is_giving(reader_id=7), "their account says that it is on its way"
    tell_all(open_shop)
    assert not is_giving(reader_id=7)
    assert standing_of_intent(key=intent.key, now=now + timedelta(days=80)).is_supporter, "it is in the books"


@pytest.mark.parametrize(("account", "state"), [(bank.DEBIT, "given"), (bank.BAD_DEBIT, "failed")])
def test_a_bank_that_takes_days_is_waited_for_and_its_no_is_told_once(
    client: Client, till: Till, open_shop: StripeShop, account: str, state: str
):
    intent = gives(client, till, open_shop, every="once", card=account)
    now = SystemClock().now()
    assert (intent.state, len(mail.outbox)) == ("thinking", 0)
    assert standing_of_intent(key=intent.key, now=now).is_supporter
    deals.clear_debit(till.books, till.books.things[intent.checkout])
    for _ in range(2):
        tell_all(open_shop)
    found = standing_of_intent(key=intent.key, now=now)
    assert (found.state, found.is_supporter) == (state, state == "given")
    page = client.get(f"/support/thanks/{intent.key}").content.decode()
    assert ("Try once more" in page, "being confirmed" in page) == (state == "failed", False)
    letters = Acknowledgement.objects.values_list("key", flat=True)
    assert [key.partition(":")[0] for key in letters] == ["paid" if state == "given" else "failed"]
    asked = {"form": intent.form, "every": "once", "currency": "EUR", "amount": "1000"}
    leads_to = client.post("/support/", asked).headers["Location"]
    assert leads_to.startswith(till.url if state == "failed" else "/support/thanks/")
    assert client.post("/support/", asked).headers["Location"] == leads_to


def test_a_forged_or_foreign_link_shows_nothing(client: Client, till: Till, open_shop: StripeShop):
    first, second = gives(client, till, open_shop), gives(Client(), till, open_shop)
    assert client.get("/support/mine/WyJhIl0:x:y").status_code == 404
    mine = way_to(second.giver).partition("//")[2].partition("/")[2]
    theirs = Pledge.objects.get(giver=first.giver)
    assert client.post(f"/{mine}", {"pledge": theirs.ref, "do": "end"}).status_code == 404
    assert till.books.things[theirs.ref]["status"] == "active"


def test_letters_thank_once_and_are_kind_when_a_card_runs_out(client: Client, till: Till, open_shop: StripeShop):
    mail.outbox = []
    gives(client, till, open_shop, card=bank.ONCE_ONLY)
    (pledge,) = till.books.of("subscription")
    deals.renew(till.books, pledge)
    tell_all(open_shop)
    tell_all(open_shop)
    subjects = [letter.subject for letter in mail.outbox]
    assert subjects == ["Thank you: €10 received", "We could not take your gift this time"]
    assert "/support/mine/" in mail.outbox[0].body
    for tries in (2, 3, 4):
        deals.renew(till.books, pledge, tries=tries)
        tell_all(open_shop)
    assert mail.outbox[-1].subject == "Your support has ended"
    assert Acknowledgement.objects.count() == 5


def test_the_fee_is_in_the_books_before_anybody_reconciles(client: Client, till: Till, open_shop: StripeShop):
    gives(client, till, open_shop, every="once")
    assert {entry.kind for entry in Entry.objects.all()} == {"paid", "settled"}


def test_the_link_is_sent_to_whom_it_belongs_and_the_answer_tells_nothing(
    client: Client, till: Till, open_shop: StripeShop
):
    gives(client, till, open_shop)
    mail.outbox = []
    addresses = ("mara@example.org", "x@y.org", "mara@example.org")
    said = [client.post("/support/find", {"address": address}).content for address in addresses]
    tell_all(open_shop)
    assert said[0] == said[1]
    assert [letter.to for letter in mail.outbox] == [["mara@example.org"]], "one an hour"
    assert client.post("/support/find", {"address": "nobody"}).status_code == 422


def test_nobody_signed_in_is_no_supporter(client: Client):
    assert not standing_of_reader(reader_id=1, now=SystemClock().now()).is_supporter
    assert client.get("/account/support/standing").json()["supporter"] is False
    assert client.get("/account/support/").headers["Location"].startswith("/account/sign-in?next=")


def test_a_link_leads_nowhere_outside_and_its_forms_say_where_they_come_from(
    client: Client, till: Till, open_shop: StripeShop
):
    intent = gives(client, till, open_shop)
    answer = client.get("/" + way_to(intent.giver).partition("//")[2].partition("/")[2])
    assert answer.headers["Referrer-Policy"] == "same-origin", "without any, browsers hide a form's origin from us too"
