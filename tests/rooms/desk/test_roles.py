"""Roles: what each may do, asked of every address of the desk with every method."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from test_desk_door import LOCKED, address_of

from wireroom.alert.models import STORE
from wireroom.desk.api import Role, take_on
from wireroom.desk.models import Member
from wireroom.desk.rules.roles import Right, lacking, rights_of, roles_with
from wireroom.desk.urls import PRESSED, RIGHTS
from wireroom.story.api import Copy, DeskStory, desk_story, save_draft

SignIn = Callable[[Role | None], Client]
METHODS = ("get", "head", "post", "put", "delete")


@contextmanager
def undone() -> Iterator[None]:
    """What is pressed meanwhile is taken back."""
    with transaction.atomic(), transaction.atomic(using=STORE):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using=STORE)


@pytest.fixture
def sign_in(db: None) -> SignIn:  # noqa: ARG001 - the database is asked for by name
    def _sign_in(role: Role | None) -> Client:
        user = (
            take_on(name="ines", password=None, role=role, by="test", now=datetime.now(UTC))
            if role
            else User.objects.create_user("ines", is_staff=True)
        )
        client = Client()
        client.force_login(user)
        return client

    return _sign_in


def test_each_role_may_what_the_one_before_may_and_more() -> None:
    for less, more in pairwise((None, *Role)):
        assert rights_of(less) < rights_of(more)
    assert rights_of(Role.ADMIN) == frozenset(Right)


@pytest.mark.parametrize(
    ("right", "least"),
    [
        (Right.READ, Role.REPORTER),
        (Right.WRITE, Role.REPORTER),
        (Right.NUMBERS, Role.REPORTER),
        (Right.PUBLISH, Role.SUB_EDITOR),
        (Right.CORRECT, Role.SUB_EDITOR),
        (Right.PICTURES, Role.SUB_EDITOR),
        (Right.RELEASE, Role.EDITOR),
        (Right.KILL, Role.EDITOR),
        (Right.ALERTS, Role.EDITOR),
        (Right.BRIEFINGS, Role.EDITOR),
        (Right.FRONTS, Role.EDITOR),
        (Right.APPEALS, Role.EDITOR),
        (Right.FEEDS, Role.EDITOR),
        (Right.AUDIT, Role.EDITOR),
        (Right.MONEY, Role.EDITOR),
        (Right.REFUND, Role.ADMIN),
        (Right.PEOPLE, Role.ADMIN),
        (Right.SITE, Role.ADMIN),
    ],
)
def test_each_right_begins_with_a_role(right: Right, least: Role) -> None:
    assert roles_with(right)[0] is least


@pytest.mark.parametrize("role", [None, *Role])
def test_wrong_roles_are_refused_by_every_method(sign_in: SignIn, role: Role | None, subtests: pytest.Subtests) -> None:
    take_on(name="ulla", password=None, role=Role.ADMIN, by="test", now=datetime.now(UTC))
    client = sign_in(role)
    for pattern in (pattern for pattern in LOCKED if RIGHTS[pattern.name] not in rights_of(role)):
        with subtests.test(pattern.name):
            for method in METHODS:
                answer = getattr(client, method)(address_of(pattern))
                assert answer.status_code == 403, method
                assert answer["Cache-Control"] == "no-store"
            told = client.get(address_of(pattern)).content.decode()
            assert lacking(RIGHTS[pattern.name], role) in told
            assert "Ask ulla" in told


@pytest.mark.parametrize("role", Role)
def test_right_roles_are_let_in(sign_in: SignIn, role: Role, subtests: pytest.Subtests) -> None:
    cookies = sign_in(role).cookies
    for pattern in (pattern for pattern in LOCKED if RIGHTS[pattern.name] in rights_of(role)):
        with subtests.test(pattern.name), undone():
            client = Client()
            client.cookies.update(cookies)
            for method in ("get", "post"):
                answer = getattr(client, method)(address_of(pattern))
                assert answer.status_code != 403, method
                assert "/sign-in" not in answer.get("Location", ""), method


@pytest.mark.parametrize("role", Role)
def test_a_button_may_need_more_than_its_page(sign_in: SignIn, role: Role, subtests: pytest.Subtests) -> None:
    client = sign_in(role)
    pages = {pattern.name: pattern for pattern in LOCKED}
    buttons = [(name, do, right) for name, rights in PRESSED.items() for do, right in rights.items()]
    for name, do, right in ((name, do, right) for name, do, right in buttons if right not in rights_of(role)):
        with subtests.test(name, do=do):
            form = {"do": do, "base": "0", "headline": "Ferry", "section": "news"}
            answer = client.post(address_of(pages[name]), form)

            assert answer.status_code == 403
            needed = next(each for each in (RIGHTS[name], right) if each not in rights_of(role))
            assert lacking(needed, role) in answer.content.decode()


def test_a_second_button_in_the_form_hides_nothing(sign_in: SignIn, story: DeskStory) -> None:
    answer = sign_in(Role.REPORTER).post(f"/desk/stories/{story.row.id}/edit", {"do": ["publish", "save"]})
    assert answer.status_code == 403
    assert desk_story(story_id=story.row.id).draft is None


def test_a_script_is_told_in_json(sign_in: SignIn) -> None:
    take_on(name="ulla", password=None, role=Role.ADMIN, by="test", now=datetime.now(UTC))
    client = sign_in(Role.REPORTER)
    for headers in ({"Accept": "application/json"}, {"Sec-Fetch-Mode": "cors"}):
        answer = client.get("/desk/feeds", headers=headers)
        assert answer.status_code == 403
        assert answer.json() == {"refused": lacking(Right.FEEDS, Role.REPORTER), "right": "feeds", "ask": ["ulla"]}


def test_what_may_not_be_pressed_is_not_shown(sign_in: SignIn, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}"
    save_draft(
        story_id=story.row.id, editor="ines", copy=Copy(headline="Ferry"), base=story.revision, now=story.row.created_at
    )
    for role, shown in ((Role.REPORTER, False), (Role.EDITOR, True)):
        Member.objects.all().delete()
        User.objects.all().delete()
        client = sign_in(role)
        page, editor = client.get(address).content.decode(), client.get(f"{address}/edit").content.decode()
        assert ("/kill" in page) is shown
        assert ("/follow" in page) is shown
        assert ('value="publish"' in editor) is shown
        assert ('value="correct"' in editor) is shown
        assert ('href="/desk/feeds"' in page) is shown
        assert 'href="/desk/wire"' in page


def test_a_role_counts_from_the_next_press(sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    assert client.get("/desk/feeds").status_code == 200
    Member.objects.update(role=Role.REPORTER)
    assert client.get("/desk/feeds").status_code == 403


def test_who_was_on_the_staff_before_may_what_they_could(db: None) -> None:  # noqa: ARG001 - as above
    from importlib import import_module  # noqa: PLC0415 - a migration's name is no identifier

    give_roles = import_module("wireroom.desk.migrations.0003_members").give_roles
    User.objects.create_user("reader")
    User.objects.create_superuser("gone", is_active=False)
    for name in ("first", "second"):
        User.objects.create_user(name, is_staff=True)
    give_roles(apps, None)

    roles = dict(Member.objects.values_list("user__username", "role"))
    assert roles == {"gone": "admin", "first": "admin", "second": "editor"}
