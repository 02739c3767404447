"""Signing in by way of an identity provider on loopback that signs real tokens, and what must not get through."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from reader_room import ADA, BO, HERE, Browser, code_for, letters_to

from identity_provider import IdentityProvider, open_identity_provider
from wireroom.kernel.site import Site, current_site, furnish
from wireroom.kernel.turns import Turns
from wireroom.reader.adapters import providers
from wireroom.reader.adapters.providers import equip_providers
from wireroom.reader.models import Attempt, Device, Identity, Reader
from wireroom.reader.rules.providers import read_providers

STORY = "/2026/11/22/bridge"
AWAY = "/account/with/harbour"


@pytest.fixture(scope="module")
def house() -> Iterator[IdentityProvider]:
    with open_identity_provider() as provider:
        yield provider


@pytest.fixture
def harbour(house: IdentityProvider, site: Site) -> Iterator[IdentityProvider]:
    furnish(replace(site, private_hosts=frozenset({"127.0.0.1"})))
    house.claims, house.described, house.spoil = {}, {}, ""
    equip_providers(read_providers(house.setting()))
    yield house
    equip_providers(())


def leave(browser: Browser, **fields: str) -> dict[str, str]:
    """Go to the provider; what it is asked."""
    sent = browser.post(AWAY, fields or {"next": STORY}, **HERE)
    assert sent.status_code == 200, sent.content
    return dict(parse_qsl(urlsplit(sent.json()["to"]).query))


def come_back(browser: Browser, harbour: IdentityProvider, asked: dict[str, str], address: str = ADA) -> HttpResponse:
    place = urlsplit(harbour.grant(asked, address))
    return browser.get(f"{place.path}?{place.query}")


def go(browser: Browser, harbour: IdentityProvider, address: str = ADA) -> HttpResponse:
    return come_back(browser, harbour, leave(browser), address)


def test_the_first_time_the_address_is_proven_by_a_code_and_then_never_again(
    browser: Browser, harbour: IdentityProvider
) -> None:
    answer = go(browser, harbour)
    assert answer["Location"] == "/account/code?next=%2F2026%2F11%2F22%2Fbridge&with=harbour"
    assert "Harbour ID says who you are" in browser.get(answer["Location"]).content.decode()
    assert not User.objects.exists()

    assert browser.post("/account/code", {"code": code_for(ADA), "next": STORY})["Location"] == STORY
    assert browser.me()["name"] == ADA
    assert Identity.objects.get().subject == f"sub-{ADA}"
    assert "can now be opened with Harbour ID" in letters_to(ADA)[-1].body

    again = Browser(network="192.0.2.2")
    assert go(again, harbour)["Location"] == STORY
    assert again.me()["name"] == ADA
    assert Reader.objects.count() == 1
    assert Device.objects.count() == 2


def test_it_works_by_plain_pages_and_no_form_leads_outside(browser: Browser, harbour: IdentityProvider) -> None:
    assert "Go on with Harbour ID" in browser.get("/account/sign-in").content.decode()
    page = browser.post(AWAY, {"next": STORY})
    assert page.status_code == 200
    assert f'http-equiv="refresh" content="0; url={harbour.issuer}/ask?' in page.content.decode()
    assert "form-action 'self'" in page["Content-Security-Policy"]


def test_a_provider_s_own_domain_needs_no_code(browser: Browser, harbour: IdentityProvider) -> None:
    equip_providers(read_providers(harbour.setting(vouches_for=["example.org"])))
    assert go(browser, harbour)["Location"] == STORY
    assert browser.me()["name"] == ADA
    assert EmailAddress.objects.get(verified=True).email == ADA
    assert Identity.objects.count() == 1


def test_an_account_is_not_taken_over_by_a_provider_s_word(ada: Browser, harbour: IdentityProvider) -> None:
    """Whoever has Ada's address there is still to prove it here, and nothing tells that she has an account."""
    thief, stranger = Browser(network="192.0.2.66"), Browser(network="192.0.2.67")
    Attempt.objects.all().delete()
    known, unknown = go(thief, harbour, ADA), go(stranger, harbour, BO)
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert not thief.me()["signed_in"]
    for _ in range(5):
        thief.post("/account/code", {"code": "0000 0000"})
    assert not Identity.objects.exists()
    assert ada.me()["signed_in"]


def test_an_identity_waits_for_its_own_address_alone(browser: Browser, harbour: IdentityProvider) -> None:
    go(browser, harbour, ADA)
    browser.ask(BO)
    browser.post("/account/code", {"code": code_for(BO)})
    assert browser.me()["name"] == BO
    assert not Identity.objects.exists()


