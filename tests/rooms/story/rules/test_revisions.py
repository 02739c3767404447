"""Which saves of a draft are states to come back to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wireroom.story.rules.revisions import SITTING, goes_on

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("editor", "later", "passing", "expected"),
    [
        ("vesna", timedelta(seconds=3), True, True),
        ("vesna", SITTING - timedelta(seconds=1), True, True),
        ("vesna", SITTING, True, False),
        ("oda", timedelta(seconds=3), True, False),
        ("vesna", timedelta(seconds=3), False, False),
        ("vesna", -timedelta(seconds=3), True, False),
    ],
)
def test_a_sitting_is_one_editors_and_ends(editor, later, passing, expected):
    found = goes_on(editor=editor, at=NOON + later, last_editor="vesna", last_began_at=NOON, last_passing=passing)
    assert found is expected
