"""Pure rules of readers' accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.kernel.browsers import browser_name
from wireroom.kernel.site import Site
from wireroom.reader.rules.addresses import LONGEST, NotAnAddressError, address_of
from wireroom.reader.rules.codes import new_code, printed, typed
from wireroom.reader.rules.letters import code_words, notice_words
from wireroom.reader.rules.occasions import OCCASIONS
from wireroom.reader.rules.patience import LIMITS, next_at

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
AGES = st.lists(st.integers(0, 200_000), max_size=40)


@given(st.integers(0, 10**8 - 1), st.sampled_from(["{} {}", "{}{}", " {}-{} ", "{}\u00a0{}", "{}\n{}"]))
def test_a_code_is_read_however_it_is_pasted(number: int, shape: str) -> None:
    code = f"{number:08}"
    assert typed(shape.format(code[:4], code[4:])) == code
    assert typed(printed(code)) == code


def test_codes_are_eight_figures_and_differ() -> None:
    codes = {new_code() for _ in range(500)}
    assert all(len(code) == 8 and code.isdigit() for code in codes)
    assert len(codes) > 490


@given(AGES, st.sampled_from(LIMITS))
def test_no_more_than_the_limit_within_its_window(ages: list[int], limit: object) -> None:
    before = [NOON - timedelta(seconds=age) for age in ages]
    recent = [at for at in before if at > NOON - limit.window]
    again = next_at(before, limit=limit, now=NOON)
    assert (again <= NOON) == (len(recent) < limit.most)
    assert next_at(before, limit=limit, now=again) <= again, "at the moment named, it is allowed"


@given(st.text(max_size=300))
def test_whatever_is_typed_is_an_address_or_is_refused(text: str) -> None:
    try:
        address = address_of(text)
    except NotAnAddressError:
        return
    assert address.isascii()
    assert address == address_of(address)
    assert len(address) <= LONGEST
    assert not set(address) & set(' \r\n\t,;:<>"()[]\\')


@given(st.emails())
def test_ordinary_addresses_are_taken(address: str) -> None:
    local, _, domain = address.rpartition("@")
    if len(local) <= 64 and not domain.rpartition(".")[2].isdigit():
        assert address_of(address) == address.lower()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36", "Chrome on Android"),
        ("<script>alert(1)</script>", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named_as_its_owner_knows_it(said: str, name: str) -> None:
    assert browser_name(said) == name


@pytest.mark.parametrize("purpose", ["sign-in", "confirm", "old-address", "new-address", "erase"])
def test_each_letter_with_a_code_says_for_what_and_how_long(purpose: str) -> None:
    words = code_words(purpose, code="12345678", site_name="The Merrow Courier")
    text = words.as_text(site_name="The Merrow Courier", site_url="https://courier.example")
    assert "\n    1234 5678\n" in text
    assert "10 minutes" in text
    assert "The Merrow Courier" in words.before
    assert "Nobody from us" in text


SITE = Site(
    data=Path(),
    name="The Merrow Courier",
    tagline="",
    url="https://courier.example",
    zone=ZoneInfo("UTC"),
    language="en",
    email="desk@courier.example",
)


@pytest.mark.parametrize(
    ("occasion", "helps"),
    [
        ("new-device", "sign out everywhere."),
        ("passkey-added", "remove the passkey"),
        ("passkey-removed", "sign out everywhere."),
        ("password-set", "do without a password"),
        ("password-removed", "sign out everywhere."),
        ("identity-added", "remove Birch there"),
        ("identity-removed", "sign out everywhere."),
    ],
)
def test_each_letter_of_a_change_says_where_what_was_done_is_undone(occasion: str, helps: str) -> None:
    (mend,) = notice_words(occasion, site=SITE, by="Birch").after
    assert "https://courier.example/account/ with a code" in mend
    assert helps in mend
    assert "everywhere else" not in mend, "there is no such thing in the reader's room"
    assert occasion in OCCASIONS or occasion == "new-device"


def test_who_lost_the_address_is_told_whom_to_write_to_and_not_to_sign_in() -> None:
    (mend,) = notice_words("address-changed", site=SITE).after
    assert "write to desk@courier.example at once" in mend
    assert "Do not sign in" in mend
    assert "/account/" not in mend
    (nameless,) = notice_words("address-changed", site=replace(SITE, email="")).after
    assert "write to the newsroom (https://courier.example says where) at once" in nameless
    assert notice_words("erased", site=SITE).after == ()