def test_a_later_address_at_the_provider_moves_nothing(browser: Browser, harbour: IdentityProvider) -> None:
    """Who a reader is says the subject; the address there may change, or become somebody else's."""
    go(browser, harbour)
    browser.post("/account/code", {"code": code_for(ADA)})
    harbour.claims = {"sub": f"sub-{ADA}"}
    later = Browser(network="192.0.2.2")
    assert go(later, harbour, BO)["Location"] == STORY
    assert later.me()["name"] == ADA


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "somebody-else"},
        {"aud": ["merrow-courier", "somebody-else"]},
        {"azp": "somebody-else"},
        {"iss": "https://evil.example"},
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"iat": int(time.time()) + 600},
        {"sub": None},
        {"email_verified": False},
        {"email": "not an address"},
    ],
)
def test_a_token_that_is_not_for_this_sign_in_opens_nothing(
    browser: Browser, harbour: IdentityProvider, claims: dict[str, object]
) -> None:
    harbour.claims = claims
    answer = go(browser, harbour)
    assert answer.status_code == 422
    assert "Harbour ID" in answer.content.decode()
    assert not browser.me()["signed_in"]
    assert letters_to(ADA) == []


@pytest.mark.parametrize("spoil", ["another key", "a shared secret", "no signature", "changed words"])
def test_a_token_that_the_provider_did_not_sign_opens_nothing(
    browser: Browser, harbour: IdentityProvider, spoil: str
) -> None:
    harbour.spoil = spoil
    assert go(browser, harbour).status_code == 422
    assert not browser.me()["signed_in"]
    assert letters_to(ADA) == []


def test_an_answer_is_good_once_and_only_in_the_browser_that_asked(browser: Browser, harbour: IdentityProvider) -> None:
    place = urlsplit(harbour.grant(leave(browser), ADA))
    victim = Browser(network="192.0.2.2")
    assert victim.get(f"{place.path}?{place.query}").status_code == 422
    assert browser.get(f"{place.path}?{place.query}").status_code == 303
    assert browser.get(f"{place.path}?{place.query}").status_code == 422


@pytest.mark.parametrize("change", [{"state": "x"}, {"iss": "https://evil.example"}, {"code": ""}, {"code": "made-up"}])
def test_an_answer_with_something_changed_opens_nothing(
    browser: Browser, harbour: IdentityProvider, change: dict[str, str]
) -> None:
    found = parse_qs(urlsplit(harbour.grant(leave(browser), ADA)).query)
    answer = browser.get(f"{AWAY}/back", {key: values[0] for key, values in found.items()} | change)
    assert answer.status_code == 422
    assert not browser.me()["signed_in"]


def test_an_answer_that_comes_late_opens_nothing(browser: Browser, harbour: IdentityProvider) -> None:
    asked = leave(browser)
    session = SessionStore(browser.cookies["wireroom_reader"].value)
    session["reader.aside.handshake"] |= {"at": (datetime.now(UTC) - timedelta(minutes=16)).isoformat()}
    session.save()
    assert come_back(browser, harbour, asked).status_code == 422


@pytest.mark.parametrize("trap", ["https://evil.example/", "//evil.example", "/\\evil.example", "/desk/"])
def test_it_leads_nowhere_else_afterwards(browser: Browser, harbour: IdentityProvider, trap: str) -> None:
    equip_providers(read_providers(harbour.setting(vouches_for=["example.org"])))
    assert come_back(browser, harbour, leave(browser, next=trap))["Location"] == "/account/"


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://169.254.169.254/latest"},
        {"token_endpoint": "http://192.168.0.1/"},
        {"jwks_uri": "file:///etc/passwd"},
    ],
)
def test_a_description_opens_no_other_door(
    browser: Browser, harbour: IdentityProvider, described: dict[str, str]
) -> None:
    harbour.described = described
    answer = browser.post(AWAY, {}, **HERE)
    assert answer.status_code == 422
    assert answer.json()["error"] == "Harbour ID cannot be asked at the moment. A code by e-mail works as ever."


def test_a_secret_is_not_carried_into_a_private_network(browser: Browser, harbour: IdentityProvider) -> None:
    harbour.described = {"token_endpoint": "https://10.0.0.1/token"}
    assert go(browser, harbour).status_code == 422
    assert not browser.me()["signed_in"]


def test_a_private_address_is_asked_only_if_the_newsroom_named_it(browser: Browser, harbour: IdentityProvider) -> None:
    furnish(replace(current_site(), private_hosts=frozenset()))
    harbour.asked.clear()
    assert browser.post(AWAY, {}, **HERE).status_code == 422
    assert harbour.asked == []


