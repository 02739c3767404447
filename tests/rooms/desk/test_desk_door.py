"""Nobody but staff gets in, by any address, and no cache keeps what they see."""

from __future__ import annotations

from itertools import product

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse

from wireroom.desk.urls import urlpatterns

pytestmark = pytest.mark.django_db
OPEN = {"sign-in", "challenge", "sign-out", "welcome"}
NUMBERED = (
    "story",
    "item",
    "entry",
    "delivery",
    "preset",
    "thread",
    "note",
    "rule",
    "alert",
    "user",
    "device",
    "edition",
    "comment",
    "picture",
)
NAMED = {
    "name": "halyard",
    "slug": "imprint",
    "kind": "sftp",
    "form": "csv",
    "token": "none",
    "payment": "ch_none",
    "shape": "card",
}
GUESSES: dict[str, int | str] = {f"{each}_id": 1 for each in NUMBERED} | NAMED
LOCKED = [pattern for pattern in urlpatterns if pattern.name not in OPEN]


def address_of(pattern: URLPattern) -> str:
    wanted = pattern.pattern.converters
    return reverse(f"desk:{pattern.name}", kwargs={name: GUESSES[name] for name in wanted})


def test_strangers_are_asked_to_sign_in(subtests: pytest.Subtests) -> None:
    for pattern, method in product(LOCKED, ("get", "head", "put")):
        with subtests.test(pattern.name, method=method):
            answer = getattr(Client(), method)(address_of(pattern))

            assert answer.status_code == 302
            assert answer["Location"].startswith("/desk/sign-in?next=")
            assert answer["Cache-Control"] == "no-store"


def test_what_strangers_send_is_not_acted_on(subtests: pytest.Subtests) -> None:
    for pattern in LOCKED:
        with subtests.test(pattern.name):
            answer = Client().post(address_of(pattern), {"do": "publish", "reason": "x"})

            assert answer.status_code == 401
            assert answer["Cache-Control"] == "no-store"
            assert "You were signed out" in answer.content.decode()


def test_readers_with_an_account_are_refused(subtests: pytest.Subtests) -> None:
    client = Client()
    client.force_login(User.objects.create_user("reader"))
    for pattern, method in product(LOCKED, ("get", "post")):
        with subtests.test(pattern.name, method=method):
            answer = getattr(client, method)(address_of(pattern))

            assert answer.status_code == 403
            assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "address",
    [
        "/desk/sign-out",
        "/desk/stories/1/follow",
        "/desk/wire/1/open",
        "/desk/quarantine/1/retry",
        "/desk/quarantine/1/dismiss",
        "/desk/feeds/halyard/secret",
        "/desk/alerts/1/approve",
        "/desk/alerts/1/stop",
    ],
)
def test_what_acts_cannot_be_linked_to(desk: Client, address: str) -> None:
    assert desk.get(address).status_code == 405


def test_every_post_needs_the_token_of_its_own_form(editor: User, subtests: pytest.Subtests) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    for pattern in urlpatterns:
        with subtests.test(pattern.name):
            answer = client.post(address_of(pattern), {"do": "publish", "reason": "x"})

            assert answer.status_code == 403
            assert "send it once more" in answer.content.decode()


def test_the_policy_allows_no_inline_script(desk: Client) -> None:
    answer = desk.get("/desk/feeds")
    page = answer.content.decode()

    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "<script>" not in page
    assert " style=" not in page
    assert " onclick" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/desk/stories/999",
        "/desk/stories/999/edit",
        "/desk/wire/999",
        "/desk/wire/999/raw",
        "/desk/deliveries/999/raw",
        "/desk/feeds/nobody",
        "/desk/wire/picture?provider=a&href=b",
    ],
)
def test_what_is_not_there_is_not_found(desk: Client, address: str) -> None:
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("path", ["wire/threads/{}", "wire/{}", "wire/{}/state", "stories/{}"])
def test_a_number_that_no_table_holds_is_only_missing(editor: User, path: str) -> None:
    client = Client()
    client.force_login(editor)
    told = [client.get("/desk/" + path.format(number)).status_code for number in (10**18 - 1, 2**63, 10**30)]
    assert told == [404] * 3
