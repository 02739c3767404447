"""Before what is grave readers prove again who they are, by what they have, and lose nothing by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import Client
from reader_keys import Passkey
from reader_room import ADA, BO, HERE, Browser, code_for, letters_to, wrong

from wireroom.kernel.clock import SystemClock
from wireroom.reader import urls
from wireroom.reader.models import AccountEvent, Attempt, Reader, SignInCode
from wireroom.reader.rules.acts import ACTS

RIGHT = "grey-gulls-inland"
NEW = "tidal-owl-basin"
ACT = "/account/confirm/act"


class QuickArgon2(Argon2PasswordHasher):
    """The same, with less to do."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickArgon2"]


@pytest.fixture
def bo(ada: Browser) -> Browser:  # noqa: ARG001 - Ada comes first
    """Another reader, elsewhere."""
    browser = Browser(network="192.0.2.2")
    browser.sign_in(BO)
    return browser


def session_of(browser: Browser) -> SessionStore:
    return SessionStore(browser.cookies["wireroom_reader"].value)


def time_goes_by(browser: Browser) -> None:
    """The last proof is no longer fresh."""
    session = session_of(browser)
    session["reader.proven"] = 0
    session.save()


def later(minutes: float) -> object:
    """That many minutes from now, for everything that asks what time it is."""
    return patch.object(SystemClock, "now", lambda _self: datetime.now(UTC) + timedelta(minutes=minutes))


def text_of(answer: HttpResponse) -> str:
    return answer.content.decode()


def set_password(address: str = ADA) -> None:
    Reader.objects.filter(user__email=address).update(password=make_password(RIGHT))


def prove_by_code(browser: Browser, address: str = ADA) -> HttpResponse:
    assert browser.post("/account/confirm")["Location"] == "/account/confirm"
    return browser.post("/account/confirm", {"code": code_for(address)})


def prove_by_passkey(browser: Browser, passkey: Passkey, page: str = "/account/confirm") -> HttpResponse:
    options = browser.post(f"{page}/passkey", **HERE).json()
    return browser.post(page, {"credential": passkey.answer(options)}, **HERE)


def is_fresh(browser: Browser) -> bool:
    return browser.post("/account/export").status_code == 200


# What is offered


def test_each_reader_is_offered_what_they_have_the_handiest_first(ada: Browser) -> None:
    time_goes_by(ada)
    page = text_of(ada.get("/account/confirm"))
    assert "Send me a code" in page
    assert "passkey" not in page
    assert "Your password" not in page

    set_password()
    Authenticator.objects.create(user=User.objects.get(), type="webauthn", data={"name": "A phone"})
    page = text_of(ada.get("/account/confirm"))
    assert page.index("With your passkey") < page.index("With your password") < page.index("With a code by e-mail")
    assert "A passkey needs JavaScript" in page
    assert letters_to(ADA)[1:] == [], "nobody who has something better at hand is sent a code unasked"

    ada.post("/account/confirm")
    page = text_of(ada.get("/account/confirm"))
    assert page.index("The eight figures in the letter") < page.index("With your passkey"), "what is begun stands first"


@pytest.mark.parametrize("by", ["code", "password", "passkey"])
def test_every_proof_counts_is_listed_and_gives_the_session_a_new_key(ada: Browser, by: str) -> None:
    passkey = Passkey(ada)
    set_password()
    time_goes_by(ada)
    before = ada.cookies["wireroom_reader"].value
    thief = Browser(network="192.0.2.66")
    thief.cookies["wireroom_reader"] = before

    if by == "code":
        assert prove_by_code(ada)["Location"] == ACT
    elif by == "password":
        assert ada.post("/account/confirm", {"password": RIGHT})["Location"] == ACT
    else:
        assert prove_by_passkey(ada, passkey).json() == {"to": ACT}

    assert ada.cookies["wireroom_reader"].value != before
    assert not session_of(thief).exists(before)
    assert not thief.me()["signed_in"]
    assert is_fresh(ada)
    assert AccountEvent.objects.filter(occasion=f"proven-by-{by}", device="Firefox on Linux").count() == 1
    assert "that it was you" in text_of(ada.get("/account/"))


# What waits


