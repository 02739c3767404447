"""What somebody with bad intent tries."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from statistics import median
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from reader_room import ADA, BO, HERE, Browser, code_for, letters_to, wrong

from wireroom.reader.models import AccountEvent, Attempt, Device, Letter, Reader
from wireroom.reader.rules.ways import way_back

EVIL = "evil.example"


def forget_attempts() -> None:
    Attempt.objects.all().delete()


def twin_of(browser: Browser) -> Browser:
    """Another browser with the same session."""
    twin = Browser(network="203.0.113.66")
    twin.cookies["wireroom_reader"] = browser.cookies["wireroom_reader"].value
    return twin


# Is an address known here?


def test_nothing_tells_whether_an_address_is_known(ada: Browser) -> None:
    forget_attempts()
    answers = []
    for address in (ADA, BO):
        stranger = Browser()
        asked = stranger.ask(address)
        page = stranger.get(asked["Location"])
        text = page.content.decode().replace(address, "ADDRESS")
        token = text.split('csrfmiddlewaretoken" value="')
        answers.append((asked.status_code, asked["Location"], [part[64:] for part in token[1:]], sorted(asked.cookies)))
    known, unknown = (letters_to(address)[-1] for address in (ADA, BO))
    assert answers[0] == answers[1]
    assert known.body.replace(code_for(ADA), "CODE") == unknown.body.replace(code_for(BO), "CODE")
    assert ada.me()["signed_in"]


@pytest.mark.usefixtures("ada")
def test_known_and_unknown_addresses_cost_the_same_work() -> None:
    forget_attempts()

    def work(address: str) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            Browser().ask(address)
        said = [query["sql"].split(" WHERE ")[0].split(" VALUES ")[0] for query in queries]
        return [sql for sql in said if "SAVEPOINT" not in sql]

    work("warm-up@example.org")
    assert work(ADA) == work(BO)


@pytest.mark.usefixtures("ada")
def test_known_and_unknown_addresses_take_the_same_time() -> None:
    known, unknown = [], []
    for _ in range(12):
        for address, times in ((ADA, known), (BO, unknown)):
            forget_attempts()
            stranger = Browser()
            began = time.process_time()
            stranger.ask(address)
            times.append(time.process_time() - began)
    assert 0.5 < median(known) / median(unknown) < 2


# Guessing


def test_guesses_at_the_same_moment_are_all_counted(browser: Browser) -> None:
    """Each try is noted in the table before it is looked at, so copies of one session share one count."""
    browser.ask()
    code = code_for(ADA)
    twins = []
    for _ in range(3):
        twin = Browser()
        twin.cookies["wireroom_reader"] = browser.cookies["wireroom_reader"].value
        twins.append(twin)
    for number in range(5):
        assert twins[number % 3].post("/account/code", {"code": wrong(code)}).status_code == 422
    assert all(twin.post("/account/code", {"code": code}).status_code == 422 for twin in [browser, *twins])
    assert not Reader.objects.exists()


def test_a_guesser_gets_few_guesses_a_day(browser: Browser) -> None:
    guesses = 0
    for hour in range(20):
        for number in range(6):
            answer = Browser(network=f"198.51.{hour}.{number}").ask()
            guesses += 5 if answer.status_code == 303 else 0
        Attempt.objects.update(at=F("at") - timedelta(minutes=50))
    assert guesses == 100, "20 letters a day, five guesses each, among a hundred million codes"
    assert browser.ask().status_code == 429


def test_one_network_cannot_register_masses(browser: Browser) -> None:
    statuses = [browser.ask(f"mass-{number}@example.org").status_code for number in range(40)]
    assert statuses.count(303) == 30
    assert Letter.objects.count() == 30
    assert not User.objects.exists(), "nobody is registered before a code has come back"


@pytest.mark.usefixtures("db")
def test_one_ipv6_network_is_one_however_many_addresses_it_has() -> None:
    asked = [
        Browser(network=f"2001:db8:7:9::{number:x}").ask(f"mass-{number}@example.org").status_code
        for number in range(31)
    ]
    assert asked.count(303) == 30
    assert Browser(network="2001:db8:7:a::1").ask("next-door@example.org").status_code == 303


def test_a_claimed_network_address_is_not_believed(browser: Browser) -> None:
    """The front adds whom it heard; what a client wrote before that is not looked at."""
    for number in range(30):
        claimed = f"203.0.113.{number}, 192.0.2.1"
        fields = {"address": f"mass-{number}@example.org"}
        assert browser.post("/account/sign-in", fields, HTTP_X_FORWARDED_FOR=claimed).status_code == 303
    assert browser.ask("one-more@example.org").status_code == 429


# Sessions


def test_signing_in_gives_a_session_nobody_knew_before(browser: Browser) -> None:
    browser.ask()
    before = browser.cookies["wireroom_reader"].value
    planted = Browser()
    planted.cookies["wireroom_reader"] = before
    browser.post("/account/code", {"code": code_for(ADA)})
    assert browser.cookies["wireroom_reader"].value != before
    assert not planted.me()["signed_in"]
    assert not Session.objects.filter(session_key=before).exists()


def test_a_made_up_session_is_not_taken_over(browser: Browser) -> None:
    browser.cookies["wireroom_reader"] = "abcdefghijklmnopqrstuvwxyz012345"
    browser.sign_in()
    assert browser.cookies["wireroom_reader"].value != "abcdefghijklmnopqrstuvwxyz012345"


def test_the_cookie_is_for_the_account_alone_and_for_no_script(browser: Browser) -> None:
    browser.ask()
    cookie = browser.cookies["wireroom_reader"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/account/", "Lax", True)
    form = browser.get("/account/sign-in").cookies["wireroom_reader_form"]
    assert (form["path"], form["samesite"], form["httponly"]) == ("/account/", "Lax", True)
    assert set(browser.cookies) == {"wireroom_reader", "wireroom_reader_form"}


def test_cookies_are_for_https_alone_where_the_site_is(browser: Browser, settings: object) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    answer = browser.ask()
    assert answer.cookies["wireroom_reader"]["secure"]


@pytest.mark.parametrize("way", ["/account/sign-out-everywhere", "/account/sign-out"])
def test_a_stolen_session_is_dead_after_signing_out(ada: Browser, way: str) -> None:
    thief = Browser(network="192.0.2.66")
    thief.cookies["wireroom_reader"] = ada.cookies["wireroom_reader"].value
    assert thief.me()["signed_in"]
    ada.post(way)
    assert not thief.me()["signed_in"]
    assert thief.get("/account/").status_code == 303
    assert not Session.objects.exists()
    assert not Device.objects.exists()


def test_a_session_put_back_from_a_backup_opens_nothing(ada: Browser) -> None:
    kept = Session.objects.get()
    stolen = ada.cookies["wireroom_reader"].value
    ada.post("/account/sign-out-everywhere")
    kept.save(force_insert=True)
    thief = Browser()
    thief.cookies["wireroom_reader"] = stolen
    assert not thief.me()["signed_in"]


def test_a_reader_signs_out_only_devices_of_their_own(ada: Browser) -> None:
    bo = Browser(network="192.0.2.2")
    bo.sign_in(BO)
    device = Device.objects.get(user=EmailAddress.objects.get(email=BO).user)
    ada.post(f"/account/devices/{device.pk}/sign-out")
    assert bo.me()["signed_in"]


# Forms of strangers


@pytest.mark.parametrize(
    "path",
    [
        "sign-in",
        "code",
        "code/again",
        "sign-out",
        "sign-out-everywhere",
        "name",
        "address",
        "erase",
        "confirm",
        "confirm/passkey",
        "erase/passkey",
        "export",
        "passkey/begin",
        "passkey",
        "passkeys/begin",
        "passkeys/add",
        "passkeys/1/remove",
        "devices/1/sign-out",
        "password",
        "password/new",
        "password/remove",
        "with/harbour",
        "identities/1/remove",
    ],
)
def test_no_form_of_another_site_is_taken(ada: Browser, path: str) -> None:
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = ada.cookies
    answer = forged.post(f"/account/{path}", {"address": BO, "code": "12345678", "name": "x"})
    assert answer.status_code == 403
    assert "Please send it once more" in answer.content.decode()
    told = forged.post(f"/account/{path}", {"address": BO}, **HERE)
    assert told.status_code == 403
    assert told.json()["stale"]
    assert ada.me()["name"] == ADA


@pytest.mark.parametrize("path", ["sign-out", "sign-out-everywhere", "name", "export", "passkeys/add", "code/again"])
def test_nothing_is_done_by_following_a_link(ada: Browser, path: str) -> None:
    assert ada.get(f"/account/{path}").status_code == 405
    assert ada.me()["signed_in"]


def test_signing_in_as_a_reader_makes_no_form_of_the_desk_worthless(browser: Browser) -> None:
    browser.get("/desk/sign-in")
    before = browser.cookies["csrftoken"].value
    browser.get("/account/sign-in")
    browser.sign_in()
    assert browser.cookies["csrftoken"].value == before


# Being led elsewhere


@pytest.mark.parametrize(
    "trap",
    [
        f"https://{EVIL}/",
        f"//{EVIL}/",
        f"/\\{EVIL}",
        f"/\t/{EVIL}",
        f"\\/{EVIL}",
        "javascript:alert(1)",
        f"http:{EVIL}",
        f"/account/sign-in?next=//{EVIL}",
        "/desk/",
        "/account/sign-out",
        "",
        "/" + "a" * 600,
        f"/ok\r\nLocation: //{EVIL}",
    ],
)
def test_signing_in_leads_nowhere_else(browser: Browser, trap: str) -> None:
    asked = browser.ask(next=trap)
    assert EVIL not in asked["Location"]
    answer = browser.post("/account/code", {"code": code_for(ADA), "next": trap})
    assert answer["Location"] == "/account/"


@given(st.text(max_size=60) | st.text("/\\.:@evil?#%\t\r\n ", max_size=30).map(lambda text: "/" + text))
def test_the_way_back_is_always_a_path_of_this_site(wanted: str) -> None:
    place = urlsplit(way_back(wanted))
    assert (place.scheme, place.netloc) == ("", "")
    assert place.path.startswith("/")
    assert "\\" not in way_back(wanted)


def test_a_poisoned_host_reaches_no_letter_and_no_redirect(browser: Browser) -> None:
    poisoned = {"HTTP_HOST": EVIL, "HTTP_X_FORWARDED_HOST": EVIL}
    answer = browser.post("/account/sign-in", {"address": ADA}, **poisoned)
    assert EVIL not in answer.get("Location", "")
    assert EVIL not in browser.get("/account/sign-in", **poisoned).content.decode()
    for letter in letters_to(ADA):
        assert EVIL not in letter.message().as_string()
        assert "https://courier.example" in letter.body


def test_an_address_cannot_write_headers(browser: Browser) -> None:
    browser.ask("ada@example.org\r\nBcc: bo@example.org")
    assert mail.outbox == []
    assert letters_to(BO) == []


# Taking an account over


def test_a_thief_with_a_session_cannot_move_the_account(ada: Browser) -> None:
    thief = Browser(network="192.0.2.66")
    thief.cookies["wireroom_reader"] = ada.cookies["wireroom_reader"].value
    thief.post("/account/address", {"address": BO})
    new_code = code_for(BO)
    for guess in ("", "12345678", new_code):
        assert thief.post("/account/address", {"old_code": guess, "new_code": new_code}).status_code == 422
    assert EmailAddress.objects.get().email == ADA
    assert "wants to move it to another address" in letters_to(ADA)[-1].body


def test_codes_are_good_for_one_purpose_and_one_account(ada: Browser) -> None:
    ada.post("/account/address", {"address": BO})
    old_code, new_code = code_for(ADA), code_for(BO)
    assert ada.post("/account/erase", {"code": old_code}).status_code == 422
    bo = Browser(network="192.0.2.2")
    bo.ask(BO)
    if code_for(BO) != new_code:
        assert bo.post("/account/code", {"code": new_code}).status_code == 422
    swapped = ada.post("/account/address", {"old_code": new_code, "new_code": old_code})
    assert swapped.status_code == 422


def test_the_address_of_another_account_cannot_be_taken(ada: Browser) -> None:
    bo = Browser(network="192.0.2.2")
    bo.sign_in(BO)
    forget_attempts()
    asked = ada.post("/account/address", {"address": BO})
    assert asked.status_code == 303, "asking tells nothing"
    answer = ada.post("/account/address", {"old_code": code_for(ADA), "new_code": code_for(BO)})
    assert "another account with that address" in answer.content.decode()
    assert bo.me()["name"] == BO
    assert ada.me()["name"] == ADA


def test_after_a_while_keys_need_a_fresh_proof(ada: Browser) -> None:
    session = SessionStore(ada.cookies["wireroom_reader"].value)
    session["reader.proven"] = 0
    session.save()
    for path in ("/account/passkeys/begin", "/account/passkeys/add", "/account/export"):
        assert ada.post(path)["Location"] == "/account/confirm"
        assert ada.post(path, **HERE).json() == {"to": "/account/confirm", "confirm": True}
    assert ada.post("/account/confirm").status_code == 303
    assert ada.post("/account/confirm", {"code": code_for(ADA)})["Location"] == "/account/confirm/act"
    assert ada.post("/account/export").status_code == 200


def test_a_stolen_session_is_not_proven_with_its_owner(ada: Browser) -> None:
    session = SessionStore(ada.cookies["wireroom_reader"].value)
    session["reader.proven"] = 0
    session.save()
    thief = twin_of(ada)
    assert thief.me()["signed_in"]
    born_at = Device.objects.get().born_at
    ada.post("/account/confirm")

    ada.post("/account/confirm", {"code": code_for(ADA)})

    assert not thief.me()["signed_in"]
    assert thief.post("/account/export")["Location"].startswith("/account/sign-in")
    assert ada.post("/account/export").status_code == 200
    assert "this one" in ada.get("/account/").content.decode()
    assert Device.objects.get().born_at == born_at, "it is the same device"


def test_a_tab_that_asked_with_the_key_before_does_not_sign_its_browser_out(ada: Browser) -> None:
    late = twin_of(ada)
    SessionStore(ada.cookies["wireroom_reader"].value).delete()
    assert not late.me()["signed_in"]
    assert "wireroom_reader" not in late.get("/account/me").cookies
    assert late.post("/account/sign-out").cookies["wireroom_reader"]["max-age"] == 0


def test_another_address_signs_everybody_else_out(ada: Browser) -> None:
    elsewhere = Browser(network="192.0.2.9")
    elsewhere.sign_in()
    thief = twin_of(ada)
    ada.post("/account/address", {"address": BO})
    ada.post("/account/address", {"old_code": code_for(ADA), "new_code": code_for(BO)})
    assert ada.me()["name"] == BO
    assert not elsewhere.me()["signed_in"]
    assert not thief.me()["signed_in"]
    assert "other devices are signed out" in ada.get("/account/?done=address-changed").content.decode()


def test_rubbish_is_no_passkey(browser: Browser) -> None:
    response = dict.fromkeys(("clientDataJSON", "authenticatorData", "signature", "userHandle"), "AA")
    almost = {"id": "AA", "rawId": "AA", "type": "public-key", "response": response}
    rubbish = ("", "{}", "[]", "null", "{" * 3000, '{"response": {"userHandle": "MQ"}}', "x" * 30_000)
    for sent in (*rubbish, json.dumps(almost)):
        browser.post("/account/passkey/begin")
        assert browser.post("/account/passkey", {"credential": sent}, **HERE).status_code == 422
    assert not browser.me()["signed_in"]


# Erasure, and what is kept where


def test_erasure_leaves_no_trace_in_any_table(ada: Browser) -> None:
    name = User.objects.get().username
    ada.post("/account/name", {"name": "Ada Nightingale-Morrow"})
    ada.post("/account/address", {"address": BO})
    assert ada.post("/account/erase").status_code == 303
    code = code_for(ADA)
    Browser(network="192.0.2.8").ask(ADA)
    assert ada.post("/account/erase", {"code": code})["Location"] == "/account/erased"
    assert "is erased" in letters_to(ADA)[-1].body
    whole = "".join(dump(database_table) for database_table in connection.introspection.table_names())
    for trace in (ADA, "Nightingale", name):
        assert trace not in whole
    assert not User.objects.exists()
    assert [set(session.get_decoded()) - {"_session_expiry"} for session in Session.objects.all()] == [
        {"reader.code.sign-in"}
    ], "only that of the stranger who asked for a code"
    assert not AccountEvent.objects.exists()


def dump(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return repr(cursor.fetchall())


OF_READERS = ("reader_", "account_", "mfa_", "auth_user", "django_session")


def test_only_this_room_s_tables_know_a_reader(ada: Browser) -> None:
    ada.post("/account/name", {"name": "Ada Nightingale-Morrow"})
    ada.ask(BO)
    for table in connection.introspection.table_names():
        if not table.startswith(OF_READERS):
            found = dump(table)
            for trace in (ADA, BO, "Nightingale", "192.0.2.1", "Firefox/150"):
                assert trace not in found, table


def test_no_network_address_and_no_whole_browser_name_is_kept_anywhere(ada: Browser) -> None:
    ada.ask(BO)
    whole = "".join(dump(table) for table in connection.introspection.table_names())
    assert "192.0.2.1" not in whole
    assert "Firefox/150" not in whole


@pytest.mark.usefixtures("ada")
def test_passwords_are_hashed_by_argon2() -> None:
    user = User.objects.create_user("vesna", password="quiet-harbour-9")
    assert user.password.startswith("argon2$argon2id$")
