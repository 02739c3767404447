from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from wireroom.circulation.api import readers_now
from wireroom.circulation.rules.door import ADDRESS, PURPOSE
from wireroom.circulation.rules.handover import Counted, Handover, as_bytes
from wireroom.kernel.inside import inside_word
from wireroom.kernel.site import current_site, furnish

pytestmark = pytest.mark.django_db
SAID = as_bytes(
    Handover(
        front="f",
        number=1,
        counted=(Counted(minute=datetime(2026, 11, 26, tzinfo=UTC), page="/a", measure="opened", count=1),),
        open_now=(("", 4),),
    )
)


@pytest.fixture
def word(tmp_path: Path) -> object:
    before = current_site()
    (tmp_path / "secret-key").write_text("quiet-harbour")
    furnish(replace(before, data=tmp_path))
    yield inside_word("quiet-harbour", purpose=PURPOSE)
    furnish(before)


def post(body: bytes, **headers: str) -> int:
    return (
        Client(enforce_csrf_checks=True, headers=headers)
        .post(f"/{ADDRESS}", body, content_type="application/json")
        .status_code
    )


def test_only_the_newsrooms_own_processes_may_hand_over(word: str) -> None:
    assert post(SAID) == 403
    assert post(SAID, **{"x-wireroom-inside": word[:-1]}) == 403
    assert readers_now() == 0
    assert post(SAID, **{"x-wireroom-inside": word}) == 204
    assert readers_now() == 4


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"front": 1, "number": "x", "counted": [], "open": []}'])
def test_a_hand_over_that_cannot_be_read_changes_nothing(word: str, body: bytes) -> None:
    assert post(body, **{"x-wireroom-inside": word}) == 400
    assert readers_now() == 0
