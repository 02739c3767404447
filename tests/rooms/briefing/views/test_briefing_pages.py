"""What readers reach: asked for, confirmed, chosen and left without a cookie; chosen in the account with one."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from briefing_room import Hands, letters_of_post, to
from django.contrib.auth.models import User
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from wireroom.briefing.views import pages
from wireroom.kernel.outbox import deliver
from wireroom.reader.models import Enrolment, Recipient

FORM = {"address": "ada@example.org", "list": ["morning", "breaking"]}


@pytest.fixture
def browser(hands: Hands) -> Client:  # noqa: ARG001 - the newsroom is there
    """A browser that keeps no cookie and sends no token, as a mail program does; forgery is checked for."""
    return Client(enforce_csrf_checks=True)


def words(answer: HttpResponse) -> str:
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert main
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main[0])))


def on() -> list[str]:
    return list(Enrolment.objects.filter(confirmed_at__isnull=False).order_by("pk").values_list("on_list", flat=True))


def link(kind: str) -> str:
    found = re.search(rf"https://courier\.example(/briefings/{kind}/\S+)", to("ada").body)
    assert found
    return found[1]


def asked(browser: Client) -> str:
    """Ask, and give the link that came by letter."""
    assert browser.post("/briefings", FORM)["Location"].startswith("/briefings/asked?key=")
    letters_of_post()
    return link("confirm")


def test_two_words_are_needed_and_a_scanner_says_none(browser: Client) -> None:
    assert "It takes an address and nothing else" in words(browser.get("/briefings"))
    assert "We sent a letter" in words(browser.get("/briefings/asked"))
    confirm = asked(browser)
    for _ in range(2):
        assert "Morning briefing and Breaking news" in words(browser.get(confirm))
        assert on() == [], "to open a link is to confirm nothing"
    answer = Client(enforce_csrf_checks=True).post(confirm)
    assert "Morning briefing and Breaking news will come to you" in words(answer)
    assert on() == ["morning", "breaking"]
    assert "nothing to confirm" in words(browser.get(confirm))
    assert browser.cookies == {}, "no cookie is set by any of it"


def test_the_code_in_the_letter_confirms_where_it_was_asked_for(browser: Client) -> None:
    page = browser.post("/briefings", FORM)["Location"]
    key = page.partition("=")[2]
    letters_of_post()
    found = re.search(r"^ +(\d{4} \d{4})$", to("ada").body, re.MULTILINE)
    assert found
    assert "Or write its code here" in words(browser.get(page))
    assert "You have 4 tries left" in words(browser.post("/briefings/asked", {"key": key, "code": "0000 0000"}))
    assert "good no longer" in words(browser.post("/briefings/asked", {"key": "another", "code": found[1]}))
    assert on() == []
    answer = Client(enforce_csrf_checks=True).post("/briefings/asked", {"key": key, "code": found[1]})
    assert "Morning briefing and Breaking news will come to you" in words(answer)
    assert on() == ["morning", "breaking"]
    assert browser.post("/briefings/asked", {"key": key, "code": found[1]}).status_code == 422, "it is good once"


def test_the_consent_is_kept_in_the_words_that_were_shown(browser: Client) -> None:
    shown = words(browser.get("/briefings"))
    browser.post(asked(browser))
    for row in Enrolment.objects.all():
        assert row.words in shown


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({"address": "nobody"}, 422, "not a whole e-mail address"),
        ({"list": []}, 422, "Choose at least one"),
        ({"list": ["all", "x" * 5000]}, 422, "Choose at least one"),
        ({"address": "<script>@x"}, 422, "not a whole e-mail address"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    browser: Client, fields: dict[str, object], status: int, says: str
) -> None:
    answer = browser.post("/briefings", FORM | fields)
    assert answer.status_code == status
    assert says in words(answer)
    assert "<script>@" not in answer.content.decode()
    assert f'value="{(FORM | fields)["address"]}"' in answer.content.decode() or "<" in str(fields["address"])
    assert not Recipient.objects.exists()


def test_asked_too_often_the_moment_is_named(browser: Client) -> None:
    for _ in range(4):
        assert browser.post("/briefings", FORM).status_code == 303
    answer = browser.post("/briefings", FORM)
    assert answer.status_code == 429
    assert "Try again after" in words(answer)


def test_leaving_takes_a_press_here_or_in_the_mail_program(browser: Client, hands: Hands) -> None:
    hands.recipient("ada", "morning", "breaking")
    edition = hands.order(hands.breaking(hands.story("Harbour bridge to close")))
    hands.work()
    stop = link("stop")
    assert "Breaking news comes to you no more" in words(browser.get(stop))
    assert on() == ["morning", "breaking"], "to open the link is not to leave"
    for _ in range(2):
        answer = browser.post(stop, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 200
        assert "You have left the list" in words(answer)
    assert on() == ["morning"]
    assert hands.now(edition).left == 1


@pytest.mark.parametrize("path", ["/briefings/stop/unknown/1", "/briefings/stop/trial/999999999999999999"])
def test_an_unknown_link_is_answered_alike(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 200
    assert "You have left the list" in words(browser.post(path))
    for other in ("confirm", "choices"):
        assert browser.get(f"/briefings/{other}/unknown").status_code == 410
        assert browser.post(f"/briefings/{other}/unknown", {"list": "morning"}).status_code == 410
    assert not Recipient.objects.exists()


def test_the_link_in_a_letter_shows_what_comes_and_takes_another_choice(browser: Client, hands: Hands) -> None:
    hands.recipient("ada", "breaking")
    page = browser.get("/briefings/choices/token-ada")
    assert "ada@example.org" not in page.content.decode(), "a forwarded letter tells nobody's address"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "Your choice is kept" in words(browser.post("/briefings/choices/token-ada", {"list": "morning"}))
    assert on() == ["morning"]
    assert "your address is deleted" in words(browser.post("/briefings/choices/token-ada", {}))
    assert not Recipient.objects.exists()


@pytest.mark.parametrize("path", ["/briefings", "/briefings/asked", "/briefings/confirm/x", "/briefings/choices/x"])
def test_other_methods_are_refused(browser: Client, path: str) -> None:
    assert browser.put(path).status_code in {403, 405}


def test_with_a_slash_it_leads_to_the_same(browser: Client) -> None:
    assert browser.get("/briefings/")["Location"] == "/briefings"


@pytest.fixture
def signed_in(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Ada's browser, in which she has registered."""
    monkeypatch.setattr(pages, "CLOCK", type("Now", (), {"now": staticmethod(lambda: datetime.now(UTC))}))
    hands.clock.at = datetime.now(UTC)
    client = Client()
    client.post("/account/sign-in", {"address": "ada@example.org"})
    letters_of_post()
    code = re.search(r"^ +(\d{4} \d{4})$", to("ada").body, re.MULTILINE)
    assert code
    assert client.post("/account/code", {"code": code[1]}).status_code == 303
    return client


