"""What an editor does to a story, from the form to what readers get."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from wireroom.desk.flows.pen import be_here
from wireroom.story.api import Copy, DeskStory, corrections, desk_story, published_story, save_draft


def form_of(desk: Client, story_id: int) -> dict[str, str]:
    """What the editor's form holds, as a browser would send it back."""
    page = desk.get(f"/desk/stories/{story_id}/edit").content.decode()
    fields = dict(re.findall(r'<input[^>]*name="(?P<name>[^"]+)"[^>]*?value="(?P<value>[^"]*)"', page))
    fields |= re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    fields |= re.findall(r'<select[^>]*name="([^"]+)".*?value="([^"]*)" selected', page, re.DOTALL)
    return {
        name: unescape(value).replace("\n", "\r\n") for name, value in fields.items() if name != "csrfmiddlewaretoken"
    }


def hand_in(desk: Client, story: DeskStory, *, do: str, **changes: str) -> object:
    fields = form_of(desk, story.row.id) | {"do": do} | changes
    return desk.post(f"/desk/stories/{story.row.id}/edit", fields)


def public(story: DeskStory) -> object:
    return published_story(now=datetime.now(UTC), story_id=story.row.id)


def test_editing_and_publishing(desk: Client, story: DeskStory) -> None:
    answer = hand_in(desk, story, do="publish", headline="Bridge shuts", body="One **bold** word.\r\n\r\n- a\r\n- b")

    assert answer.status_code == 302
    now_public = public(story)
    assert now_public.current.headline == "Bridge shuts"
    assert [(block.kind, block.html) for block in now_public.current.body] == [
        ("paragraph", "One <strong>bold</strong> word."),
        ("list", "<li>a</li><li>b</li>"),
    ]
    assert not desk_story(story_id=story.row.id).row.following


def test_a_draft_is_kept_and_shown_to_nobody(desk: Client, story: DeskStory) -> None:
    hand_in(desk, story, do="save", headline="Only an idea")

    assert public(story).current.headline == "Harbour bridge to close"
    assert form_of(desk, story.row.id)["headline"] == "Only an idea"
    assert "Only an idea" in desk.get(f"/desk/stories/{story.row.id}/preview").content.decode()


def test_opening_and_saving_changes_nothing(desk: Client, story: DeskStory) -> None:
    hand_in(desk, story, do="save")
    answer = hand_in(desk, story, do="publish")

    assert answer.status_code == 409
    assert "Your draft is saved" in answer.content.decode()
    assert len(desk_story(story_id=story.row.id).versions) == 1
    assert desk_story(story_id=story.row.id).copy.body == story.copy.body


def test_a_correction_needs_its_note(desk: Client, story: DeskStory) -> None:
    refused = hand_in(desk, story, do="correct", headline="Bridge to close on Tuesday", note=" ")
    assert refused.status_code == 409
    assert public(story).current.headline == "Harbour bridge to close"

    hand_in(desk, story, do="correct", note="The day was wrong. It is <Tuesday>.")
    current = public(story).current
    assert (current.kind, current.headline) == ("correction", "Bridge to close on Tuesday")
    assert current.note == "The day was wrong. It is <Tuesday>."
    assert [each.note for each in corrections(now=datetime.now(UTC))] == [current.note]


def test_a_kill_asks_once_and_wants_a_reason(desk: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}/kill"
    asked = desk.get(address).content.decode()
    assert story.row.path in asked
    assert "cannot be undone" in asked
    assert desk.post(address, {"reason": "  "}).status_code == 422
    assert public(story) is not None

    assert desk.post(address, {"reason": "Invented."}).status_code == 302
    assert public(story) is None
    killed = desk_story(story_id=story.row.id)
    assert (killed.row.state, killed.kill_order.ordered_by, killed.kill_order.reason) == (
        "killed",
        "vesna",
        "Invented.",
    )

    page = desk.get(f"/desk/stories/{story.row.id}").content.decode()
    assert "Invented." in page
    assert not re.search(r"<(a|button)[^>]*>\s*(Publish|Restore|Edit)", page)
    assert desk.post(address, {"reason": "Again."}).status_code == 302
    assert desk_story(story_id=story.row.id).kill_order.reason == "Invented."


def test_two_editors_lose_nothing(desk: Client, story: DeskStory) -> None:
    mine = form_of(desk, story.row.id) | {"do": "publish", "headline": "Mine", "body": "My body."}
    hand_in(desk, story, do="save", headline="Theirs", body="Their body.")

    answer = desk.post(f"/desk/stories/{story.row.id}/edit", mine)
    page = answer.content.decode()

    assert answer.status_code == 409
    for words in ("Theirs", "Their body.", "Mine", "My body."):
        assert words in page
    assert public(story).current.headline == "Harbour bridge to close", "nothing is published over a conflict"
    assert desk_story(story_id=story.row.id).copy.headline == "Theirs"

    base = re.search(r'name="base" value="(\d+)"', page) or re.search(r'name="base"[^>]*value="(\d+)"', page)
    assert base is not None
    desk.post(f"/desk/stories/{story.row.id}/edit", mine | {"base": base[1], "do": "save"})
    assert desk_story(story_id=story.row.id).copy.headline == "Mine"


