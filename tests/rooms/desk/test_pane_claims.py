"""Claims and notes: who has a running story, and what the desk was told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from filed import filed_items
from wireroom.desk.api import Role, take_on
from wireroom.desk.flows.claim import UnableToTake, let_go, take
from wireroom.desk.flows.follow_threads import follow_joined
from wireroom.desk.flows.note import LONGEST, add_note, delete_note
from wireroom.desk.models import Claim, DeskNote
from wireroom.desk.queries.desk_work import claims_of, notes_of
from wireroom.kernel.pulse import pulse
from wireroom.story.api import DeskStory

Bring = Callable[..., DeskStory | None]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def other(db: None) -> Client:  # noqa: ARG001 - the database is asked for by name
    client = Client()
    client.force_login(
        take_on(name="marko", password="quiet-harbour-8", role=Role.REPORTER, by="test", now=datetime.now(UTC))
    )
    return client


@pytest.mark.django_db
def test_one_takes_and_another_is_told_who() -> None:
    assert take(thread_id=7, editor="vesna", now=NOW) == ""
    beats = pulse("wire")

    with pytest.raises(UnableToTake, match="vesna has taken this"):
        take(thread_id=7, editor="marko", now=NOW)
    with pytest.raises(UnableToTake, match="vesna"):
        take(thread_id=7, editor="marko", over="ana", now=NOW)
    assert take(thread_id=7, editor="vesna", now=NOW) == ""
    assert pulse("wire") == beats, "nothing changed, so nobody is told"

    assert take(thread_id=7, editor="marko", over="vesna", now=NOW + timedelta(minutes=1)) == "vesna"
    assert claims_of([7])[7].editor == "marko"
    assert pulse("wire") == beats + 1


@pytest.mark.django_db
def test_only_ones_own_is_let_go() -> None:
    take(thread_id=7, editor="vesna", now=NOW)

    let_go(thread_id=7, editor="marko")
    assert claims_of([7])[7].editor == "vesna"
    let_go(thread_id=7, editor="vesna")
    assert claims_of([7]) == {}


@pytest.mark.django_db
def test_notes_are_added_in_order_and_only_ones_own_deleted() -> None:
    assert not add_note(thread_id=7, editor="vesna", text=" \n\x00 ", now=NOW)
    add_note(thread_id=7, editor="vesna", text="Ring the board.\x00", now=NOW)
    add_note(thread_id=7, editor="marko", text="x" * (LONGEST + 1), now=NOW)

    first, second = notes_of([7])[7]
    assert first.text == "Ring the board."
    assert len(second.text) == LONGEST
    assert not delete_note(note_id=first.id, editor="marko")
    assert delete_note(note_id=first.id, editor="vesna")
    assert [note.id for note in notes_of([7])[7]] == [second.id]


@pytest.mark.django_db
def test_they_go_with_a_joined_thread_and_the_older_claim_stands() -> None:
    take(thread_id=1, editor="vesna", now=NOW)
    take(thread_id=2, editor="marko", now=NOW - timedelta(minutes=5))
    take(thread_id=3, editor="ana", now=NOW)
    add_note(thread_id=2, editor="marko", text="Two.", now=NOW)

    joined = [(2, 1), (3, 4)]
    follow_joined(joined)
    follow_joined(joined)

    assert dict(Claim.objects.values_list("thread", "editor")) == {1: "marko", 4: "ana"}
    assert dict(DeskNote.objects.values_list("thread", "text")) == {1: "Two."}


def test_a_claim_is_shown_to_everybody_and_taken_over_knowingly(desk: Client, other: Client, bring: Bring) -> None:
    bring()
    item = filed_items()[0]
    desk.post(f"/desk/wire/{item.id}/claim", {"do": "take"})
    assert "You have taken this" in desk.get(f"/desk/wire/{item.id}").content.decode()

    refused = other.post(f"/desk/wire/{item.id}/claim", {"do": "take", "pane": "1"}, follow=True).content.decode()
    assert "vesna has taken this already" in refused
    assert "Take over from vesna" in refused

    taken = other.post(f"/desk/wire/{item.id}/claim", {"do": "take", "over": "vesna", "pane": "1"}, follow=True)
    assert "Taken over from vesna." in taken.content.decode()
    assert "marko has taken this" in desk.get(f"/desk/wire/{item.id}?pane=1").content.decode()


def test_notes_are_told_to_the_desk_as_text(desk: Client, other: Client, bring: Bring) -> None:
    bring()
    item = filed_items()[0]
    desk.post(f"/desk/wire/{item.id}/notes", {"text": "<b>Ring</b> the board."})
    (note,) = notes_of([item.thread_id])[item.thread_id]

    seen = other.get(f"/desk/wire/{item.id}").content.decode()
    assert "&lt;b&gt;Ring&lt;/b&gt; the board." in seen
    assert f"/notes/{note.id}/delete" not in seen

    other.post(f"/desk/wire/{item.id}/notes/{note.id}/delete")
    assert notes_of([item.thread_id])
    desk.post(f"/desk/wire/{item.id}/notes/{note.id}/delete")
    assert not notes_of([item.thread_id])
