"""More than a password: set up at the first sign-in, asked for ever after, spent once, reset by an admin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from second_factor import app_code, codes_on, secret_on, wrong
from test_desk_door import LOCKED, address_of

from wireroom.desk.adapters import authenticators
from wireroom.desk.api import Role, UnableToChangePerson, reset_factor, take_on
from wireroom.desk.flows.prove import prove_factor
from wireroom.desk.flows.sign_in import TooManyTries, UnableToSignIn
from wireroom.desk.models import Act
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.patience import TRIES_WITH_CODE, WINDOW
from wireroom.desk.rules.second_factor import is_demanded, steps_at
from wireroom.desk.views.inside import PROVEN
from wireroom.kernel.site import current_site, furnish

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAME = {"account": "vesna", "password": "quiet-harbour-9"}
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone
pytestmark = pytest.mark.usefixtures("editor")


@pytest.fixture
def _demanded() -> Iterator[None]:
    before = current_site()
    furnish(replace(before, second_factor_from=datetime.min.replace(tzinfo=UTC)))
    yield
    furnish(before)


def half_in() -> Client:
    """A browser in which the right password was given, and nothing else."""
    client = Client()
    assert client.post("/desk/sign-in", NAME)["Location"].startswith("/desk/sign-in")
    return client


def come_in(client: Client, code: str, **fields: str) -> HttpResponse:
    return client.post("/desk/sign-in", {"proof": "given", "proof_code": code, **fields})


def set_up(client: Client) -> tuple[str, HttpResponse]:
    secret = secret_on(client.get("/desk/sign-in"))
    return secret, come_in(client, app_code(secret, at=datetime.now(UTC)))


@given(MOMENTS, st.integers(-3, 3), st.integers(0, 1))
def test_a_code_counts_once_and_only_around_its_moment(now: datetime, away: int, used: int) -> None:
    here = int(now.timestamp()) // 30
    last = here + away if used else 0
    assert (here + away in steps_at(now, last=last)) == (abs(away) <= 1 and not used)
    assert all(step > last for step in steps_at(now, last=last))


@given(MOMENTS, MOMENTS)
def test_it_is_demanded_from_its_moment_on(since: datetime, now: datetime) -> None:
    assert is_demanded(since, now=now) == (now >= since)
    assert not is_demanded(None, now=now)


@pytest.mark.parametrize(("at", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_the_standard(at: int, code: str) -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    step = authenticators.step_of(secret, code, last=0, now=datetime.fromtimestamp(at, UTC))
    assert step == at // 30


@pytest.mark.usefixtures("_demanded")
def test_a_password_alone_opens_no_address(subtests: pytest.Subtests) -> None:
    """Whether the session waits for its second step, or was begun before the newsroom demanded one."""
    older, half = Client(), half_in()
    older.force_login(User.objects.get())
    clients = ((half, {}), (older, {"Accept": "application/json", "Sec-Fetch-Mode": "cors"}))
    for pattern, method, (client, headers) in product(LOCKED, ("get", "post"), clients):
        with subtests.test(pattern.name, method=method):
            answer = getattr(client, method)(address_of(pattern), headers=headers)
            assert answer.status_code == (401 if method == "post" else 302)
            assert "/desk/sign-in" in (answer.get("Location") or "/desk/sign-in")
            assert answer["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("_demanded")
def test_the_first_sign_in_sets_it_up_and_shows_the_recovery_codes_once() -> None:
    client = half_in()
    page = client.get("/desk/sign-in").content.decode()
    assert "Set up your second step" in page
    assert "data:image/svg+xml;base64," in page
    secret = secret_on(client.get("/desk/sign-in"))
    refused = come_in(client, wrong(app_code(secret, at=datetime.now(UTC))))
    assert refused.status_code == 422
    assert secret_on(refused) == secret, "the picture that was scanned stays good"

    answer = come_in(client, app_code(secret, at=datetime.now(UTC)), next="/desk/wire")
    assert len(set(codes_on(answer))) == 10
    assert 'href="/desk/wire"' in answer.content.decode()
    assert client.get("/desk/keys").status_code == 200
    assert client.get("/desk/sign-in")["Location"] == "/desk/"
    assert secret not in json.dumps(list(Authenticator.objects.values_list("data", flat=True)))


@pytest.mark.usefixtures("_demanded")
def test_from_then_on_the_code_is_asked_for_and_none_works_twice() -> None:
    secret, answer = set_up(half_in())
    codes, now = codes_on(answer), datetime.now(UTC)
    for spent in (app_code(secret, at=now), "", "000", "²" * 6):
        assert come_in(half_in(), spent).status_code == 422
    client = half_in()
    assert "Second step" in client.get("/desk/sign-in").content.decode()
    assert come_in(client, app_code(secret, at=now, later=1), next="/desk/wire")["Location"] == "/desk/wire"
    assert come_in(half_in(), codes[0])["Location"] == "/desk/"
    assert come_in(half_in(), codes[0]).status_code == 422, "a recovery code works once"


def test_guessing_codes_takes_too_long_from_wherever(editor: User) -> None:
    secret = authenticators.new_secret()
    authenticators.keep_app(editor, secret=secret, step=0)

    def attempt(code: str, number: int, now: datetime) -> int:
        return prove_factor(user=editor, code=code, credential="", address=f"192.0.2.{number}", now=now)

    for number in range(TRIES_WITH_CODE):
        with pytest.raises(UnableToSignIn, match="does not fit"):
            attempt(wrong(app_code(secret, at=NOON)), number, NOON)
    with pytest.raises(TooManyTries) as refusal:
        attempt(app_code(secret, at=NOON), 99, NOON)
    assert attempt(app_code(secret, at=refusal.value.again_at), 99, refusal.value.again_at)
    assert refusal.value.again_at == NOON + WINDOW


@pytest.mark.usefixtures("_demanded")
def test_the_password_is_held_for_some_minutes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    client = half_in()
    secret = secret_on(client.get("/desk/sign-in"))
    monkeypatch.setattr("wireroom.desk.views.inside.STEP_WAITS_FOR", timedelta(0))
    assert come_in(client, app_code(secret, at=datetime.now(UTC))).status_code == 401
    assert client.get("/desk/keys").status_code == 302


@pytest.mark.usefixtures("_demanded")
@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, {"password": "another"}])
def test_who_is_switched_off_between_the_steps_stays_outside(change: dict[str, object]) -> None:
    client = half_in()
    secret = secret_on(client.get("/desk/sign-in"))
    User.objects.update(**change)
    assert come_in(client, app_code(secret, at=datetime.now(UTC))).status_code == 401


@pytest.mark.usefixtures("_demanded")
def test_the_session_begins_under_a_key_nobody_knew_before() -> None:
    client = half_in()
    before = client.session.session_key
    secret = secret_on(client.get("/desk/sign-in"))
    assert client.session.session_key == before
    come_in(client, app_code(secret, at=datetime.now(UTC)))
    assert client.session.session_key != before


@pytest.mark.usefixtures("_demanded")
def test_what_was_sent_while_signed_out_is_kept_through_both_steps() -> None:
    secret, _ = set_up(half_in())
    client, sent = Client(), {"name": "ines", "role": "reporter"}
    answer = client.post("/desk/people", {**sent, **NAME})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Come in and send it" in page
    assert 'name="name" value="ines"' in page
    assert not User.objects.filter(username="ines").exists()

    code = app_code(secret, at=datetime.now(UTC), later=1)
    assert client.post("/desk/people", {**sent, "proof": "given", "proof_code": code}).status_code == 200
    assert User.objects.filter(username="ines").exists()


def test_who_chose_a_second_factor_is_asked_for_it_though_none_is_demanded(desk: Client, editor: User) -> None:
    other = Client()
    other.force_login(editor)
    code = app_code(secret_on(desk.get("/desk/account")), at=datetime.now(UTC))
    assert desk.post("/desk/account", {"do": "app", "code": code}).status_code == 302
    assert desk.get("/desk/account").status_code == 200
    assert other.get("/desk/account").status_code == 302, "older sessions came by the password alone"
    page = half_in().get("/desk/sign-in").content.decode()
    assert "Second step" in page


@pytest.mark.usefixtures("_demanded")
def test_an_admin_resets_it_and_the_sessions_that_came_by_it_end(editor: User) -> None:
    nils = take_on(name="nils", password=NAME["password"], role=Role.REPORTER, by="vesna", now=NOON)
    theirs = Client()
    theirs.post("/desk/sign-in", NAME | {"account": "nils"})
    set_up(theirs)
    assert theirs.get("/desk/keys").status_code == 200
    mine = half_in()
    set_up(mine)
    assert "Second step</span>" in mine.get("/desk/people").content.decode()

    assert mine.post(f"/desk/people/{nils.pk}", {"do": "factor"}).status_code == 302
    assert theirs.get("/desk/keys").status_code == 302
    assert theirs.post("/desk/account", {"do": "app"}).status_code == 401
    assert "Set up" not in theirs.get("/desk/sign-in").content.decode(), "first the password again"
    line = Act.objects.filter(deed=Deed.FACTOR_RESET).get()
    assert (line.by, line.which) == ("vesna", "nils")
    assert mine.post(f"/desk/people/{editor.pk}", {"do": "factor"}).status_code == 409
    with pytest.raises(UnableToChangePerson):
        reset_factor(name="vesna", by="vesna", now=NOON)
    assert not reset_factor(name="nils", by="vesna", now=NOON)


@pytest.mark.usefixtures("_demanded")
def test_the_last_one_stays_where_it_is_demanded() -> None:
    client = half_in()
    set_up(client)
    factor = Authenticator.objects.get(type="totp").pk
    answer = client.post("/desk/account", {"do": "remove", "factor": factor})
    assert answer.status_code == 422
    assert "last second factor" in answer.content.decode()
    assert Authenticator.objects.filter(pk=factor).exists()


def forget_the_proof(client: Client) -> None:
    session = client.session
    session[PROVEN] = (datetime.now(UTC) - timedelta(minutes=31)).timestamp()
    session.save()


def test_what_is_grave_asks_anew_and_keeps_what_was_sent(desk: Client) -> None:
    forget_the_proof(desk)
    sent = {"name": "ines", "role": "reporter"}
    asked = desk.post("/desk/people", sent)
    assert asked.status_code == 401
    assert "Is it you?" in asked.content.decode()
    assert desk.post("/desk/people", {**sent, "proof": "given", "proof_password": "wrong"}).status_code == 422
    assert not User.objects.filter(username="ines").exists()
    assert desk.post("/desk/people", {**sent, "proof": "given", "proof_password": NAME["password"]}).status_code == 200
    assert User.objects.filter(username="ines").exists()


@pytest.mark.usefixtures("_demanded")
def test_with_a_second_factor_the_password_is_no_proof() -> None:
    client = half_in()
    secret, answer = set_up(client)
    forget_the_proof(client)
    page = {"do": "codes", "proof": "given"}
    assert client.post("/desk/account", {**page, "proof_password": NAME["password"]}).status_code == 422
    assert client.post("/desk/challenge", {"for": "add"}).status_code == 403
    new = client.post("/desk/account", {**page, "proof_code": codes_on(answer)[3]})
    assert set(codes_on(new)).isdisjoint(codes_on(answer))
    assert app_code(secret, at=NOON) not in new.content.decode()


@pytest.mark.parametrize("sent", ["", "{}", "[", '{"id": "x"}', "9" * 30_000])
def test_a_made_up_key_proves_nothing(editor: User, sent: str) -> None:
    authenticators.keep_app(editor, secret=authenticators.new_secret(), step=0)
    client = half_in()
    assert "publicKey" in client.post("/desk/challenge", {"for": "prove"}).json()
    answer = client.post("/desk/sign-in", {"proof": "given", "proof_credential": sent})
    assert answer.status_code == 422
    assert client.get("/desk/keys").status_code == 302


def test_a_challenge_is_for_nobody_outside(editor: User) -> None:
    assert Client().post("/desk/challenge", {"for": "prove"}).status_code == 403
    authenticators.keep_app(editor, secret=authenticators.new_secret(), step=0)
    assert half_in().post("/desk/challenge", {"for": "add"}).status_code == 403
