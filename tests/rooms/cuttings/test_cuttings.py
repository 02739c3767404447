"""A reader's stories: saved, read if they want that remembered, changed since; taken along, and erased with them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cuttings_room import JSON, Browser, correct, hear, publish
from django.test import Client

from wireroom.reader.models import Consent, KeptPage
from wireroom.story import api as story

ADDRESSES = ("", "/save?story=1", "/save", "/remove", "/remember", "/forget", "/opened")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_asked_to_sign_in_and_brought_back(db: None, address: str, method: str) -> None:  # noqa: ARG001
    path = f"/account/stories{address}"
    answer = getattr(Client(), method)(path)
    if answer.status_code == 405:
        return
    assert answer.status_code == 303
    assert answer["Location"].startswith("/account/sign-in?next=%2Faccount%2Fstories")
    assert getattr(Client(), method)(path, **JSON).status_code == 401


def test_every_form_needs_its_token(ada: Browser) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ada.cookies
    for address in ("save", "remove", "remember", "forget", "opened"):
        assert strict.post(f"/account/stories/{address}", {"story": 1}).status_code == 403


def test_a_link_saves_nothing_and_its_button_does(ada: Browser) -> None:
    made = publish("Ferries are <full>")
    page = ada.get(f"/account/stories/save?story={made}")
    assert "Ferries are &lt;full&gt;" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert not KeptPage.objects.exists()
    for _ in range(2):
        assert ada.saves(made)["Location"] == "/account/stories"
    assert KeptPage.objects.count() == 1
    assert "Ferries are &lt;full&gt;" in ada.shelf()
    ada.post("/account/stories/remove", {"story": made})
    assert not KeptPage.objects.exists()


@pytest.mark.parametrize("rubbish", ["", "0", "-1", "²", "999", "9" * 40, "1.5", "x"])
def test_what_is_no_story_is_not_saved(ada: Browser, rubbish: str) -> None:
    publish("Ferries are full")
    assert ada.saves(rubbish).status_code == 404
    assert ada.post("/account/stories/remove", {"story": rubbish}).status_code == 303
    assert ada.post("/account/stories/opened", {"story": rubbish, "version": rubbish}, **JSON).status_code == 404
    assert not KeptPage.objects.exists()


def test_reading_is_remembered_only_for_who_asked_for_it(ada: Browser) -> None:
    made = publish("Ferries are full")
    assert ada.opens(made).json() == {"saved": False, "since": None}
    assert not KeptPage.objects.exists()

    ada.post("/account/stories/remember")
    ada.post("/account/stories/remember")
    assert Consent.objects.filter(words__contains="which pages I have opened").count() == 1
    ada.opens(made)
    assert "read <time" in ada.shelf()

    ada.post("/account/stories/forget")
    assert not KeptPage.objects.exists()
    ada.opens(made)
    assert not KeptPage.objects.exists()


def test_a_story_says_that_it_changed_since_it_was_read(ada: Browser) -> None:
    made = publish("Ferries are full")
    ada.post("/account/stories/remember")
    assert ada.opens(made).json()["since"] is None
    correct(made, "Ferries are half full")
    assert "changed since you read it" in ada.shelf()
    assert ada.opens(made, version=1).json()["since"] is None, "the page that is open is an old one itself"
    assert ada.opens(made, version=2).json()["since"]
    assert ada.opens(made, version=2).json()["since"] is None
    assert ada.opens(made, version=99).json()["since"] is None, "no reader reads what is not there yet"
    assert "changed since you read it" not in ada.shelf()


def test_forgetting_what_was_read_keeps_what_is_saved(ada: Browser) -> None:
    made = publish("Ferries are full")
    ada.post("/account/stories/remember")
    ada.opens(made)
    ada.saves(made)
    ada.post("/account/stories/forget")
    row = KeptPage.objects.get()
    assert (row.read_at, row.edition) == (None, 0)
    assert row.saved_at


def test_what_was_killed_is_counted_and_not_named(ada: Browser) -> None:
    made = publish("Ferries are full")
    ada.saves(made)
    story.kill(story_id=made, ordered_by="vesna", reason="It is not true.", now=datetime.now(UTC))
    page = ada.shelf()
    assert "Ferries are full" not in page
    assert "1 more is not here any more" in page
    assert ada.saves(made).status_code == 404


def test_another_reader_sees_nothing_of_it(ada: Browser) -> None:
    made = publish("Ferries are full")
    ada.saves(made)
    bo = Browser()
    bo.sign_in("bo@example.org")
    assert "Ferries are full" not in bo.shelf()
    bo.post("/account/stories/remove", {"story": made})
    assert "Ferries are full" in ada.shelf()


def test_a_copy_holds_it_and_erasure_takes_it_away(ada: Browser) -> None:
    made = publish("Ferries are full")
    ada.post("/account/stories/remember")
    ada.opens(made)
    ada.saves(made)
    found = ada.post("/account/export").json()
    assert found["remembers_what_was_read"] is True
    assert [(each["page"], each["version"]) for each in found["pages"]] == [(made, 1)]
    assert found["pages"][0]["saved"]
    assert any("which pages I have opened" in each["words"] for each in found["consents"])

    ada.post("/account/erase")
    ada.post("/account/erase", {"code": ada.code("ada@example.org")})
    hear()
    assert not KeptPage.objects.exists()
    assert not Consent.objects.exists()
