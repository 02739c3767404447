"""A password beside the codes, for readers who want one."""

from __future__ import annotations

import time
from statistics import median
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from reader_room import ADA, BO, Browser, letters_to

from wireroom.reader.flows.keep_password import validate_password
from wireroom.reader.models import AccountEvent, Attempt, Reader

RIGHT = "grey-gulls-inland"
STORY = "/2026/11/22/bridge"


class QuickArgon2(Argon2PasswordHasher):
    """The same, with less to do: what is tried here is not how strong it is."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickArgon2"]


@pytest.fixture
def known(ada: Browser) -> Browser:
    """Ada, who has set a password."""
    Reader.objects.update(password=make_password(RIGHT))
    return ada


def try_password(browser: Browser, password: str, address: str = ADA, **fields: str) -> HttpResponse:
    return browser.post("/account/password", {"address": address, "password": password, **fields})


def test_it_is_set_in_the_reader_s_room_and_opens_the_account_from_then_on(ada: Browser) -> None:
    assert "Set one all the same" in ada.get("/account/").content.decode()
    assert ada.post("/account/password/new", {"password": RIGHT})["Location"] == "/account/?done=password-set"
    kept = Reader.objects.get().password
    assert kept.startswith("argon2$argon2id$")
    assert "password was set" in letters_to(ADA)[-1].body
    assert ada.me()["signed_in"]
    assert ada.post("/account/export").json()["has_password"] is True

    elsewhere = Browser(network="192.0.2.2")
    assert try_password(elsewhere, RIGHT, " ADA@example.org", next=STORY)["Location"] == STORY
    assert elsewhere.me()["name"] == ADA
    assert AccountEvent.objects.filter(occasion="signed-in-by-password").count() == 1


@pytest.mark.usefixtures("known")
def test_it_opens_nothing_at_the_desk(browser: Browser) -> None:
    assert not User.objects.get().has_usable_password()
    answer = browser.post("/desk/sign-in", {"account": User.objects.get().username, "password": RIGHT})
    assert "wireroom_desk" not in answer.cookies


@pytest.mark.parametrize("password", ["short", "Password2024!", "ada@example.org", "x" * 201, ""])
def test_what_is_guessed_early_is_refused(ada: Browser, password: str) -> None:
    assert ada.post("/account/password/new", {"password": password}).status_code == 422
    assert Reader.objects.get().password == ""


def test_a_reader_s_own_address_is_known_to_who_guesses() -> None:
    with pytest.raises(ValidationError):
        validate_password("nightingale77", User(username="nightingale"))


def test_changing_and_removing_it_signs_other_devices_out(known: Browser) -> None:
    thief = Browser(network="192.0.2.66")
    try_password(thief, RIGHT)
    assert thief.me()["signed_in"]
    assert known.post("/account/password/remove")["Location"] == "/account/?done=password-removed"
    assert known.me()["signed_in"]
    assert not thief.me()["signed_in"]
    assert try_password(thief, RIGHT).status_code == 422
    assert "No password opens your account" in letters_to(ADA)[-1].body


@pytest.mark.parametrize("path", ["password/new", "password/remove"])
def test_it_is_changed_only_after_a_fresh_proof(known: Browser, path: str) -> None:
    session = SessionStore(known.cookies["wireroom_reader"].value)
    session["reader.proven"] = 0
    session.save()
    assert known.post(f"/account/{path}", {"password": "tidal-owl-basin"})["Location"] == "/account/confirm"
    assert Reader.objects.get().password


@pytest.mark.usefixtures("known")
def test_every_failure_is_answered_alike() -> None:
    bo = Browser(network="192.0.2.2")
    bo.sign_in(BO)

    def said(address: str, password: str) -> tuple[int, str]:
        answer = try_password(Browser(network="192.0.2.3"), password, address)
        text = answer.content.decode().replace(address, "ADDRESS")
        return answer.status_code, "".join(part[64:] for part in text.split('csrfmiddlewaretoken" value="')[1:])

    answers = {said(ADA, "wrong"), said(BO, "wrong"), said("nobody@example.org", "wrong")}
    User.objects.filter(email=ADA).update(is_active=False)
    answers.add(said(ADA, RIGHT))
    assert len(answers) == 1
    assert "do not go together" in answers.pop()[1]


@pytest.mark.usefixtures("known")
@patch.object(QuickArgon2, "memory_cost", 40_000)
def test_known_and_unknown_addresses_cost_the_same_work_and_time() -> None:
    def work(address: str) -> tuple[list[str], float]:
        Attempt.objects.all().delete()
        stranger = Browser()
        began = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            try_password(stranger, "wrong", address)
        took = time.process_time() - began
        said = [query["sql"].split(" WHERE ")[0].split(" VALUES ")[0] for query in queries]
        return [sql for sql in said if "SAVEPOINT" not in sql], took

    Reader.objects.update(password=make_password(RIGHT))
    work(ADA)
    known, unknown = [work(ADA) for _ in range(3)], [work(BO) for _ in range(3)]
    assert known[0][0] == unknown[0][0]
    assert 0.5 < median(took for _, took in known) / median(took for _, took in unknown) < 2


def test_tries_are_counted_by_address_before_they_are_looked_at(known: Browser) -> None:
    with patch("wireroom.reader.flows.use_password.check_password", return_value=False):
        for number in range(5):
            assert try_password(Browser(network=f"192.0.2.{number}"), "wrong").status_code == 422
    assert try_password(Browser(network="192.0.2.9"), RIGHT).status_code == 429
    assert Browser(network="192.0.2.9").sign_in().status_code == 303, "a code works as ever"
    assert known.me()["signed_in"]


def test_one_network_tries_few_addresses(browser: Browser) -> None:
    with patch("wireroom.reader.flows.use_password.check_password", return_value=False):
        statuses = [try_password(browser, "wrong", f"mass-{number}@example.org").status_code for number in range(32)]
    assert statuses.count(422) == 30
    assert statuses[-1] == 429


@pytest.mark.parametrize("trap", ["https://evil.example/", "//evil.example", "/desk/"])
@pytest.mark.usefixtures("known")
def test_it_leads_nowhere_else(trap: str) -> None:
    assert try_password(Browser(network="192.0.2.4"), RIGHT, next=trap)["Location"] == "/account/"


@pytest.mark.usefixtures("known")
def test_a_session_is_new_after_it() -> None:
    stranger = Browser(network="192.0.2.5")
    stranger.ask()
    before = stranger.cookies["wireroom_reader"].value
    try_password(stranger, RIGHT)
    assert stranger.cookies["wireroom_reader"].value != before
