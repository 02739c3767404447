"""An editor describes sections, topics and authors, and puts the sections in order."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from wireroom.desk.models import Act
from wireroom.kernel.clock import SystemClock
from wireroom.page.api import placard_of, sections_now
from wireroom.story.api import DeskStory


def test_a_section_is_moved(desk: Client, story: DeskStory) -> None:
    before = [label.slug for label in sections_now(now=story.row.created_at, every=True)]
    desk.post("/desk/places", {"do": f"up:{before[1]}"})
    after = [label.slug for label in sections_now(now=SystemClock().now(), every=True)]
    assert after == [before[1], before[0], *before[2:]]
    desk.post("/desk/places", {"do": "up:nowhere"})
    assert [label.slug for label in sections_now(now=SystemClock().now(), every=True)] == after
    assert Act.objects.filter(deed="put the sections in order").count() == 1


def test_an_author_is_found_by_name_and_described(desk: Client) -> None:
    found = desk.get("/desk/places/find?kind=author&name=Oda+Lindqvane")
    assert found["Location"] == "/desk/places/author/oda-lindqvane"
    said = {"revision": "0", "name": "Oda L.", "role": "Lamps", "words": "Lit."}
    desk.post(found["Location"], said)
    assert placard_of(kind="author", slug="oda-lindqvane").role == "Lamps"
    assert "Oda L." in desk.get("/desk/places").content.decode()
    late = desk.post(found["Location"], said | {"words": "Mine."})
    assert late.status_code == 422
    assert "changed this meanwhile" in late.content.decode()
    assert "Mine." in late.content.decode()


def test_only_authors_have_a_role(desk: Client) -> None:
    desk.post("/desk/places/topic/lamps", {"revision": "0", "role": "Odd", "words": "Light."})
    assert placard_of(kind="topic", slug="lamps").role == ""


def test_what_is_no_place_is_not_found(desk: Client) -> None:
    assert desk.get("/desk/places/planet/mars").status_code == 404
    assert desk.get("/desk/places/section/mars").status_code == 404
    assert desk.get("/desk/places/find").status_code == 302


def test_an_author_gets_a_portrait_and_loses_it(desk: Client) -> None:
    address, out = "/desk/places/author/oda-lindqvane", io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(out, "PNG")
    file = SimpleUploadedFile("oda.png", out.getvalue())
    desk.post(address, {"revision": "0", "name": "Oda L.", "portrait": file})
    assert "The portrait as readers see it" in desk.get(address).content.decode()
    wrong = SimpleUploadedFile("oda.png", b"<svg/>")
    refused = desk.post(address, {"revision": "1", "name": "Oda L.", "portrait": wrong, "words": "Kept."})
    assert refused.status_code == 422
    assert "JPEG, PNG or WebP" in refused.content.decode()
    assert "Kept." in refused.content.decode()
    assert placard_of(kind="author", slug="oda-lindqvane").portrait
    desk.post(address, {"revision": "1", "name": "Oda L.", "without_portrait": "on"})
    assert placard_of(kind="author", slug="oda-lindqvane").portrait == ""
