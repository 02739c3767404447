"""Archive pictures in a story: asked of before it is published, also for a moment yet to come."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from story_wire import NOON

from wireroom.pictures import api as pictures
from wireroom.pictures.events import PROVIDER, Terms
from wireroom.story import api as story

pytestmark = pytest.mark.usefixtures("wire")


def draft(alt: str) -> int:
    out = BytesIO()
    Image.new("RGB", (30, 20)).save(out, "JPEG")
    taken, _ = pictures.take_in(pictures.look_into(data=out.getvalue(), name="quay.jpg"), by="ada", now=NOON)
    terms = Terms(expires_at=NOON + timedelta(hours=2))
    pictures.set_terms(picture_id=taken.id, terms=terms, revision=0, now=NOON)
    shown = story.PublicPicture(provider=PROVIDER, href=taken.href, caption="", credit="", alt=alt)
    copy = story.Copy(headline="Quay repaired", pictures=(shown,))
    return story.save_draft(story_id=None, editor="ada", copy=copy, base=0, now=NOON).story_id


def test_a_schedule_is_refused_for_a_moment_at_which_the_rights_have_ended() -> None:
    story_id, end = draft(alt="A quay"), NOON + timedelta(hours=2)
    with pytest.raises(story.UnableToSchedule, match="its rights have expired"):
        story.schedule(story_id=story_id, editor="ulla", at=end, now=NOON)
    story.schedule(story_id=story_id, editor="ulla", at=end - timedelta(seconds=1), now=NOON)


def test_a_scheduled_story_whose_picture_is_held_back_meanwhile_comes_back_with_the_reason() -> None:
    story_id, at = draft(alt="A quay"), NOON + timedelta(hours=1)
    story.schedule(story_id=story_id, editor="ulla", at=at, now=NOON)
    (picture,) = pictures.archive_pictures()
    pictures.set_terms(picture_id=picture.id, terms=Terms(held="a complaint"), revision=1, now=NOON)
    story.release_due(now=at)
    assert story.story_state(story_id=story_id) == "draft, in review"
    facts = story.desk_story(story_id=story_id).draft
    assert facts is not None
    assert "is held back: a complaint." in facts.review_note


def test_a_correction_needs_a_description_as_a_new_version_does() -> None:
    story_id = draft(alt=" ")
    for put_out in (story.publish, lambda **given: story.correct(**given, note="The quay, not the mole.")):
        with pytest.raises(story.UnableToPublish, match="has no description"):
            put_out(story_id=story_id, editor="ulla", now=NOON)
    assert pictures.stories_showing([pictures.archive_pictures()[0].id]) == {}
