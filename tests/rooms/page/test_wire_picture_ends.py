"""Agencies' pictures on pages: shown until the agency's rights end, then nowhere, whoever published them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from test_pictures import LAMP, bring, media, photograph, prepared

from wireroom.page.queries import users_of
from wireroom.pictures import api as pictures
from wireroom.story.api import UnableToPublish
from wireroom.wire.flows.picture_rights import keep_end
from wireroom.wire.models import PictureAsset
from wireroom.wire.rules.picture_ends import PictureEnd


def test_a_wire_picture_leaves_its_pages_when_its_rights_end(newsroom):
    now = newsroom.clock.now()
    end = now + timedelta(hours=1)
    bring(photograph())
    story_id = newsroom.write(pictures=(LAMP,))
    keep_end(PictureAsset.objects.get(), said_by="urn:lamp", end=PictureEnd(raw="", at=end))
    prepared(newsroom, story_id)
    path = newsroom.path(story_id)
    assert "<picture" in newsroom.text(path)
    assert pictures.next_expiry() == end

    newsroom.clock.advance(end - now)
    assert pictures.expire_due(now=newsroom.clock.now()) == 1
    assert users_of([("halyard", "lamp.jpg")]) == {story_id}
    newsroom.make(story_id)
    assert "<picture" not in newsroom.text(path)
    assert set(media().values()) == {404}
    with pytest.raises(UnableToPublish, match=r"“A lamp\.” \(halyard\) may not be used since .* Take it out"):
        newsroom.change(story_id, headline="Lamps and a pier")


def test_it_comes_back_when_the_agency_takes_its_end_back(newsroom):
    bring(photograph())
    story_id = newsroom.write(pictures=(LAMP,))
    asset = PictureAsset.objects.get()
    keep_end(asset, said_by="urn:lamp", end=PictureEnd(raw="soon"))
    prepared(newsroom, story_id)
    assert "<picture" not in newsroom.text(newsroom.path(story_id))
    keep_end(asset, said_by="urn:lamp", end=None)
    prepared(newsroom, story_id)
    assert "<picture" in newsroom.text(newsroom.path(story_id))
