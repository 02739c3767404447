from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wireroom.story.api import Copy, desk_stories, save_draft
from wireroom.story.queries import words

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small archive stands for a large one: four matches are many."""
    monkeypatch.setattr(words, "FEW", 4)


def begin(*headlines: str) -> list[int]:
    return [
        save_draft(
            story_id=None, editor="vesna", copy=Copy(headline=headline), base=0, now=NOW + timedelta(minutes=number)
        ).story_id
        for number, headline in enumerate(headlines)
    ]


def found(asked: str, **narrowed: str) -> list[int]:
    return [row.id for row in desk_stories(words=asked, limit=50, **narrowed)]


@pytest.mark.usefixtures("_few")
def test_a_word_that_many_stories_have_finds_all_of_them_newest_first() -> None:
    ids = begin(*(f"Tide report {number}" for number in range(9)), "Ferry")
    assert found("tide") == ids[8::-1]
    assert found("report tide") == ids[8::-1]
    assert found("tide 3") == [ids[3]]
    assert found("tide", state="draft") == ids[8::-1]
    assert found("tide", state="killed") == []


@pytest.mark.usefixtures("_few")
def test_a_beginning_that_many_stories_have_finds_those_begun_last() -> None:
    ids = begin(*(f"Tidewater {number}" for number in range(9)))
    assert found("tidew") == ids[8:4:-1]


@pytest.mark.usefixtures("_few")
def test_few_matches_are_found_wherever_they_stand() -> None:
    ids = begin("Tidewater", *(f"Ferry {number}" for number in range(9)))
    assert found("tidew") == [ids[0]]
    assert found("tidew ferry") == []
