"""What the demo sends is real wire copy: the wire room's own readers get out of it what its authors put in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wireroom.demo.adapters.library import manuscripts
from wireroom.demo.adapters.writers import wire_bytes
from wireroom.demo.rules.copy import Dispatch
from wireroom.demo.rules.invent import FORMATS, invented
from wireroom.demo.rules.timeline import morning, running
from wireroom.wire.adapters.readers.read import read
from wireroom.wire.rules.item import Reading, WireItem
from wireroom.wire.rules.sections import section_by_rules, usual_rules
from wireroom.wire.rules.threads import thread_keys
from wireroom.wire.rules.words import plain_words

NOW = datetime(2031, 3, 14, 23, 59, 50, tzinfo=UTC)
EDITION = tuple(morning(manuscripts("morning"), now=NOW))
STORY = tuple(running(manuscripts("running"), now=NOW, speed=10))


def _name(dispatch: Dispatch) -> str:
    return dispatch.copy.name


def _read(dispatch: Dispatch) -> Reading:
    return read(wire_bytes(dispatch))


def _text(dispatch: Dispatch) -> WireItem:
    return next(item for item in _read(dispatch).items if item.kind == "text")


@pytest.mark.parametrize("dispatch", EDITION + STORY, ids=_name)
def test_reads_back_as_it_was_written(dispatch: Dispatch) -> None:
    reading, copy = _read(dispatch), dispatch.copy
    item = reading.items[0]

    assert (reading.format, reading.refusals, item.suspicions, item.unmapped) == (copy.format, (), (), ())
    assert (item.headline, item.standfirst or "", item.byline or "") == (copy.headline, copy.standfirst, copy.byline)
    assert [block.kind for block in item.body] == [part.kind for part in copy.body]
    if copy.format != "rss":
        assert (item.version, item.urgency, item.dateline) == (str(copy.version), copy.urgency, copy.dateline)
        assert item.version_created is None or item.version_created.at == dispatch.sent


@pytest.mark.parametrize("dispatch", [*invented(2 * len(FORMATS), now=NOW, seed=1)], ids=lambda it: it.copy.format)
def test_every_format_brings_the_invented_copy_whole(dispatch: Dispatch) -> None:
    reading, copy = _read(dispatch), dispatch.copy
    item = reading.items[0]
    words = plain_words(" ".join(block.html for block in item.body))

    assert (reading.format, reading.refusals, len(reading.items)) == (copy.format, (), 1)
    assert (item.headline, item.suspicions, item.unmapped) == (copy.headline, (), ())
    assert all(line in words for part in copy.body for line in part.lines)
    assert copy.format in ("rss", "email") or item.urgency == copy.urgency
    assert item.stable_id


@pytest.mark.parametrize("dispatch", EDITION + STORY, ids=_name)
def test_every_picture_is_offered_with_words_and_credit(dispatch: Dispatch) -> None:
    found = [picture for item in _read(dispatch).items for picture in item.pictures]

    assert [picture.href for picture in found] == [shot.name for shot in dispatch.copy.pictures]
    assert [picture.caption for picture in found] == [shot.caption for shot in dispatch.copy.pictures]
    assert {picture.credit for picture in found} <= {"Drawing: Halyard"}
    assert all(shot.alt.startswith(("Drawing", "Drawn")) for shot in dispatch.copy.pictures)


def test_the_running_story_climbs_from_flash_to_correction_under_one_identity() -> None:
    takes = [_text(dispatch) for dispatch in STORY if dispatch.copy.line == "carrow-bridge"]

    assert [take.version for take in takes] == ["1", "2", "3", "4", "5", "6"]
    assert len({take.stable_id for take in takes}) == 1
    assert [take.urgency for take in takes[:3]] == [1, 2, 3]
    assert (len(takes[0].body), len(takes[1].body)) == (0, 1)


def test_the_last_lead_is_a_new_item_of_the_same_thread_also_across_midnight() -> None:
    items = [item for dispatch in STORY for item in _read(dispatch).items if dispatch.copy.slugline == "CARROW-BRIDGE"]
    keys = [thread_keys(item, stable_id=item.stable_id or "") for item in items]
    last = next(dispatch for dispatch in STORY if dispatch.copy.follows)

    assert last.sent.date() > NOW.date()
    reached = set(keys[0])
    for _ in keys:
        reached |= {key for each in keys if each & reached for key in each}
    assert all(each & reached for each in keys)


def test_the_correction_says_so_to_machines_and_to_readers() -> None:
    item = _text(next(dispatch for dispatch in STORY if dispatch.copy.signal == "sig:correction"))

    public = [note for note in item.notes if note.public]
    assert item.signals == ("sig:correction",)
    assert [note.role for note in public] == ["correction"]
    assert "16 people" in public[0].text
    assert "There were 16 people" in " ".join(block.html for block in item.body)


def test_the_sidebar_is_held_to_the_second_and_let_go_inside_the_play() -> None:
    dispatch = next(dispatch for dispatch in STORY if dispatch.embargo)
    item = _text(dispatch)

    assert item.embargo is not None
    assert item.embargo.until == dispatch.embargo
    assert dispatch.embargo is not None
    assert timedelta(seconds=60) <= dispatch.embargo - dispatch.sent <= timedelta(seconds=90)
    assert dispatch.embargo < STORY[-1].sent


def test_the_killed_story_is_published_first_and_cancelled_later() -> None:
    first, kill = (dispatch for dispatch in STORY if dispatch.copy.line == "clerk-resigns")

    assert (_text(first).effective_status, _text(kill).effective_status) == ("usable", "canceled")
    assert _text(first).stable_id == _text(kill).stable_id
    assert first.sent < kill.sent


@pytest.mark.parametrize("dispatch", EDITION, ids=_name)
def test_a_story_says_its_section_and_its_topics(dispatch: Dispatch) -> None:
    item, copy = _text(dispatch), dispatch.copy
    feed_section = "world" if copy.feed == "tidewater" else "news"
    named = [subject.name for subject in item.subjects if subject.name]

    assert (section_by_rules(item.subjects, usual_rules()) or feed_section) == copy.section
    assert set(copy.topics) <= set(named or item.keywords)


def test_no_two_morning_stories_share_a_thread() -> None:
    keys = [thread_keys(item, stable_id=item.stable_id or "") for item in map(_text, EDITION)]

    assert sum(len(each) for each in keys) == len(set().union(*keys))
