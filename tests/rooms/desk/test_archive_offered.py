"""Agencies' pictures are taken into the archive at the desk, once, with what the agency says of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from wireroom.desk.models import Act
from wireroom.kernel.outbox import deliver
from wireroom.pictures.api import archive_pictures
from wireroom.story.api import DeskStory, desk_stories
from wireroom.wire import api as wire
from wireroom.wire.flows.picture_rights import keep_end
from wireroom.wire.models import PictureAsset
from wireroom.wire.rules.picture_ends import PictureEnd

Bring = Callable[..., DeskStory | None]
END = datetime(2031, 1, 1, 11, tzinfo=UTC)
ADDRESS = "archive?href=pier.jpg"
PIER = {
    "uri": "urn:halyard:pier",
    "type": "picture",
    "description_text": "The pier at dusk",
    "byline": "Oda L",
    "copyrightnotice": "(c) Halyard",
    "usageterms": "No sales",
    "renditions": {"original": {"href": "pier.jpg", "width": 300, "height": 200}},
}


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "teal").save(out, "JPEG")
    return out.getvalue()


def deliver_file(name: str) -> None:
    """Let an agency's file arrive beside its copy, and be looked into."""
    now = datetime.now(UTC)
    receipt = wire.receive(feed="halyard", name=name, data=jpeg(), now=now)
    wire.file_delivery(delivery_id=receipt.delivery_id, now=now)
    for asset in PictureAsset.objects.all():
        wire.fetch_picture(provider=asset.provider, href=asset.href, now=now)
    deliver(lane="quick", now=now)


@pytest.fixture
def item_id(bring: Bring) -> int:
    """A wire item with a picture that ends."""
    found = bring(uri="urn:halyard:40", slugline="PIER", headline="Pier", associations={"main": PIER})
    assert found is not None
    deliver_file("pier.jpg")
    asset = PictureAsset.objects.get()
    keep_end(asset, said_by="urn:halyard:pier", end=PictureEnd(raw="", at=END))
    return wire.thread_items(thread_id=found.thread_id or 0)[0].id


def test_it_comes_with_its_words_and_terms_and_is_opened_when_it_is_there(desk: Client, item_id: int) -> None:
    answer = desk.post(f"/desk/wire/{item_id}/{ADDRESS}")
    (taken,) = archive_pictures()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/pictures/{taken.id}")
    said = taken.description
    assert (said.caption, said.alt, said.source) == ("The pier at dusk", "", "Halyard")
    assert "Oda L" in said.credit
    assert taken.terms.expires_at == END
    assert "No sales" in taken.terms.usage
    assert Act.objects.get(deed="took a picture in").which == str(taken.id)

    again = desk.post(f"/desk/wire/{item_id}/{ADDRESS}", follow=True)
    assert "It was in the archive already" in again.content.decode()
    assert again.redirect_chain == [(f"/desk/pictures/{taken.id}", 302)]
    assert len(archive_pictures()) == 1
    assert Act.objects.filter(deed="took a picture in").count() == 1


def test_the_button_stands_at_the_picture_in_wire_story_and_editor(desk: Client, item_id: int) -> None:
    story = desk_stories(limit=1)[0].id
    for page in (f"/desk/wire/{item_id}", f"/desk/stories/{story}", f"/desk/stories/{story}/edit"):
        text = desk.get(page).content.decode()
        assert f"/desk/wire/{item_id}/{ADDRESS}" in text, page
        assert "Take into the archive" in text, page


def test_a_picture_that_is_not_here_is_refused_with_the_reason(desk: Client, bring: Bring) -> None:
    found = bring(uri="urn:halyard:41", slugline="PIER", headline="Pier", associations={"main": PIER})
    assert found is not None
    number = wire.thread_items(thread_id=found.thread_id or 0)[0].id
    answer = desk.post(f"/desk/wire/{number}/{ADDRESS}", follow=True)
    assert "The picture is not taken in. Its file is not here" in answer.content.decode()
    assert archive_pictures() == ()
    assert not Act.objects.filter(deed="took a picture in").exists()


@pytest.mark.parametrize("href", ["", "other.jpg", "../../secret"])
def test_only_what_the_item_offers_is_taken(desk: Client, item_id: int, href: str) -> None:
    assert desk.post(f"/desk/wire/{item_id}/archive", query_params={"href": href}).status_code == 404
    assert desk.get(f"/desk/wire/{item_id}/{ADDRESS}").status_code == 405
    assert archive_pictures() == ()