def test_wire_copy_waits_for_the_editor_and_can_be_taken(
    desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory
) -> None:
    hand_in(desk, story, do="publish", headline="Ours")
    bring(version=2, headline="The wire's second", body_xhtml="<p>New from the wire.</p>")
    assert public(story).current.headline == "Ours"
    assert "Wire version waiting" in desk.get("/desk/").content.decode()

    address = f"/desk/stories/{story.row.id}/waiting"
    page = desk.get(address).content.decode()
    assert "<ins>" in page
    assert "<del>" in page

    desk.post(address, compared(desk, address) | {"do": "take"})
    assert public(story).current.headline == "Ours"
    assert desk_story(story_id=story.row.id).copy.headline == "The wire's second"


def test_the_wires_changes_are_taken_piece_by_piece_and_ours_are_kept(
    desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory
) -> None:
    ours = "The bridge closes on Monday morning.\n\nFerries will run."
    hand_in(desk, story, do="publish", headline="Ours", body=ours)
    wires = ("The bridge closes on Monday.", "Ferries will run every hour.", "It reopens in May.")
    bring(version=2, body_xhtml="".join(f"<p>{text}</p>" for text in wires))
    address = f"/desk/stories/{story.row.id}/waiting"
    page = desk.get(address).content.decode()
    assert "New from the wire" in page
    assert "You changed this" in page
    fields = dict(re.findall(r'name="([\w-]+)" value="(\w+)" checked', page))
    fields |= dict(re.findall(r'type="hidden" name="(base|item)" value="(\d+)"', page))
    answer = desk.post(address, fields | {"do": "merge"})
    assert answer["Location"].endswith("/edit")
    merged = desk_story(story_id=story.row.id)
    assert merged.waiting is None
    assert merged.copy.headline == "Ours"
    assert [block.html for block in merged.copy.body] == [
        "The bridge closes on Monday morning.",
        "Ferries will run every hour.",
        "It reopens in May.",
    ]
    assert public(story).current.headline == "Ours", "nothing is public before somebody publishes"


PRESSED = pytest.mark.parametrize("do", ["merge", "take", "keep", "follow"])


def compared(desk: Client, address: str) -> dict[str, str]:
    """What the page of newer wire copy says that it shows."""
    return dict(re.findall(r'type="hidden" name="(base|item)" value="(\d+)"', desk.get(address).content.decode()))


def press(desk: Client, address: str, fields: dict[str, str], do: str) -> HttpResponse:
    """Press one of the four buttons under the compared copies, and see where it leads."""
    if do == "follow":
        return desk.post(address.replace("/waiting", "/follow"), fields, follow=True)
    return desk.post(address, fields | {"do": do, "piece-0": "theirs"}, follow=True)


@PRESSED
def test_what_was_compared_before_still_newer_copy_came_is_compared_again(
    desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory, do: str
) -> None:
    hand_in(desk, story, do="publish", headline="Ours")
    bring(version=2, body_xhtml="<p>Second.</p>")
    address = f"/desk/stories/{story.row.id}/waiting"
    fields = compared(desk, address)
    bring(version=3, body_xhtml="<p>Third.</p>")
    answer = press(desk, address, fields, do)
    assert "Still newer wire copy" in answer.content.decode()
    after = desk_story(story_id=story.row.id)
    assert after.waiting is not None
    assert after.copy.headline == "Ours"
    assert not after.row.following


@PRESSED
def test_what_was_compared_before_somebody_saved_is_compared_again(
    desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory, do: str
) -> None:
    hand_in(desk, story, do="publish", headline="Ours")
    bring(version=2, body_xhtml="<p>Second.</p>")
    address = f"/desk/stories/{story.row.id}/waiting"
    fields = compared(desk, address)
    base, now = desk_story(story_id=story.row.id).revision, datetime.now(UTC)
    save_draft(story_id=story.row.id, editor="oda", copy=Copy(headline="Just saved"), base=base, now=now)
    assert "Somebody saved the story" in press(desk, address, fields, do).content.decode()
    after = desk_story(story_id=story.row.id)
    assert after.waiting is not None
    assert after.copy.headline == "Just saved"


@PRESSED
def test_nothing_is_decided_about_what_a_colleague_is_writing(
    desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory, do: str
) -> None:
    hand_in(desk, story, do="publish", headline="Ours")
    bring(version=2, body_xhtml="<p>Second.</p>")
    address = f"/desk/stories/{story.row.id}/waiting"
    be_here(story_id=story.row.id, editor="oda", now=datetime.now(UTC))
    assert "oda has the pen" in press(desk, address, compared(desk, address), do).content.decode()
    after = desk_story(story_id=story.row.id)
    assert after.waiting is not None
    assert not after.row.following


