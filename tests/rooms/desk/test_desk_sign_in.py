"""Signing in, being patient, signing out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from wireroom.desk.flows.sign_in import TooManyTries, UnableToSignIn, sign_in
from wireroom.desk.models import SignInAttempt
from wireroom.desk.rules.patience import WINDOW, may_try_from

pytestmark = pytest.mark.usefixtures("editor")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
RIGHT = "quiet-harbour-9"
AGES = st.lists(st.integers(0, 3600), max_size=12)


@given(AGES, st.integers(1, 6))
def test_a_try_is_allowed_when_few_failed_lately(ages: list[int], tries: int) -> None:
    failures = [NOON - timedelta(seconds=age) for age in ages]
    recent = [at for at in failures if at > NOON - WINDOW]

    again = may_try_from(failures, tries=tries, now=NOON)

    assert (again <= NOON) == (len(recent) < tries)
    assert again <= NOON + WINDOW
    assert may_try_from(failures, tries=tries, now=again) <= again, "at the moment named, the try is heard"


def attempt(password: str, *, address: str = "192.0.2.1", account: str = "vesna", now: datetime = NOON) -> User:
    return sign_in(account=account, password=password, address=address, now=now)


def test_the_sixth_try_waits_even_with_the_right_password(editor: User) -> None:
    for second in range(5):
        with pytest.raises(UnableToSignIn, match="do not fit"):
            attempt("wrong", now=NOON + timedelta(seconds=second), account=" VESNA " if second else "vesna")

    with pytest.raises(TooManyTries) as refusal:
        attempt("quiet-harbour-9", now=NOON + timedelta(minutes=1))
    assert refusal.value.again_at == NOON + WINDOW

    assert attempt("quiet-harbour-9", address="192.0.2.2") == editor, "who sits elsewhere is not locked out"
    assert attempt("quiet-harbour-9", now=refusal.value.again_at) == editor


def test_one_address_cannot_try_every_account() -> None:
    for number in range(30):
        with pytest.raises(UnableToSignIn):
            attempt("wrong", account=f"guess-{number}")

    with pytest.raises(TooManyTries):
        attempt("quiet-harbour-9")


def test_success_forgets_the_failures() -> None:
    for _ in range(4):
        with pytest.raises(UnableToSignIn):
            attempt("wrong")
    attempt("quiet-harbour-9")

    assert not SignInAttempt.objects.exists()


def test_a_reader_with_the_right_password_stays_outside() -> None:
    User.objects.create_user("reader", password="quiet-harbour-9")

    with pytest.raises(UnableToSignIn, match="may not enter"):
        attempt("quiet-harbour-9", account="reader")


def post(client: Client, password: str = RIGHT, **fields: str) -> object:
    return client.post("/desk/sign-in", {"account": "vesna", "password": password, **fields})


def test_signing_in_leads_where_one_wanted_to_go() -> None:
    answer = post(Client(), next="/desk/wire?words=bridge")

    assert answer.status_code == 302
    assert answer["Location"] == "/desk/wire?words=bridge"


@pytest.mark.parametrize(
    "trap",
    ["https://evil.example/", "//evil.example/desk/", "/\\evil.example", "javascript:alert(1)", "/elsewhere", ""],
)
def test_signing_in_leads_nowhere_else(trap: str) -> None:
    assert post(Client(), next=trap)["Location"] == "/desk/"


def test_refusals_are_told_and_the_name_is_kept() -> None:
    client = Client()
    for _ in range(5):
        answer = post(client, "wrong")
        assert answer.status_code == 422
        assert 'value="vesna"' in answer.content.decode()

    answer = post(client)
    assert answer.status_code == 429
    assert "Try again after" in answer.content.decode()


def test_the_front_s_word_counts_for_the_address() -> None:
    client = Client()
    for number in range(5):
        client.post(
            "/desk/sign-in",
            {"account": "vesna", "password": "wrong"},
            headers={"X-Forwarded-For": f"198.51.100.{number}, 192.0.2.7, 127.0.0.1"},
        )

    assert set(SignInAttempt.objects.values_list("address", flat=True)) == {"192.0.2.7"}


def test_signing_out_shuts_the_door(desk: Client) -> None:
    assert desk.post("/desk/sign-out").status_code == 302
    assert desk.get("/desk/").status_code == 302


def test_changing_the_password_keeps_this_session(desk: Client, editor: User) -> None:
    fields = {"old_password": "quiet-harbour-9", "new_password1": "short", "new_password2": "short"}
    refused = desk.post("/desk/password", fields)
    assert refused.status_code == 422

    fields |= {"new_password1": "louder-harbour-10", "new_password2": "louder-harbour-10"}
    assert desk.post("/desk/password", fields).status_code == 302
    editor.refresh_from_db()
    assert editor.check_password("louder-harbour-10")
    assert desk.get("/desk/keys").status_code == 200