def test_all_that_is_grave_has_words_and_nothing_else_waits(ada: Browser) -> None:
    filled = dict.fromkeys(("<int:passkey_id>", "<int:identity_id>", "<int:device_id>"), "4711")
    grave = set()
    for pattern in urls.urlpatterns:
        path = str(pattern.pattern)
        for part, value in filled.items():
            path = path.replace(part, value)
        if "<" in path or path.startswith("sign-out"):
            continue
        time_goes_by(ada)
        if ada.post(f"/account/{path}", {"password": NEW}).get("Location") == "/account/confirm":
            grave.add(pattern.name)
    assert grave - {"confirm"} | {"with-provider"} == set(ACTS)


def test_an_act_waits_and_is_shown_again_to_be_done_by_one_press(ada: Browser) -> None:
    key = Authenticator.objects.create(user=User.objects.get(), type="webauthn", data={"name": "A <lost> phone"})
    path = f"/account/passkeys/{key.pk}/remove"
    time_goes_by(ada)
    ada.post(path)
    assert "Before you remove the passkey of A &lt;lost&gt; phone" in text_of(ada.get("/account/confirm"))
    prove_by_code(ada)

    page = text_of(ada.get(ACT))
    assert f'action="{path}"' in page
    assert "It is done when you press" in page
    assert Authenticator.objects.exists(), "to look at it does nothing"
    assert ada.post(path)["Location"] == "/account/?done=passkey-removed"
    assert ada.get(ACT)["Location"] == "/account/?done=confirmed", "it waits no longer"


def test_a_script_that_makes_a_passkey_is_led_back_to_making_it(ada: Browser) -> None:
    time_goes_by(ada)
    assert ada.post("/account/passkeys/begin", **HERE).json() == {"to": "/account/confirm", "confirm": True}
    prove_by_code(ada)
    assert "data-add-passkey" in text_of(ada.get(ACT))


