"""The wire, the quarantine and the feeds, as the desk shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from filed import filed_items
from wireroom.story.api import DeskStory, desk_story
from wireroom.wire.api import feed, file_delivery, quarantined, receive, save_feed


@pytest.mark.usefixtures("story")
def test_the_wire_lists_finds_and_opens(desk: Client) -> None:
    listed = desk.get("/desk/wire").content.decode()
    assert "Harbour bridge to close" in listed
    assert "BRIDGE" in listed
    assert "No item fits" in desk.get("/desk/wire?words=zeppelin&feed=halyard&status=usable").content.decode()
    assert desk.get("/desk/wire?feed=nobody&status=odd&state=odd&before=-1").status_code == 200

    (found,) = filed_items("bridge")
    page = desk.get(f"/desk/wire/{found.id}").content.decode()
    assert "Ferries will run." in page


def test_an_item_shows_its_private_notes_as_private_and_what_changed(
    desk: Client, bring: Callable[..., DeskStory | None]
) -> None:
    bring()
    bring(version=2, body_xhtml="<p>The bridge closes on Tuesday.</p>", ednote="Not before the council meets.")
    newest = filed_items()[0]

    page = desk.get(f"/desk/wire/{newest.id}").content.decode()

    assert "Private, not for publication" in page
    assert "Not before the council meets." in page
    assert "<ins>Tuesday" in page
    assert "<del>Monday" in page


def test_an_embargoed_item_warns(desk: Client, bring: Callable[..., DeskStory | None]) -> None:
    bring(embargoed="2099-01-01T00:00:00Z")

    page = desk.get(f"/desk/wire/{filed_items()[0].id}").content.decode()

    assert "Nothing of this may leave the newsroom before" in page


def test_raw_copy_is_a_file_and_never_a_page(desk: Client, bring: Callable[..., DeskStory | None]) -> None:
    bring(headline="<script>alert(1)</script>")

    answer = desk.get(f"/desk/wire/{filed_items()[0].id}/raw")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch(r'attachment; filename="[A-Za-z0-9._-]+\.txt"', answer["Content-Disposition"])
    assert b"<script>" in answer.content


def test_copy_that_is_not_followed_waits_to_be_opened(desk: Client, bring: Callable[..., DeskStory | None]) -> None:
    assert bring(follow=False) is None

    answer = desk.post(f"/desk/wire/{filed_items()[0].id}/open")

    story_id = int(answer["Location"].split("/")[3])
    assert answer["Location"] == f"/desk/stories/{story_id}/edit"
    assert desk_story(story_id=story_id).row.state == "draft"


def test_quarantine_shows_tries_again_and_puts_away(desk: Client) -> None:
    save_feed(name="halyard", credit_name="Halyard")
    receipt = receive(feed="halyard", name="<b>odd</b>.xml", data=b"\x00\x01 nothing known", now=datetime.now(UTC))
    file_delivery(delivery_id=receipt.delivery_id, now=datetime.now(UTC))
    (entry,) = quarantined()

    page = desk.get("/desk/quarantine").content.decode()
    assert "&lt;b&gt;odd" in page
    assert entry.reason.split()[0] in page
    assert desk.get(f"/desk/deliveries/{receipt.delivery_id}/raw").content == b"\x00\x01 nothing known"

    again = desk.post(f"/desk/quarantine/{entry.id}/retry", follow=True).content.decode()
    assert "still cannot be read" in again

    (entry,) = quarantined()
    desk.post(f"/desk/quarantine/{entry.id}/dismiss")
    assert quarantined() == ()
    assert "Nothing in quarantine" in desk.get("/desk/quarantine").content.decode()
    assert desk.post(f"/desk/quarantine/{entry.id + 99}/dismiss").status_code == 404


def test_a_feed_is_made_and_changed(desk: Client) -> None:
    settings = {"credit_name": "Halyard", "zone": "Europe/Oslo", "default_section": "world", "language": "en"}
    assert desk.post("/desk/feeds/new", settings | {"name": "Not a name"}).status_code == 422
    assert desk.post("/desk/feeds/new", settings | {"name": "halyard"}).status_code == 302
    assert not feed(name="halyard").follow
    assert desk.post("/desk/feeds/new", settings | {"name": "halyard"}).status_code == 422

    changed = settings | {"follow": "on", "allowed_hosts": "pictures.halyard.example\r\n.cdn.example"}
    assert desk.post("/desk/feeds/halyard", changed).status_code == 302
    facts = feed(name="halyard")
    assert facts.follow
    assert facts.zone == "Europe/Oslo"
    assert facts.allowed_hosts == ("pictures.halyard.example", ".cdn.example")

    assert desk.post("/desk/feeds/halyard", changed | {"zone": "Mars/Base"}).status_code == 422
    assert desk.post("/desk/feeds/halyard", changed | {"allowed_hosts": "http://x/"}).status_code == 422
    assert feed(name="halyard") == facts


def test_a_push_secret_is_shown_once_with_an_example(desk: Client) -> None:
    save_feed(name="halyard", credit_name="Halyard")

    shown = desk.post("/desk/feeds/halyard/secret").content.decode()

    secret = re.search(r'id="secret">([^<]+)<', shown)
    assert secret is not None
    assert "https://courier.example/wire/push/halyard" in shown
    assert feed(name="halyard").push_enabled
    assert secret[1] not in desk.get("/desk/feeds/halyard").content.decode()
    assert secret[1] not in desk.post("/desk/feeds/halyard/secret").content.decode()
