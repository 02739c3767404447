"""One editor writes at a time; the others are told, read along, and take over with a word."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from wireroom.desk.api import Role, take_on
from wireroom.desk.flows.pen import UnableToTakePen, be_here, leave, take_over
from wireroom.desk.models import Act, Comment
from wireroom.desk.queries.pens import pen_of, present
from wireroom.desk.rules.pens import COMING_BACK, LAST_WORDS, LONGEST_SILENCE, PenFacts, holder, may_save
from wireroom.kernel.pulse import pulse
from wireroom.story.api import Copy, DeskStory, desk_story, save_draft

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def oda(db: None) -> Client:  # noqa: ARG001 - the database is asked for by name
    client = Client()
    client.force_login(take_on(name="oda", role=Role.EDITOR, by="vesna", now=datetime.now(UTC)))
    return client


@pytest.mark.parametrize(
    ("editor", "later", "expected"),
    [
        ("vesna", SECOND, True),
        ("oda", SECOND, True),
        ("oda", LAST_WORDS, False),
        ("nils", SECOND, False),
        ("nils", LONGEST_SILENCE, True),
    ],
)
def test_whose_words_are_taken(editor: str, later: timedelta, *, expected: bool) -> None:
    pen = PenFacts(editor="vesna", since=NOON, seen_at=NOON, lost_by="oda", lost_at=NOON, word="Lunch.")

    assert may_save(pen, editor=editor, now=NOON + later) is expected
    assert may_save(None, editor=editor, now=NOON)


@pytest.mark.django_db
def test_who_comes_first_holds_the_pen_until_they_go() -> None:
    be_here(story_id=1, editor="vesna", now=NOON)
    be_here(story_id=1, editor="oda", now=NOON + SECOND)
    assert holder(pen_of(1), now=NOON) == "vesna"
    assert present(1, now=NOON + SECOND) == ("oda", "vesna")

    leave(story_id=1, editor="vesna", now=NOON)
    assert present(1, now=NOON + SECOND) == ("oda",)
    be_here(story_id=1, editor="oda", now=NOON + COMING_BACK)
    assert holder(pen_of(1), now=NOON + COMING_BACK) == "oda"


@pytest.mark.django_db
def test_who_loads_the_page_again_still_has_the_pen() -> None:
    be_here(story_id=1, editor="vesna", now=NOON)
    leave(story_id=1, editor="vesna", now=NOON)
    be_here(story_id=1, editor="oda", now=NOON + SECOND)
    be_here(story_id=1, editor="vesna", now=NOON + 2 * SECOND)
    later = NOON + COMING_BACK + SECOND
    be_here(story_id=1, editor="oda", now=later)
    assert holder(pen_of(1), now=later) == "vesna"


@pytest.mark.django_db
def test_a_silent_holder_has_put_the_pen_down() -> None:
    be_here(story_id=1, editor="vesna", now=NOON)
    later = NOON + LONGEST_SILENCE
    be_here(story_id=1, editor="oda", now=later)

    assert holder(pen_of(1), now=later) == "oda"
    assert present(1, now=later) == ("oda",)


@pytest.mark.django_db
def test_pages_are_told_of_a_change_and_not_of_every_breath() -> None:
    be_here(story_id=1, editor="vesna", now=NOON)
    told = pulse("writing")
    be_here(story_id=1, editor="vesna", now=NOON + SECOND)
    assert pulse("writing") == told
    be_here(story_id=1, editor="oda", now=NOON + SECOND)
    assert pulse("writing") == told + 1


@pytest.mark.django_db
def test_a_pen_is_taken_over_with_a_word_only() -> None:
    be_here(story_id=1, editor="vesna", now=NOON)
    with pytest.raises(UnableToTakePen, match="Say a word to vesna"):
        take_over(story_id=1, editor="oda", word=" ", now=NOON)
    assert take_over(story_id=1, editor="oda", word="You are  at lunch.", now=NOON) == "vesna"

    pen = pen_of(1)
    assert pen is not None
    assert (pen.editor, pen.lost_by, pen.word) == ("oda", "vesna", "You are at lunch.")


def test_another_s_pen_keeps_one_from_saving_and_from_publishing(desk: Client, oda: Client, story: DeskStory) -> None:
    address, base = f"/desk/stories/{story.row.id}", story.revision
    desk.post(f"{address}/here")
    fields = {"headline": "Hers", "section": "news", "base": base, "body": "Words of hers."}

    saved = oda.post(f"{address}/draft", fields)
    assert (saved.status_code, saved.json()["refused"]) == (409, "vesna has the pen. Take it over first, with a word.")
    published = oda.post(f"{address}/edit", fields | {"do": "publish"})
    assert published.status_code == 409
    assert "Words of hers." in published.content.decode()
    assert desk_story(story_id=story.row.id).revision == base

    oda.post(f"{address}/pen", {"word": "Breaking."})
    assert oda.post(f"{address}/draft", fields).status_code == 200
    told = desk.post(f"{address}/here").json()
    assert (told["mine"], told["holder"], told["word"]) == (False, "oda", "Breaking.")
    line = Act.objects.get(deed="took the pen over")
    assert (line.by, line.story, line.detail) == ("oda", story.row.id, "from vesna: Breaking.")


def test_last_words_are_taken_after_the_pen_was(desk: Client, oda: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}"
    desk.post(f"{address}/here")
    oda.post(f"{address}/pen", {"word": "Mine now."})
    fields = {"headline": "Last words", "section": "news", "base": story.revision}

    assert desk.post(f"{address}/draft", fields).status_code == 200


def test_comments_are_said_and_settled_on_the_log(desk: Client, oda: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}"
    desk.post(f"{address}/comments", {"text": "Who says <so>?", "passage": "The bridge  closes on Monday."})
    page = oda.get(f"{address}/edit").content.decode()
    assert "Who says &lt;so&gt;?" in page
    assert "The bridge closes on Monday." in page

    comment = Comment.objects.get()
    oda.post(f"{address}/comments/{comment.pk}/settle")
    oda.post(f"{address}/comments/{comment.pk}/settle")
    assert "settled by oda" in desk.get(f"{address}/comments/all").content.decode()
    assert list(Act.objects.filter(deed__in=["commented", "settled a comment"]).values_list("by", "detail")) == [
        ("vesna", "Who says <so>?"),
        ("oda", "Who says <so>?"),
    ]


def test_a_comment_is_settled_on_its_own_story_only(desk: Client, story: DeskStory) -> None:
    comment = Comment.objects.create(story=story.row.id + 1, editor="oda", text="Elsewhere", at=NOON)
    desk.post(f"/desk/stories/{story.row.id}/comments/{comment.pk}/settle")

    assert Comment.objects.get().settled_at is None


def test_states_stand_side_by_side_and_come_back(desk: Client, story: DeskStory) -> None:
    now, number = datetime.now(UTC), story.row.id
    one, two = (Copy(headline=headline, slugline="BRIDGE") for headline in ("One", "Two"))
    first = save_draft(story_id=number, editor="vesna", copy=one, base=story.revision, now=now)
    save_draft(story_id=number, editor="oda", copy=two, base=first.revision, now=now + SECOND)
    page = desk.get(f"/desk/stories/{number}/states").content.decode()
    assert page.index("Two") < page.index("One") < page.index("Version 1: First version")

    address, base = f"/desk/stories/{number}/states/restore", desk_story(story_id=number).revision
    desk.post(address, {"mark": f"r{first.revision}", "base": str(base)})
    assert desk_story(story_id=number).copy.headline == "One"
    desk.post(address, {"mark": "v1", "base": str(base + 1)})
    assert desk_story(story_id=number).copy.headline == "Harbour bridge to close"
    assert desk_story(story_id=number).copy.slugline == "BRIDGE"
    assert desk.post(address, {"mark": "r999"}).status_code == 404
    assert Act.objects.filter(deed="brought a state of the draft back").count() == 2


def test_a_state_is_not_brought_back_over_what_was_just_saved_or_against_the_pen(
    desk: Client, oda: Client, story: DeskStory
) -> None:
    now, number = datetime.now(UTC), story.row.id
    address, page = f"/desk/stories/{number}/states/restore", f"/desk/stories/{number}/states"
    seen = re.search(r'name="base" value="(\d+)"', _two_states(desk, story))
    assert seen
    hers = Copy(headline="Just saved")
    save_draft(story_id=number, editor="oda", copy=hers, base=desk_story(story_id=number).revision, now=now)
    for base in ({"base": seen[1]}, {}, {"base": "x"}):
        desk.post(address, {"mark": "v1"} | base)
        assert "nothing was brought back" in desk.get(page).content.decode()
    assert desk_story(story_id=number).copy.headline == "Just saved"

    oda.post(f"/desk/stories/{number}/here")
    desk.post(address, {"mark": "v1", "base": str(desk_story(story_id=number).revision)})
    assert "oda has the pen" in desk.get(page).content.decode()
    assert desk_story(story_id=number).copy.headline == "Just saved"


def _two_states(desk: Client, story: DeskStory) -> str:
    save_draft(
        story_id=story.row.id,
        editor="vesna",
        copy=Copy(headline="One"),
        base=story.revision,
        now=datetime.now(UTC),
    )
    return desk.get(f"/desk/stories/{story.row.id}/states").content.decode()