@pytest.mark.usefixtures("harbour")
def test_what_the_newsroom_did_not_name_is_not_there(browser: Browser) -> None:
    assert browser.post("/account/with/elsewhere", {}).status_code == 404
    assert browser.get("/account/with/elsewhere/back").status_code == 404
    assert browser.get(AWAY).status_code == 405


def test_a_session_is_new_after_it_and_the_handshake_is_forgotten(browser: Browser, harbour: IdentityProvider) -> None:
    equip_providers(read_providers(harbour.setting(vouches_for=["example.org"])))
    asked = leave(browser)
    before = browser.cookies["wireroom_reader"].value
    come_back(browser, harbour, asked)
    after = SessionStore(browser.cookies["wireroom_reader"].value)
    assert after.session_key != before
    assert not [key for key in after.load() if "aside" in key]


def test_staff_are_not_let_in(browser: Browser, harbour: IdentityProvider) -> None:
    go(browser, harbour)
    browser.post("/account/code", {"code": code_for(ADA)})
    User.objects.update(is_staff=True)
    answer = go(Browser(network="192.0.2.2"), harbour)
    assert answer.status_code == 422
    assert "closed here" in answer.content.decode()


def test_the_reader_s_room_adds_and_removes_one(ada: Browser, harbour: IdentityProvider) -> None:
    assert "Add Harbour ID" in ada.get("/account/").content.decode()
    back = come_back(ada, harbour, leave(ada), "ada.elsewhere@example.org")
    assert back["Location"] == "/account/?done=identity-added"
    kept = Identity.objects.get()
    assert ada.post("/account/export").json()["identities"][0]["subject"] == "sub-ada.elsewhere@example.org"

    bo = Browser(network="192.0.2.2")
    bo.sign_in(BO)
    asked = leave(bo)
    assert come_back(bo, harbour, asked, "ada.elsewhere@example.org")["Location"] == "/account/?done=identity-refused"
    bo.post(f"/account/identities/{kept.pk}/remove")
    assert Identity.objects.count() == 1, "it is not Bo's"

    assert "Remove" in ada.get("/account/").content.decode()
    ada.post(f"/account/identities/{kept.pk}/remove")
    assert not Identity.objects.exists()
    assert "opened with Harbour ID no more" in letters_to(ADA)[-1].body


@pytest.mark.usefixtures("harbour")
def test_adding_one_needs_a_fresh_proof(ada: Browser) -> None:
    session = SessionStore(ada.cookies["wireroom_reader"].value)
    session["reader.proven"] = 0
    session.save()
    assert ada.post(AWAY)["Location"] == "/account/confirm"
    assert ada.post("/account/identities/1/remove")["Location"] == "/account/confirm"


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize(("wanted", "kept"), [("/2026/11/22/bridge", True), ("//evil.example", False)])
def test_where_it_was_to_lead_waits_for_the_proof(ada: Browser, wanted: str, kept: bool) -> None:
    session = SessionStore(ada.cookies["wireroom_reader"].value)
    session["reader.proven"] = 0
    session.save()
    ada.post(AWAY, {"next": wanted, "password": "grey-gulls-inland"})
    ada.post("/account/confirm")
    ada.post("/account/confirm", {"code": code_for(ADA)})
    page = ada.get("/account/confirm/act").content.decode()
    assert "You wanted to let Harbour ID open your account" in page
    assert f'action="{AWAY}"' in page
    assert (f'name="next" value="{wanted}"' in page) is kept
    assert "grey-gulls-inland" not in page


def test_erasing_the_account_forgets_it(ada: Browser, harbour: IdentityProvider) -> None:
    come_back(ada, harbour, leave(ada))
    ada.post("/account/erase")
    ada.post("/account/erase", {"code": code_for(ADA)})
    assert not Identity.objects.exists()


@pytest.mark.usefixtures("harbour")
def test_a_network_may_ask_only_so_often(browser: Browser) -> None:
    now = datetime.now(UTC)
    leave(browser)
    one = Attempt.objects.get()
    Attempt.objects.bulk_create(Attempt(kind=one.kind, whom=one.whom, at=now) for _ in range(60))
    assert browser.post(AWAY, {}, **HERE).status_code == 429


@pytest.mark.usefixtures("harbour")
def test_a_provider_that_hangs_holds_up_two_readers_at_most(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns(most=2, patience=0.01)
    monkeypatch.setattr(providers, "TURNS", turns)
    with turns.taken(), turns.taken():
        assert browser.post(AWAY, {"next": STORY}, **HERE).status_code == 422
    assert leave(browser)["nonce"]
