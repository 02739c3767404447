from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from wireroom.page import api as page
from wireroom.page.models import StoredPage
from wireroom.page.queries import users_of
from wireroom.story.api import PublicPicture
from wireroom.wire import api as wire
from wireroom.wire.adapters import raw_store
from wireroom.wire.models import Feed, PictureAsset

LAMP = PublicPicture(
    provider="halyard", href="lamp.jpg", caption="A lamp.", credit="Oda L / Halyard", alt="A lamp", focal_x=0.9
)


def photograph(width: int = 1000, height: int = 700) -> bytes:
    """Red on the left, blue on the right, with what a camera tells."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    exif, out = Image.Exif(), BytesIO()
    exif[0x010F] = "SECRETCAM"
    image.save(out, "JPEG", exif=exif, comment=b"SECRETWORDS", xmp=b"<x>SECRETXMP</x>")
    return out.getvalue()


def bring(data: bytes, href: str = "lamp.jpg") -> None:
    """Let a picture have come, as the wire room notes it."""
    wire.save_feed(name="halyard")
    PictureAsset.objects.create(
        feed=Feed.objects.get(name="halyard"),
        provider="halyard",
        href=href,
        hrefs=[href],
        state="here",
        sha256=raw_store.keep(data),
        mime="image/jpeg",
        width=1000,
        height=700,
    )


def prepared(newsroom, story_id: int) -> None:
    page.make_renditions(story_id=story_id, clock=newsroom.clock)
    newsroom.make(story_id)


def media() -> dict[str, int]:
    return dict(StoredPage.objects.filter(path__startswith="/media/").values_list("path", "status"))


def test_the_story_is_there_before_its_picture(newsroom):
    story_id = newsroom.write(pictures=(LAMP,))
    assert "<picture" not in newsroom.text(newsroom.path(story_id))
    bring(photograph())
    assert users_of([("halyard", "lamp.jpg")]) == {story_id}
    newsroom.make(story_id)
    assert not media()
    prepared(newsroom, story_id)
    text = newsroom.text(newsroom.path(story_id))
    assert 'width="1000"' in text
    assert 'height="700"' in text
    assert "Oda L / Halyard" in text


def test_every_file_a_page_names_is_served_and_none_is_larger_than_its_source(newsroom):
    bring(photograph())
    story_id = newsroom.write(pictures=(LAMP,))
    prepared(newsroom, story_id)
    named = {
        path for text in map(newsroom.text, newsroom.showing("/media/")) for path in re.findall(r"/media/[\w.-]+", text)
    }
    assert named
    assert {media().get(path) for path in named} == {200}
    for row in StoredPage.objects.filter(path__startswith="/media/"):
        with Image.open(BytesIO(row.plain)) as image:
            assert image.width <= 1000
            assert int(re.search(r"-(\d+)\.", row.path)[1]) == image.width
            assert b"SECRET" not in row.plain
            assert image.getexif().get(0x013B) == "Oda L / Halyard"
            if "3x2" in row.path:
                assert abs(image.width / image.height - 1.5) < 0.01


def test_a_killed_storys_pictures_go_with_it_unless_another_shows_them(newsroom):
    bring(photograph())
    bring(photograph(900, 600), "other.jpg")
    other = PublicPicture(provider="halyard", href="other.jpg", caption="", credit="", alt="Another lamp")
    first = newsroom.write(pictures=(LAMP, other))
    second = newsroom.write("Lamps again", pictures=(LAMP,))
    for story_id in (first, second):
        prepared(newsroom, story_id)
    both = media()
    newsroom.kill(first)
    gone = {path for path, status in media().items() if status == 410}
    assert gone
    assert gone < set(both)
    assert gone == {record.path for record in page.kill_records(story_id=first) if record.surface == "picture"}
    assert page.kill_record_faults() == ()
    newsroom.kill(second)
    assert set(media().values()) == {410}


def test_a_picture_the_agency_withdrew_leaves_page_and_lists(newsroom):
    bring(photograph())
    story_id = newsroom.write(pictures=(LAMP,))
    prepared(newsroom, story_id)
    PictureAsset.objects.update(state="withdrawn")
    newsroom.make(*users_of([("halyard", "lamp.jpg")]))
    assert not newsroom.showing("/media/")
    assert set(media().values()) == {404}


@pytest.mark.parametrize("data", [b"", b"GIF89a", photograph()[:200]])
def test_a_broken_file_costs_the_picture_only(newsroom, data):
    bring(data)
    story_id = newsroom.write(pictures=(LAMP,))
    prepared(newsroom, story_id)
    assert newsroom.status(newsroom.path(story_id)) == 200
    assert not media()
