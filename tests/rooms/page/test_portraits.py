"""An author's portrait: read with care, cut square, served without what the file said, and gone when taken off."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from wireroom.page import api as page
from wireroom.page.adapters import store
from wireroom.page.api import PlacardFacts, UnableToKeep
from wireroom.page.rules.portraits import portrait_cuts


def photo(width: int = 600, height: int = 800, *, form: str = "JPEG") -> bytes:
    image, out, facts = Image.new("RGB", (width, height), "teal"), io.BytesIO(), Image.Exif()
    facts[0x010F] = "Camera of a person"
    facts.get_ifd(0x8825)[1] = "N"
    image.save(out, form, exif=facts)
    return out.getvalue()


def say(newsroom, portrait: str) -> None:
    revision = page.placard_of(kind="author", slug="oda-lindqvane").revision
    placard = PlacardFacts(kind="author", slug="oda-lindqvane", portrait=portrait, revision=revision)
    page.save_placard(placard=placard, by="ulla", clock=newsroom.clock)
    page.rebuild_range(low_id=1, high_id=99, clock=newsroom.clock)


def test_a_portrait_stands_on_the_authors_page_and_by_the_byline_and_tells_nothing(newsroom):
    path = newsroom.path(newsroom.write())
    say(newsroom, page.develop_portrait(data=photo()))
    shown = page.portrait(name=page.placard_of(kind="author", slug="oda-lindqvane").portrait)
    assert shown is not None
    for where in ("/by/oda-lindqvane", path):
        assert f'<img src="{shown.src}"' in newsroom.text(where)
    served = store.body(shown.src)
    assert served is not None
    with Image.open(io.BytesIO(served)) as image:
        assert image.size == (192, 192)
        assert not dict(image.getexif())
    assert b"Camera of" not in served
    page.spread_house(clock=newsroom.clock)
    assert newsroom.status(shown.src) == 200
    say(newsroom, "")
    assert newsroom.status(shown.src) == 404
    assert shown.src not in newsroom.text("/by/oda-lindqvane") + newsroom.text(path)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"GIF89a no picture", "JPEG, PNG or WebP"),
        (photo()[:900], "cannot be decoded"),
        (photo(150, 900), "too small"),
        (b"x" * 10_000_001, "more than 10 MB"),
    ],
)
def test_what_is_no_portrait_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnableToKeep, match=why):
        page.develop_portrait(data=data)


@settings(max_examples=30)
@given(st.integers(200, 5000), st.integers(200, 5000))
def test_every_cut_is_a_square_within_the_picture(width: int, height: int) -> None:
    for cut in portrait_cuts(width, height):
        left, top, right, bottom = cut.box
        assert right - left == bottom - top == min(width, height)
        assert 0 <= left <= right <= width
        assert 0 <= top <= bottom <= height
        assert cut.width == cut.height <= min(width, height)
