"""What `wireroom up` and `wireroom demo` say of where things are."""

from __future__ import annotations

import pytest

from wireroom.config.commands.demo import told_of
from wireroom.config.commands.up import by_name


@pytest.mark.parametrize(
    ("origin", "named"),
    [
        ("http://127.0.0.1:8001", "http://localhost:8001"),
        ("http://192.0.2.7:8000", ""),
        ("http://localhost:8000", ""),
        ("https://courier.example", ""),
    ],
)
def test_passkeys_are_said_to_work_at_this_machine_s_name(origin: str, named: str) -> None:
    assert by_name(origin) == named


def test_the_demo_says_where_its_letters_lie() -> None:
    assert ".demo/mail" in told_of(30)
    assert "30 times faster" in told_of(30)
