"""Pictures of the archive on pages: like any other, until their rights end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from wireroom.page import api as page
from wireroom.page.models import StoredPage
from wireroom.page.queries import users_of
from wireroom.pictures import api as pictures
from wireroom.pictures.events import PROVIDER, Crop, Point, Terms
from wireroom.story.api import PublicPicture, UnableToPublish


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "teal").save(out, "JPEG")
    return out.getvalue()


def test_a_picture_of_the_archive_is_shown_cut_and_gone_when_its_rights_end(newsroom):
    now = newsroom.clock.now()
    taken, _ = pictures.take_in(pictures.look_into(data=jpeg(), name="pier.jpg"), by="vesna", now=now)
    shown = PublicPicture(provider=PROVIDER, href=taken.href, caption="A pier.", credit="O", alt="")
    with pytest.raises(UnableToPublish, match="has no description"):
        newsroom.write(pictures=(shown,))
    story_id = newsroom.write(pictures=(replace(shown, alt="A pier"),))
    page.make_renditions(story_id=story_id, clock=newsroom.clock)
    newsroom.make(story_id)
    path = newsroom.path(story_id)
    assert taken.href[:16] in newsroom.text(path)
    assert users_of([(PROVIDER, taken.href)]) == {story_id}

    made = pictures.cut(picture_id=taken.id, crop=Crop(left=50))
    pictures.describe(picture_id=taken.id, description=taken.description, focus=Point(), made=made, revision=0)
    page.make_renditions(story_id=story_id, clock=newsroom.clock)
    newsroom.make(story_id)
    assert taken.href[:16] not in newsroom.text(path)
    assert 'width="150"' in newsroom.text(path)

    end = now + timedelta(hours=1)
    pictures.set_terms(picture_id=taken.id, terms=Terms(expires_at=end), revision=1, now=now)
    newsroom.make(story_id)
    assert "<picture" in newsroom.text(path)
    newsroom.clock.advance(end - newsroom.clock.now())
    newsroom.make(story_id)
    assert "<picture" not in newsroom.text(path)
    assert set(StoredPage.objects.filter(path__startswith="/media/").values_list("status", flat=True)) == {404}
    with pytest.raises(UnableToPublish, match="its rights have expired"):
        newsroom.change(story_id, headline="Lamps and a pier")
