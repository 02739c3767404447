"""Every address of the desk says which right it takes."""

from __future__ import annotations

from django.urls import URLPattern

from wireroom.desk.rules.roles import Right
from wireroom.desk.urls import PRESSED, RIGHTS, urlpatterns

FOR_ANYONE = {"sign-in", "challenge", "sign-out", "welcome"}


def test_no_address_is_without_a_right() -> None:
    assert all(isinstance(pattern, URLPattern) for pattern in urlpatterns), "name each address in the table itself"
    names = [str(pattern.name) for pattern in urlpatterns]
    assert len(names) == len(set(names))
    assert {name for name in names if name not in RIGHTS} == FOR_ANYONE
    assert all(isinstance(right, Right) for right in RIGHTS.values())


def test_buttons_with_a_right_of_their_own_are_on_a_page_that_exists() -> None:
    assert set(PRESSED) <= set(RIGHTS)