def test_a_registered_reader_chooses_in_the_account_without_a_letter(signed_in: Client) -> None:
    before = len(letters_of_post())
    assert 'href="/account/briefings"' in signed_in.get("/account/").content.decode()
    page = signed_in.get("/account/briefings")
    assert "It goes to ada@example.org" in words(page)
    assert "added to your morning briefing" in words(page)
    assert "added to your morning briefing" not in words(signed_in.get("/briefings"))
    assert page["Referrer-Policy"] == "same-origin", "browsers must tell where its form comes from"
    answer = signed_in.post("/account/briefings", {"list": ["morning"]}, follow=True)
    assert "Your choice is kept" in words(answer)
    assert on() == ["morning"]
    assert len(letters_of_post()) == before
    signed_in.post("/account/briefings", {})
    assert not Recipient.objects.exists()


def test_strangers_are_led_to_the_door_and_forged_forms_are_refused(browser: Client, signed_in: Client) -> None:
    for answer in (browser.get("/account/briefings"), Client().post("/account/briefings", {"list": "morning"})):
        assert answer["Location"] == "/account/sign-in?next=/account/briefings"
    forger = Client(enforce_csrf_checks=True)
    forger.cookies = signed_in.cookies
    assert forger.post("/account/briefings", {"list": "morning"}).status_code == 403
    assert not Recipient.objects.exists()


def test_erasing_the_account_takes_the_mail_and_its_traces_along(signed_in: Client, hands: Hands) -> None:
    from wireroom.briefing.models import MailCopy  # noqa: PLC0415 - the room's own table
    from wireroom.reader.flows.erase import erase  # noqa: PLC0415 - as a press of the button would

    signed_in.post("/account/briefings", {"list": ["breaking"]})
    hands.order(hands.breaking(hands.story("Harbour bridge to close")))
    hands.work()
    assert MailCopy.objects.count() == 1
    erase(User.objects.get(email="ada@example.org"), now=datetime.now(UTC))
    deliver(lane="quick", now=datetime.now(UTC))
    letters_of_post()
    assert not MailCopy.objects.exists()
    assert "ada@example.org" not in everything_kept()


def everything_kept() -> str:
    """All rows of all tables of both databases, as text."""
    kept = []
    for alias in connections:
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                kept += [f"{table}: {row}" for row in cursor.fetchall()]
    assert len(kept) > 100, "there is something to look through"
    return "\n".join(kept)
