"""The wire item as a pane of the monitor and as a page of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from filed import filed_items
from wireroom.desk.models import Viewed
from wireroom.kernel.outbox import deliver
from wireroom.story.api import DeskStory

Bring = Callable[..., DeskStory | None]


def pane_of(desk: Client, item_id: int, query: str = "") -> str:
    return desk.get(f"/desk/wire/{item_id}?pane=1{query}").content.decode()


def test_the_fragment_and_the_page_say_the_same(desk: Client, bring: Bring) -> None:
    bring(ednote="Desk phone 0555 0100.")
    item = filed_items()[0]

    fragment, page = pane_of(desk, item.id), desk.get(f"/desk/wire/{item.id}").content.decode()

    assert fragment.lstrip().startswith("<article")
    assert "<html" not in fragment
    for words in (
        "Harbour bridge to close",
        "Ferries will run.",
        "Private, not for publication",
        "Desk phone 0555 0100.",
    ):
        assert words in fragment
        assert words in page
    assert f'data-item-pane="{item.id}" data-thread="{item.thread_id}"' in fragment
    assert '<h2 class="pane-title"' in fragment
    assert '<h1 class="pane-title"' in page


def test_a_private_note_is_told_apart_from_one_for_readers(desk: Client, bring: Bring) -> None:
    bring(ednote="Not before the council meets.")

    fragment = pane_of(desk, filed_items()[0].id)

    private = re.search(r'<aside class="pane-note pane-private".*?</aside>', fragment, re.DOTALL)
    assert private is not None
    assert "Not before the council meets." in private[0]


def test_copy_under_embargo_warns_at_every_way_out(desk: Client, bring: Bring) -> None:
    bring(embargoed="2099-01-01T00:00:00Z")

    fragment = pane_of(desk, filed_items()[0].id)

    assert 'data-hold="until Thu 1 Jan 2099, 01:00 CET"' in fragment
    assert "data-until" in fragment
    assert re.search(r'/raw" download data-guarded="', fragment)
    assert re.search(r'(/open"|/desk/stories/\d+") data-(guarded|key)=', fragment)


def test_an_embargo_that_ended_holds_nothing(desk: Client, bring: Bring) -> None:
    bring(embargoed="2020-01-01T00:00:00Z")

    fragment = pane_of(desk, filed_items()[0].id)

    assert "data-hold" not in fragment
    assert "Its embargo ended" in fragment


def test_what_the_newsroom_made_of_it_is_linked(desk: Client, bring: Bring) -> None:
    story = bring()
    assert story is not None

    fragment = pane_of(desk, filed_items()[0].id)

    assert f'href="/desk/stories/{story.row.id}"' in fragment
    assert ">Live</span>" in fragment
    assert "Open as story" not in fragment
    thread = desk.get(f"/desk/wire/threads/{story.thread_id}")
    assert thread["Location"] == f"/desk/wire/{filed_items()[0].id}"
    assert f"/desk/wire/threads/{story.thread_id}" in desk.get(f"/desk/stories/{story.row.id}").content.decode()
    assert desk.get("/desk/wire/threads/999999").status_code == 404


def test_any_two_takes_are_compared_as_marked_text(desk: Client, bring: Bring) -> None:
    for version, day in enumerate(("Monday", "Tuesday", "Friday"), start=1):
        bring(version=version, body_xhtml=f"<p>The bridge closes on {day}.</p><p>Ferries will run.</p>")
    newest, middle, oldest = filed_items()

    assert "<del>Tuesday</del><ins>Friday</ins>" in pane_of(desk, newest.id)
    assert "<del>Monday</del><ins>Friday</ins>" in pane_of(desk, newest.id, f"&old={oldest.id}&new={newest.id}")
    assert "<del>Monday</del><ins>Tuesday</ins>" in pane_of(desk, newest.id, f"&old={middle.id}&new={oldest.id}")
    assert "<del>Monday</del><ins>Tuesday</ins>" in pane_of(desk, oldest.id)
    assert "<del>Tuesday" in pane_of(desk, newest.id, "&old=nonsense&new=0")


def test_an_old_take_names_the_later_one(desk: Client, bring: Bring) -> None:
    bring()
    bring(version=2, headline="Harbour bridge closes early")
    newest, oldest = filed_items()

    assert "A later take came" in pane_of(desk, oldest.id)
    assert "A later take came" not in pane_of(desk, newest.id)


def test_hostile_copy_is_shown_as_text(desk: Client, bring: Bring) -> None:
    bring(
        headline='<script>alert(1)</script>" onmouseover="x', ednote="<img src=x onerror=alert(1)>", slugline="<b>S</b>"
    )
    bring(version=2, headline="<i>two</i>", body_xhtml="<p>&lt;script&gt;two&lt;/script&gt;</p>")

    for found in filed_items():
        fragment = pane_of(desk, found.id)
        assert "<script" not in fragment
        assert "<img src=x" not in fragment
        assert "<b>S" not in fragment
        assert "<i>two" not in fragment


def test_seen_is_kept_for_each_editor_and_can_be_taken_back(desk: Client, bring: Bring) -> None:
    bring()
    item = filed_items()[0]
    assert " data-seen" not in pane_of(desk, item.id).split(">", 1)[0]

    for _ in range(2):
        answer = desk.post(f"/desk/wire/{item.id}/viewed", {"pane": "1"}, follow=True)
    assert " data-seen" in answer.content.decode().split(">", 1)[0]
    assert list(Viewed.objects.values_list("editor", "item")) == [("vesna", item.id)]

    desk.post(f"/desk/wire/{item.id}/viewed", {"seen": "0"})
    assert not Viewed.objects.exists()
    assert desk.post("/desk/wire/999999/viewed").status_code == 404


def test_the_state_changes_with_what_stands_beside_the_item_only(desk: Client, bring: Bring) -> None:
    bring()
    item = filed_items()[0]

    def state() -> str:
        return str(desk.get(f"/desk/wire/{item.id}/state").json()["state"])

    first = state()
    assert f'data-state="{first}"' in pane_of(desk, item.id)
    desk.post(f"/desk/wire/{item.id}/viewed")
    assert state() == first
    desk.post(f"/desk/wire/{item.id}/notes", {"text": "Ring the harbour board."})
    second = state()
    desk.post(f"/desk/wire/{item.id}/claim", {"do": "take"})
    third = state()
    bring(version=2)
    assert len({first, second, third, state()}) == 4
    assert desk.get("/desk/wire/999999/state").status_code == 404


def test_the_pane_is_for_staff(client: Client, bring: Bring) -> None:
    bring()
    item = filed_items()[0]
    for path in ("?pane=1", "/state", "/join"):
        assert client.get(f"/desk/wire/{item.id}{path}").status_code == 302
    for path in ("claim", "notes", "viewed", "split", "take-back"):
        assert client.post(f"/desk/wire/{item.id}/{path}", {"do": "take", "text": "x"}).status_code == 401


def test_a_picture_that_is_not_here_says_why(desk: Client, bring: Bring) -> None:
    pictures = {
        name: {"type": "picture", "uri": f"urn:halyard:{name}", "renditions": {"main": {"href": href}}}
        for name, href in (("quay", "quay.jpg"), ("far", "https://pictures.halyard.example/far.jpg"))
    }
    bring(associations=pictures)
    deliver(lane="slow", now=datetime.now(UTC))
    page = pane_of(desk, filed_items()[0].id)
    assert "This picture is on its way." in page
    assert "This picture is not here: " in page


def test_a_kill_in_words_says_that_it_does_nothing_and_what_it_means(desk: Client, bring: Bring) -> None:
    bring(uri="urn:halyard:b", headline="Mayor eats hat", slugline="MAYOR-HAT")
    bring(uri="urn:halyard:k", headline="MANDATORY KILL: Mayor eats hat", slugline="MAYOR-HAT-KILL")
    page = pane_of(desk, filed_items()[0].id)
    assert "It takes nothing down by itself" in page
    assert "It seems to mean" in page
    assert "Mayor eats hat</a></li>" in page
    assert "It takes nothing down" not in pane_of(desk, filed_items()[1].id)