def test_a_password_that_was_typed_is_kept_nowhere_and_asked_for_once_more(ada: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/password/new", {"password": NEW, "username": ADA})
    assert NEW not in repr(session_of(ada).load())
    prove_by_code(ada)
    onward = ada.get(ACT)["Location"]
    assert "type your new password once more" in text_of(ada.get(onward))
    assert not Reader.objects.get().password


def test_a_form_that_was_only_opened_is_opened_afterwards(ada: Browser) -> None:
    time_goes_by(ada)
    assert ada.get("/account/password/new")["Location"] == "/account/confirm"
    prove_by_code(ada)
    assert ada.get(ACT)["Location"] == "/account/password/new"


def test_what_is_gone_meanwhile_is_said_to_be(ada: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/passkeys/4711/remove")
    prove_by_code(ada)
    assert ada.get(ACT)["Location"] == "/account/?done=gone"
    assert "is gone already" in text_of(ada.get("/account/?done=gone"))


def test_an_act_waits_half_an_hour(ada: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/export")
    with later(31):
        prove_by_code(ada)
        assert ada.get(ACT)["Location"] == "/account/?done=confirmed"


def test_an_address_that_was_typed_is_there_again_when_its_codes_ran_out(ada: Browser) -> None:
    ada.post("/account/address", {"address": BO})
    with later(11):
        page = text_of(ada.get("/account/address"))
    assert "good no longer" in page
    assert f'value="{BO}"' in page
    with later(41):
        assert BO not in text_of(ada.get("/account/address"))


def test_who_is_signed_out_goes_on_at_the_page_they_opened_and_nothing_sent_goes_along(browser: Browser) -> None:
    assert browser.get("/account/address")["Location"] == "/account/sign-in?next=%2Faccount%2Faddress"
    assert browser.get("/account/?done=erased")["Location"] == "/account/sign-in?next=%2Faccount%2F"
    assert browser.get(ACT)["Location"] == "/account/sign-in?next=%2Faccount%2F"
    assert browser.post("/account/address", {"address": BO})["Location"] == "/account/sign-in?next=%2Faccount%2F"


# Attacks


def test_an_act_never_goes_along_to_another_account_or_session(ada: Browser, bo: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/export")
    stolen = session_of(ada)["reader.aside.act"]
    session = session_of(bo)
    session["reader.aside.act"] = stolen
    session.save()
    assert bo.get(ACT)["Location"] == "/account/?done=confirmed"

    ada.post("/account/sign-out")
    Attempt.objects.all().delete()
    ada.sign_in(BO)
    assert ada.get(ACT)["Location"] == "/account/?done=confirmed"
    ada.post("/account/sign-out")
    Attempt.objects.all().delete()
    ada.sign_in(ADA)
    assert ada.get(ACT)["Location"] == "/account/?done=confirmed", "nor into a later session of the same reader"


def test_what_waits_is_not_shown_to_who_has_proven_nothing(ada: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/export")
    assert ada.get(ACT)["Location"] == "/account/confirm"
    assert Browser().get(ACT)["Location"].startswith("/account/sign-in")


@pytest.mark.parametrize("page", ["/account/confirm", "/account/erase"])
def test_another_account_s_passkey_proves_nothing(ada: Browser, bo: Browser, page: str) -> None:
    Passkey(ada)
    theirs = Passkey(bo)
    time_goes_by(ada)
    answer = prove_by_passkey(ada, theirs, page)
    assert answer.status_code == 422
    assert "does not open this account" in answer.json()["error"]
    assert not is_fresh(ada)
    assert User.objects.count() == 2


@pytest.mark.parametrize("by", ["code", "password"])
def test_another_account_s_code_and_password_prove_nothing(ada: Browser, bo: Browser, by: str) -> None:
    set_password(BO)
    time_goes_by(ada)
    time_goes_by(bo)
    bo.post("/account/confirm")
    ada.post("/account/confirm")
    given = {"code": code_for(BO)} if by == "code" else {"password": RIGHT}
    if given.get("code") != code_for(ADA):
        assert ada.post("/account/confirm", given).status_code == 422
    assert not is_fresh(ada)


def test_a_passkey_s_proof_is_good_once_and_soon(ada: Browser) -> None:
    passkey = Passkey(ada)
    time_goes_by(ada)
    options = ada.post("/account/confirm/passkey", **HERE).json()
    proof = passkey.answer(options)
    with later(6):
        late = ada.post("/account/confirm", {"credential": proof}, **HERE)
    assert late.status_code == 422
    assert "took too long" in late.json()["error"]
    assert ada.post("/account/confirm", {"credential": proof}, **HERE).status_code == 422, "nor after that"

    proof = passkey.answer(ada.post("/account/confirm/passkey", **HERE).json())
    assert ada.post("/account/confirm", {"credential": proof}, **HERE).status_code == 200
    time_goes_by(ada)
    assert ada.post("/account/confirm", {"credential": proof}, **HERE).status_code == 422
    ada.post("/account/confirm/passkey", **HERE)
    assert ada.post("/account/confirm", {"credential": proof}, **HERE).status_code == 422, "nor to another challenge"


def test_a_passkey_s_proof_is_good_for_what_it_was_asked_for_and_where(ada: Browser) -> None:
    passkey = Passkey(ada)
    time_goes_by(ada)
    asked = ada.post("/account/confirm/passkey", **HERE).json()
    assert ada.post("/account/erase", {"credential": passkey.answer(asked)}, **HERE).status_code == 422
    signing_in = ada.post("/account/passkey/begin", **HERE).json()
    assert ada.post("/account/confirm", {"credential": passkey.answer(signing_in)}, **HERE).status_code == 422
    asked = ada.post("/account/confirm/passkey", **HERE).json()
    forged = passkey.answer(asked, origin="https://courier.example.evil.example")
    assert ada.post("/account/confirm", {"credential": forged}, **HERE).status_code == 422

    elsewhere = Browser(network="192.0.2.3")
    Attempt.objects.all().delete()
    elsewhere.sign_in()
    time_goes_by(elsewhere)
    proof = passkey.answer(elsewhere.post("/account/confirm/passkey", **HERE).json())
    ada.post("/account/confirm/passkey", **HERE)
    assert ada.post("/account/confirm", {"credential": proof}, **HERE).status_code == 422, "it is another session's"
    assert User.objects.count() == 1
    assert not is_fresh(ada)


def test_a_code_is_good_once_and_for_one_purpose(ada: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/confirm")
    code = code_for(ADA)
    assert ada.post("/account/erase", {"code": code}).status_code == 422
    assert ada.post("/account/confirm", {"code": code})["Location"] == ACT
    time_goes_by(ada)
    assert ada.post("/account/confirm", {"code": code}).status_code == 422
    assert SignInCode.objects.count() == 0


@pytest.mark.parametrize("trap", ["https://evil.example/", "//evil.example", "/\\evil.example", "/desk/"])
def test_proving_leads_nowhere_else(ada: Browser, trap: str) -> None:
    set_password()
    time_goes_by(ada)
    ada.post("/account/export", {"next": trap})
    proven = ada.post(f"/account/confirm?next={trap}", {"password": RIGHT, "next": trap})
    assert proven["Location"] == ACT
    page = text_of(ada.get(f"{ACT}?next={trap}"))
    assert 'action="/account/export"' in page
    assert trap not in page.split("<main", 1)[1]


@pytest.mark.parametrize("path", ["confirm", "confirm/passkey", "erase/passkey"])
def test_no_form_of_another_site_proves_or_asks(ada: Browser, path: str) -> None:
    set_password()
    time_goes_by(ada)
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = ada.cookies
    assert forged.post(f"/account/{path}", {"password": RIGHT}).status_code == 403
    assert not is_fresh(ada)


def test_another_site_s_form_lets_nothing_wait(ada: Browser) -> None:
    time_goes_by(ada)
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = ada.cookies
    assert forged.post("/account/password/remove").status_code == 403
    assert "reader.aside.act" not in session_of(ada).load()


# Limits


def test_passwords_are_counted_with_those_of_signing_in(ada: Browser) -> None:
    set_password()
    time_goes_by(ada)
    for _ in range(2):
        Browser(network="192.0.2.7").post("/account/password", {"address": ADA, "password": "wrong"})
    for _ in range(3):
        answer = ada.post("/account/confirm", {"password": "wrong"})
        assert answer.status_code == 422
        assert "That is not your password" in text_of(answer)
    spent = ada.post("/account/confirm", {"password": RIGHT})
    assert spent.status_code == 429
    assert "Try again after" in text_of(spent)
    assert "another way is open to you here" in text_of(spent)
    assert "Send me a code" in text_of(spent)
    assert (
        Browser(network="192.0.2.7").post("/account/password", {"address": ADA, "password": RIGHT}).status_code == 429
    )
    assert prove_by_code(ada)["Location"] == ACT, "a code works as ever"


def test_passkeys_are_counted_with_those_of_signing_in(ada: Browser) -> None:
    passkey = Passkey(ada)
    time_goes_by(ada)
    now = datetime.now(UTC)
    for _ in range(2):
        ada.post("/account/confirm/passkey", **HERE)
        ada.post("/account/confirm", {"credential": "{}"}, **HERE)
    one = Attempt.objects.filter(kind="passkeys-from-network").first()
    Attempt.objects.bulk_create(Attempt(kind=one.kind, whom=one.whom, at=now) for _ in range(58))
    answer = prove_by_passkey(ada, passkey)
    assert answer.status_code == 429
    assert answer.json()["again_at"]


def test_five_wrong_codes_need_another_and_it_is_said_on_the_page(ada: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/confirm")
    code = code_for(ADA)
    for _ in range(5):
        answer = ada.post("/account/confirm", {"code": wrong(code)})
    assert "for the fifth time" in text_of(answer)
    assert "Send me a code" in text_of(answer)
    assert ada.post("/account/confirm", {"code": code}).status_code == 422


def test_a_code_that_ran_out_is_said_to_have(ada: Browser) -> None:
    time_goes_by(ada)
    ada.post("/account/confirm")
    with later(11):
        page = text_of(ada.get("/account/confirm"))
    assert "good no longer" in page
    assert "Send me a code" in page


def test_who_has_no_password_any_more_is_told_all_the_same(ada: Browser) -> None:
    time_goes_by(ada)
    assert "That is not your password" in text_of(ada.post("/account/confirm", {"password": RIGHT}))


# Erasing


@pytest.mark.parametrize("by", ["password", "passkey"])
def test_an_account_is_erased_by_what_its_reader_has(ada: Browser, by: str) -> None:
    passkey = Passkey(ada)
    set_password()
    assert "Erase everything" in text_of(ada.get("/account/erase"))
    if by == "password":
        assert ada.post("/account/erase", {"password": "wrong"}).status_code == 422
        assert ada.post("/account/erase", {"password": RIGHT})["Location"] == "/account/erased"
    else:
        assert prove_by_passkey(ada, passkey, "/account/erase").json()["to"] == "/account/erased"
    assert not User.objects.exists()
    assert "is erased" in letters_to(ADA)[-1].body


def test_no_earlier_proof_erases_anything(ada: Browser) -> None:
    """Ada has just signed in."""
    assert ada.post("/account/erase").status_code == 303
    assert User.objects.exists()