@pytest.mark.parametrize("odd", [{"piece-999999999": "theirs"}, {"piece-x": "theirs"}, {"base": "x", "item": "-1"}])
def test_odd_fields_change_nothing(
    desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory, odd: dict[str, str]
) -> None:
    hand_in(desk, story, do="publish", headline="Ours")
    bring(version=2, body_xhtml="<p>Second.</p>")
    assert desk.post(f"/desk/stories/{story.row.id}/waiting", odd | {"do": "merge"}).status_code == 302
    assert desk_story(story_id=story.row.id).copy.headline == "Ours"


def test_wire_copy_can_be_left(desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory) -> None:
    hand_in(desk, story, do="publish", headline="Ours")
    bring(version=2, headline="The wire's second")

    address = f"/desk/stories/{story.row.id}/waiting"
    desk.post(address, compared(desk, address) | {"do": "keep"})

    kept = desk_story(story_id=story.row.id)
    assert kept.waiting is None
    assert kept.copy.headline == "Ours"


def test_a_story_can_be_handed_back_to_the_wire(
    desk: Client, bring: Callable[..., DeskStory | None], story: DeskStory
) -> None:
    hand_in(desk, story, do="publish", headline="Ours")
    bring(version=2, headline="The wire's second")

    address = f"/desk/stories/{story.row.id}"
    desk.post(f"{address}/follow", compared(desk, address))

    assert public(story).current.headline == "The wire's second"
    assert desk_story(story_id=story.row.id).row.following


def test_an_embargo_holds_the_editor_too(desk: Client, bring: Callable[..., DeskStory | None]) -> None:
    story = bring(uri="urn:halyard:held", embargoed="2099-01-01T00:00:00Z")
    assert story is not None
    assert story.row.state == "held"

    answer = hand_in(desk, story, do="publish", headline="Early")

    assert answer.status_code == 409
    assert public(story) is None
    assert "2099" in desk.get("/desk/?state=held").content.decode()


def test_a_story_of_one_s_own(desk: Client) -> None:
    fields = {
        "base": "0",
        "do": "publish",
        "headline": "Own work",
        "body": "Text.",
        "section": "culture",
        "topics": "art, art, towns",
    }
    answer = desk.post("/desk/stories/new", fields)

    assert answer.status_code == 302
    story_id = int(answer["Location"].rsplit("/", 1)[1])
    found = published_story(now=datetime.now(UTC), story_id=story_id)
    assert found is not None
    assert found.current.section.slug == "culture"
    assert [topic.name for topic in found.current.topics] == ["art", "towns"]
    assert found.current.credit == ""


def test_a_faulty_form_keeps_what_was_typed(desk: Client, story: DeskStory) -> None:
    answer = hand_in(desk, story, do="save", language="not a language!", body="Precious words.")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Precious words." in page
    assert 'aria-invalid="true"' in page


def test_hostile_copy_is_only_ever_text(desk: Client, bring: Callable[..., DeskStory | None]) -> None:
    bomb = "<script>alert(1)</script>"
    story = bring(headline=bomb, slugline=bomb, body_xhtml=f"<p onclick='x'>{bomb}text</p>")
    assert story is not None
    number = story.row.id
    hand_in(desk, story, do="save", standfirst=bomb, body=bomb, byline=bomb)

    for address in ("", "wire", f"stories/{number}", f"stories/{number}/edit", f"stories/{number}/preview", "wire/1"):
        page = desk.get(f"/desk/{address}").content.decode()
        assert "<script>" not in page, address
        assert "onclick" not in page, address


@pytest.mark.usefixtures("story")
def test_the_list_finds_and_filters(desk: Client) -> None:
    assert "Harbour bridge" in desk.get("/desk/?words=harbour&state=live").content.decode()
    assert "No story fits" in desk.get("/desk/?words=zeppelin").content.decode()
    assert "Harbour bridge" in desk.get("/desk/?state=nonsense&before=%E0%A5%A7x").content.decode()


def test_a_session_that_ended_loses_no_copy(desk: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}/edit"
    fields = form_of(desk, story.row.id) | {"do": "save", "headline": 'A "long" <evening\'s> work'}
    desk.post("/desk/sign-out")

    kept = desk.post(address, fields).content.decode()
    given = {
        unescape(name): unescape(value) for name, value in re.findall(r'hidden" name="([^"]*)" value="([^"]*)"', kept)
    }
    assert fields.items() <= given.items()
    wrong = desk.post(address, given | {"account": "vesna", "password": "wrong"})
    assert wrong.status_code == 422
    assert "evening" in wrong.content.decode()
    assert "wrong" not in wrong.content.decode()

    assert desk.post(address, given | {"account": "vesna", "password": "quiet-harbour-9"}).status_code == 302
    assert desk_story(story_id=story.row.id).copy.headline == 'A "long" <evening\'s> work'
