"""The least is kept: so many pages, for so long, and never without the reader's wish."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from wireroom.reader.flows import keep_pages
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.models import KeptPage, Reader
from wireroom.reader.queries.kept_pages import read_pages, saved_pages
from wireroom.reader.rules.keeping import LARGEST_PAGE, READ_KEPT_FOR

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def user(db: None, monkeypatch: pytest.MonkeyPatch) -> User:  # noqa: ARG001 - the database is asked for by name
    monkeypatch.setattr(keep_pages, "MOST_SAVED", 3)
    monkeypatch.setattr(keep_pages, "MOST_READ", 3)
    made = User.objects.create_user("reader-1")
    Reader.objects.create(user=made, born_at=NOON)
    return made


def test_the_list_of_what_is_saved_has_an_end(user: User) -> None:
    for page in (1, 2, 3, 3):
        keep_pages.save_page(user, page=page, now=NOON + timedelta(minutes=page))
    with pytest.raises(Refusal, match="Remove one first"):
        keep_pages.save_page(user, page=4, now=NOON)
    keep_pages.drop_page(user, page=2)
    keep_pages.save_page(user, page=4, now=NOON + timedelta(hours=1))
    assert [each.page for each in saved_pages(user.pk)] == [4, 3, 1]


@pytest.mark.parametrize("page", [0, -1, LARGEST_PAGE + 1])
def test_a_number_that_no_page_has_is_kept_nowhere(user: User, page: int) -> None:
    keep_pages.remember(user, now=NOON)
    keep_pages.save_page(user, page=page, now=NOON)
    assert keep_pages.note_reading(user, page=page, edition=1, now=NOON) is None
    assert not KeptPage.objects.exists()


def test_only_the_newest_readings_are_kept_and_none_for_ever(user: User) -> None:
    keep_pages.remember(user, now=NOON)
    keep_pages.save_page(user, page=1, now=NOON)
    for page in (1, 2, 3, 4):
        keep_pages.note_reading(user, page=page, edition=1, now=NOON + timedelta(minutes=page))
    assert [each.page for each in read_pages(user.pk, limit=9)] == [4, 3, 2]
    assert KeptPage.objects.get(page=1).saved_at, "it is saved still, and not known to be read"

    later = NOON + READ_KEPT_FOR + timedelta(hours=1)
    before = keep_pages.note_reading(user, page=4, edition=2, now=later)
    assert before is not None
    assert before.edition == 1
    assert [each.page for each in read_pages(user.pk, limit=9)] == [4]
    assert KeptPage.objects.count() == 2
