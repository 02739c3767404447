"""Readers who may be asked beside readers who never are: counted on their side, and compared with bounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from wireroom.circulation import api as circulation
from wireroom.circulation.rules.handover import Counted, Handover
from wireroom.demo.till import Till
from wireroom.support import api as support
from wireroom.support.models import Intent
from wireroom.support.rules.sides import READER, page_of_side

NOW = datetime.now(UTC)


def gift(number: int, side: str, *, every: str = "once", at: datetime = NOW) -> None:
    Intent.objects.create(
        key=f"{side}{number}", form="f", amount=1000, currency="EUR", every=every, side=side, state="given",
        begun_at=at, given_at=at,
    )  # fmt: skip


@pytest.mark.django_db
def test_both_sides_are_summed_since_the_share_was_set() -> None:
    assert support.worth_of_asking(now=NOW) is None
    began = NOW - timedelta(hours=2)
    support.hold_back(percent=10, now=began)
    support.hold_back(percent=10, now=NOW)
    comparison = support.appeal_sheet(now=NOW).comparison
    counted = tuple(
        Counted(minute=NOW, page=page_of_side(comparison, side), measure=READER, count=count)
        for side, count in (("held", 40), ("asked", 360))
    )
    circulation.count(handover=Handover(front="f", number=1, counted=counted, open_now=()), now=NOW)
    gift(1, "held")
    for number in range(12):
        gift(number, "asked", every="month")
    gift(99, "asked", at=began - timedelta(days=1))
    gift(98, "")
    found = support.worth_of_asking(now=NOW + timedelta(minutes=1))
    assert found is not None
    assert (found.since, found.percent, found.currency) == (began, 10, "EUR")
    assert {side: (sums.views, sums.gifts, sums.value) for side, sums in found.sides.items()} == {
        "held": (40, 1, 1_000),
        "asked": (360, 12, 144_000),
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("open_shop", "till")
def test_a_gift_says_on_which_side_its_browser_is(client: Client, till: Till) -> None:
    form = {"form": "f" * 32, "every": "once", "currency": "EUR", "amount": "1000"}
    for number, side in enumerate(("held", "asked", "<b>")):
        client.post("/support/", {**form, "form": f"{number}" * 32, "side": side})
    assert list(Intent.objects.order_by("form").values_list("side", flat=True)) == ["held", "asked", ""]
    assert len(till.books.of("checkout.session")) == 3
