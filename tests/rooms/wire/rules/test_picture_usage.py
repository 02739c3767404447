from __future__ import annotations

from wireroom.wire.rules.item import Moment, Picture, WireItem
from wireroom.wire.rules.picture_usage import usage_said


def item(**facts: object) -> WireItem:
    return WireItem(**{"format": "ninjs", "kind": "picture", "guid": None, "stable_id": "a"} | facts)


def test_a_picture_items_terms_are_its_pictures() -> None:
    picture = Picture(href="a.jpg", usage="No sales")
    whole = item(usage_terms="Editorial use", expires=Moment(raw="2026-12-01"))
    assert usage_said(whole, picture) == "No sales; Editorial use"
    assert usage_said(item(usage_terms="No sales"), picture) == "No sales"


def test_what_a_story_says_of_itself_is_not_said_of_its_pictures() -> None:
    story = item(kind="text", usage_terms="Not for archives", expires=Moment(raw="2026-12-01"))
    assert usage_said(story, Picture(href="a.jpg")) == ""
