"""Registering and signing in by a code: one journey for both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from reader_room import ADA, BO, HERE, Browser, code_for, letters_to, post_round, wrong

from wireroom.kernel.models import Errand
from wireroom.reader.flows.refusals import CodeGoneRefusal, TooOftenRefusal
from wireroom.reader.flows.send_code import send_code
from wireroom.reader.flows.use_code import use_code
from wireroom.reader.models import Consent, Device, Letter, Reader, SignInCode

STORY = "/2026/11/22/bridge"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_an_address_and_a_code_make_a_reader_and_lead_back_to_the_story(browser: Browser) -> None:
    asked = browser.ask(next="/2026/11/22/bridge")
    assert asked["Location"] == "/account/code?next=%2F2026%2F11%2F22%2Fbridge"
    assert ADA in browser.get(asked["Location"]).content.decode()

    answer = browser.post("/account/code", {"code": code_for(ADA), "next": "/2026/11/22/bridge"})

    assert (answer.status_code, answer["Location"]) == (303, "/2026/11/22/bridge")
    assert browser.me() | {"token": ""} == {"signed_in": True, "name": ADA, "token": "", "passkeys": True}
    user = User.objects.get()
    assert not user.has_usable_password()
    assert not user.is_staff
    assert EmailAddress.objects.get().verified
    assert Consent.objects.get().words.startswith("The Merrow Courier keeps your address")
    assert Device.objects.get().name == "Firefox on Linux"


def test_a_browser_is_told_which_code_it_waits_for_and_nobody_else_is(browser: Browser) -> None:
    assert browser.me()["code_sent_to"] == ""
    browser.ask()
    assert browser.me()["code_sent_to"] == ADA
    assert Browser(network="192.0.2.2").me()["code_sent_to"] == ""


def test_the_second_time_the_same_reader_comes_in(ada: Browser) -> None:
    elsewhere = Browser(network="192.0.2.2")
    elsewhere.sign_in("  ADA@Example.ORG ")
    assert elsewhere.me()["name"] == ADA
    assert Reader.objects.count() == 1
    assert Device.objects.count() == 2
    assert ada.me()["signed_in"]


def test_the_letter_is_sent_after_the_answer_in_both_forms_and_then_forgotten(browser: Browser) -> None:
    browser.ask()
    assert mail.outbox == []
    assert Letter.objects.count() == 1
    assert ADA not in str(list(Errand.objects.values()))

    post_round()

    letter = mail.outbox[0]
    code = code_for(ADA)
    assert letter.subject == f"Your code: {code}"
    assert code in letter.alternatives[0].content
    assert "The Merrow Courier" in letter.alternatives[0].content
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert not Letter.objects.exists()


def test_a_code_is_kept_only_as_a_hash_and_is_good_once(browser: Browser) -> None:
    browser.ask()
    code = code_for(ADA)
    assert code.replace(" ", "") not in str(list(SignInCode.objects.values()))
    key = SignInCode.objects.get().key
    now = datetime.now(UTC)
    assert use_code(key=key, purpose="sign-in", text=code, now=now) == ADA
    with pytest.raises(CodeGoneRefusal):
        use_code(key=key, purpose="sign-in", text=code, now=now)


def test_five_wrong_tries_use_a_code_up(browser: Browser) -> None:
    browser.ask()
    code = code_for(ADA)
    for left in ("4 tries", "3 tries", "2 tries", "one try"):
        answer = browser.post("/account/code", {"code": wrong(code)})
        assert answer.status_code == 422
        assert f"You have {left} left" in answer.content.decode()
    assert "for the fifth time" in browser.post("/account/code", {"code": wrong(code)}).content.decode()
    assert browser.post("/account/code", {"code": code}).status_code == 422
    assert not browser.me()["signed_in"]


@pytest.mark.parametrize("text", ["", "1234", "abcd efgh", "1234 5678 9", "１２３４５６７８"])
def test_what_cannot_be_a_code_costs_no_try(browser: Browser, text: str) -> None:
    browser.ask()
    for _ in range(6):
        assert "eight figures" in browser.post("/account/code", {"code": text}).content.decode()
    browser.post("/account/code", {"code": code_for(ADA)})
    assert browser.me()["signed_in"]


@pytest.mark.django_db
def test_a_code_is_good_for_ten_minutes() -> None:
    key = send_code(purpose="sign-in", address=ADA, network="192.0.2.1", now=NOON)
    code = code_for(ADA) if letters_to(ADA) else ""
    assert code == "", "the letter came too late to be of use, so it was not sent"
    with pytest.raises(CodeGoneRefusal):
        use_code(key=key, purpose="sign-in", text="1234 5678", now=NOON + timedelta(minutes=10))


def test_another_code_makes_the_one_before_worthless_here(browser: Browser) -> None:
    browser.ask()
    first = code_for(ADA)
    assert browser.post("/account/code/again").status_code == 303
    second = code_for(ADA)
    if first != second:
        assert browser.post("/account/code", {"code": first}).status_code == 422
    assert browser.post("/account/code", {"code": second}).status_code == 303


def test_another_code_may_be_asked_for_so_often(browser: Browser) -> None:
    browser.ask()
    for _ in range(4):
        assert browser.post("/account/code/again").status_code == 303
    refused = browser.post("/account/code/again")
    assert refused.status_code == 429
    assert "Try again after" in refused.content.decode()
    assert len(letters_to(ADA)) == 5


def test_a_code_opens_only_the_browser_that_asked(browser: Browser) -> None:
    browser.ask()
    thief = Browser(network="192.0.2.66")
    thief.ask(BO)
    answer = thief.post("/account/code", {"code": code_for(ADA)})
    assert answer.status_code == 422
    assert not thief.me()["signed_in"]


def test_a_panel_gets_the_same_in_json(browser: Browser) -> None:
    asked = browser.post("/account/sign-in", {"address": ADA}, **HERE)
    assert (asked.status_code, asked.json()["address"]) == (200, ADA)
    refused = browser.post("/account/code", {"code": wrong(code_for(ADA))}, **HERE)
    assert refused.status_code == 422
    assert "4 tries" in refused.json()["error"]
    assert browser.post("/account/code", {"code": code_for(ADA)}, **HERE).json()["signed_in"]
    assert browser.post("/account/sign-out", **HERE).json()["signed_in"] is False


@pytest.mark.parametrize(
    "typed",
    [
        "ada",
        "ada@",
        "@example.org",
        "ada@localhost",
        "a b@example.org",
        "a@example.org\nBcc: b@example.org",
        "ada@192.0.2.1",
        "ada@exa_mple.org",
        "ä@example.org",
        "a" * 300 + "@example.org",
    ],
)
def test_what_is_no_address_gets_no_letter(browser: Browser, typed: str) -> None:
    answer = browser.ask(typed)
    assert answer.status_code == 422
    assert "not a whole e-mail address" in answer.content.decode()
    assert not Letter.objects.exists()


@pytest.mark.parametrize("typed", ["o'brien+news@example.org", "ada@müller.example", "a.b-c@sub.example.org"])
def test_unusual_addresses_work(browser: Browser, typed: str) -> None:
    assert browser.ask(typed).status_code == 303


@pytest.mark.django_db
def test_limits_are_per_address_and_per_network() -> None:
    def ask(address: str, network: str, second: int) -> str:
        now = datetime.now(UTC) + timedelta(seconds=second)
        return send_code(purpose="sign-in", address=address, network=network, now=now)

    for number in range(5):
        ask(ADA, f"192.0.2.{number}", 30 * number)
    with pytest.raises(TooOftenRefusal):
        ask(ADA, "192.0.2.99", 200)
    for number in range(30):
        ask(f"reader-{number}@example.org", "198.51.100.7", number)
    with pytest.raises(TooOftenRefusal):
        ask("one-more@example.org", "198.51.100.7", 31)
    assert ask("one-more@example.org", "198.51.100.8", 31)


def test_a_reader_never_reaches_the_desk(ada: Browser) -> None:
    assert ada.get("/desk/").status_code == 302, "the reader's cookie does not even count there"
    ada.cookies["wireroom_desk"] = ada.cookies["wireroom_reader"].value
    assert ada.get("/desk/").status_code == 403
    answer = ada.post("/desk/sign-in", {"account": User.objects.get().username, "password": ""})
    assert answer.status_code == 422


def test_staff_are_not_found_by_their_address(browser: Browser) -> None:
    editor = User.objects.create_user("vesna", email=ADA, password="quiet-harbour-9", is_staff=True)
    browser.sign_in()
    assert Reader.objects.get().user != editor
    browser.cookies["wireroom_desk"] = browser.cookies["wireroom_reader"].value
    assert browser.get("/desk/").status_code == 403


def test_a_reader_made_staff_is_signed_out_here(ada: Browser) -> None:
    User.objects.update(is_staff=True)
    assert not ada.me()["signed_in"]
    ada.cookies["wireroom_desk"] = ada.cookies["wireroom_reader"].value
    assert ada.get("/desk/").status_code == 302
    again = Browser(network="192.0.2.9")
    again.ask()
    answer = again.post("/account/code", {"code": code_for(ADA)})
    assert answer.status_code == 422
    assert "closed here" in answer.content.decode()


def test_an_editor_s_session_is_no_reader_s(browser: Browser) -> None:
    browser.force_login(User.objects.create_user("vesna", password="quiet-harbour-9", is_staff=True))
    browser.cookies["wireroom_reader"] = browser.cookies["wireroom_desk"].value
    assert not browser.me()["signed_in"]
    assert browser.get("/account/").status_code == 303


@pytest.mark.parametrize("how", ["opened", "tried", "asked for another"])
def test_a_code_that_ran_out_is_said_to_have_and_the_address_is_there_again(browser: Browser, how: str) -> None:
    browser.ask(next=STORY)
    SignInCode.objects.update(expires_at=datetime.now(UTC))
    if how == "opened":
        answer = browser.get(f"/account/code?next={STORY}")
    elif how == "tried":
        answer = browser.post("/account/code", {"code": code_for(ADA), "next": STORY})
    else:
        answer = browser.post("/account/code/again", {"next": STORY})
    page = answer.content.decode()
    assert "good no longer" in page
    assert f'value="{ADA}"' in page
    assert f'value="{STORY}"' in page
    assert not browser.me()["signed_in"]
