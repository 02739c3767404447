"""People: taken on, let in by a link that works once, given a role, switched off; never without an admin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from wireroom.desk.api import Role, UnableToChangePerson, everybody, give_role, make_link, switch_off, take_on

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = {"new_password1": "grey-gulls-inland", "new_password2": "grey-gulls-inland"}


def taken_on(name: str = "nils", role: Role = Role.REPORTER) -> User:
    return take_on(name=name, password="quiet-harbour-8", role=role, by="vesna", now=NOON)


def link_in(page: str) -> str:
    return page.split('value="https://courier.example')[1].split('"', maxsplit=1)[0]


def test_somebody_new_comes_in_by_a_link_shown_once(desk: Client) -> None:
    answer = desk.post("/desk/people", {"name": "nils", "role": "reporter"})
    page = answer.content.decode()
    link = link_in(page)
    assert answer["Cache-Control"] == "no-store"
    assert link not in desk.get("/desk/people").content.decode()
    assert "No password yet" in page

    newcomer = Client()
    assert "Welcome, nils" in newcomer.get(link).content.decode()
    short = newcomer.post(link, {"new_password1": "short", "new_password2": "short"})
    assert short.status_code == 422
    assert newcomer.post(link, WORDS)["Location"] == "/desk/"
    assert newcomer.get("/desk/").status_code == 200
    assert newcomer.get("/desk/people").status_code == 403

    for method in ("get", "post"):
        again = getattr(Client(), method)(link, WORDS)
        assert again.status_code == 410
        assert "This link is spent" in again.content.decode()


@pytest.mark.parametrize("spoil", [lambda link: link[:-1], lambda link: link.replace("welcome/", "welcome/9")])
def test_a_made_up_link_opens_nothing(editor: User, spoil: Callable[[str], str]) -> None:  # noqa: ARG001
    taken_on()
    link = "/desk/welcome/" + make_link(name="nils", by="vesna", now=NOON)
    assert Client().get(spoil(link)).status_code == 410


def test_a_new_link_ends_the_old_one_the_password_and_the_sessions(desk: Client) -> None:
    user = taken_on()
    theirs = Client()
    theirs.force_login(user)
    first = link_in(desk.post(f"/desk/people/{user.pk}", {"do": "link"}).content.decode())
    assert theirs.get("/desk/").status_code == 302
    second = link_in(desk.post(f"/desk/people/{user.pk}", {"do": "link"}).content.decode())
    assert Client().get(first).status_code == 410
    assert not Client().login(username="nils", password="quiet-harbour-8")
    assert Client().get(second).status_code == 200


def test_who_is_switched_off_is_out_at_once_and_for_good(desk: Client) -> None:
    user = taken_on()
    theirs = Client()
    theirs.force_login(user)
    assert theirs.get("/desk/").status_code == 200
    link = "/desk/welcome/" + make_link(name="nils", by="vesna", now=NOON)
    assert Client().post(link, WORDS).status_code == 302
    theirs.force_login(User.objects.get(pk=user.pk))

    desk.post(f"/desk/people/{user.pk}", {"do": "off"})
    assert theirs.get("/desk/").status_code == 302
    assert Client().post("/desk/sign-in", {"account": "nils", "password": WORDS["new_password1"]}).status_code == 422
    again = link_in(desk.post(f"/desk/people/{user.pk}", {"do": "link"}).content.decode())
    assert theirs.get("/desk/").status_code == 302, "an old session must not come back to life"
    assert Client().post(again, WORDS).status_code == 302


def test_the_last_admin_stays(desk: Client, editor: User) -> None:
    page = f"/desk/people/{editor.pk}"
    refused = desk.post(page, {"do": "role", "role": "editor"})
    assert refused.status_code == 409
    assert "This is the last admin" in refused.content.decode()
    for do in ("off", "link"):
        assert desk.post(page, {"do": do}).status_code == 409
    with pytest.raises(UnableToChangePerson, match="last admin"):
        switch_off(name="vesna", by="operator", now=NOON)

    other = taken_on("ulla", Role.ADMIN)
    switch_off(name="ulla", by="vesna", now=NOON)
    with pytest.raises(UnableToChangePerson, match="last admin"):
        give_role(name="vesna", role=Role.EDITOR, by="vesna", now=NOON)
    make_link(name="ulla", by="vesna", now=NOON)
    give_role(name="vesna", role=Role.EDITOR, by="vesna", now=NOON)
    assert {person.name: person.role for person in everybody()} == {"ulla": "admin", "vesna": "editor"}
    assert User.objects.get(pk=other.pk).is_active


@pytest.mark.parametrize("name", ["", "two words\x00", "a:b", "VESNA", "x" * 61])
def test_an_odd_name_is_refused_in_words(desk: Client, name: str) -> None:
    answer = desk.post("/desk/people", {"name": name, "role": "editor"})
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert len(everybody()) == 1


def test_a_role_that_is_none_is_refused(desk: Client) -> None:
    taken_on()
    user = User.objects.get(username="nils")
    assert desk.post("/desk/people", {"name": "ulla", "role": "owner"}).status_code == 422
    assert desk.post(f"/desk/people/{user.pk}", {"do": "role", "role": "owner"}).status_code == 409
    assert desk.post("/desk/people/99999", {"do": "off"}).status_code == 404
    assert desk.post(f"/desk/people/{user.pk}", {"do": "dance"}).status_code == 302
    assert {person.name: person.role for person in everybody()} == {"vesna": "admin", "nils": "reporter"}
