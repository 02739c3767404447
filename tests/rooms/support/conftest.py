"""Giving set up, against no network."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from django.test import Client

from wireroom.demo.till import Till
from wireroom.demo.till.server import KEY, SECRET
from wireroom.support.adapters import provider
from wireroom.support.adapters.stripe_shop import StripeShop

NETWORKS = count(1)


@pytest.fixture
def client() -> Client:
    """A reader's browser in a network of its own, for only so many forms are taken from one in a minute."""
    return Client(REMOTE_ADDR=f"2001:db8:0:{next(NETWORKS):x}::1")


@pytest.fixture
def shop() -> Iterator[StripeShop]:
    """Stripe's adapter; nothing answers where it would ask."""
    made = StripeShop(key="sk_test_1", webhook_secrets=("whsec_test",), api="http://127.0.0.1:1")
    provider.equip(made)
    yield made
    provider.equip(None)


@pytest.fixture
def till() -> Iterator[Till]:
    """A stand-in of the provider that answers and tells nobody."""
    made = Till()
    made.open()
    yield made
    made.close()


@pytest.fixture
def open_shop(till: Till) -> Iterator[StripeShop]:
    """Giving is open, at the stand-in."""
    made = StripeShop(key=KEY, webhook_secrets=(SECRET,), api=till.url)
    provider.equip(made)
    yield made
    provider.equip(None)
