from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from wireroom.circulation.api import count
from wireroom.circulation.rules.grains import begin_of
from wireroom.circulation.rules.handover import Counted, Handover
from wireroom.story.api import DeskStory, address

pytestmark = pytest.mark.django_db


def read(path: str, **measures: int) -> None:
    now = datetime.now(UTC)
    minute = begin_of(now, "minute")
    counted = (
        Counted(minute=minute, page=path, measure=measure.replace("_", "-"), count=n) for measure, n in measures.items()
    )
    count(handover=Handover(front="f", number=1, counted=tuple(counted), open_now=(("", 7), (path, 7))), now=now)


@pytest.mark.parametrize("span", ["", "hour", "day", "week", "month", "year", "century"])
def test_the_numbers_of_the_site(desk: Client, bring: Callable[..., DeskStory], span: str) -> None:
    story = bring(headline="Ferry counts")
    read(address(story_id=story.row.id), opened=40, from_alert=30, from_search=10, quarter_4=8, seconds=400)
    page = desk.get(f"/desk/numbers?span={span}").content.decode()
    for words in ("Ferry counts", "Search engines", "<dd>40</dd>", "75 %", "20 %", "<dd>10 s</dd>", "<dd>7</dd>"):
        assert words in page


def test_the_numbers_of_a_story_mark_its_versions(desk: Client, bring: Callable[..., DeskStory]) -> None:
    story = bring(headline="Ferry counts")
    read(address(story_id=story.row.id), opened=4)
    page = desk.get(f"/desk/numbers/{story.row.id}?span=hour").content.decode()
    assert "Version 1, new" in page
    assert page.count('class="chart-mark"') == 1
    assert desk.get("/desk/numbers/999").status_code == 404


def test_nothing_counted_yet_is_said(desk: Client) -> None:
    assert "Nothing was read yet" in desk.get("/desk/numbers").content.decode()
