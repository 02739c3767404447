"""Invented stories without end: distinct, repeatable, readable, and each a thread of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wireroom.demo import api
from wireroom.demo.rules.invent import FORMATS, invented
from wireroom.wire.adapters.readers.read import read
from wireroom.wire.rules.threads import thread_keys

NOW = datetime(2031, 3, 14, 9, 30, tzinfo=UTC)


def test_two_thousand_stories_have_two_thousand_headlines_and_names() -> None:
    dispatches = list(invented(2000, now=NOW, seed=4))

    assert len({dispatch.copy.headline for dispatch in dispatches}) == 2000
    assert len({delivery.name for delivery in api.many(2000, now=NOW, seed=4)}) == 2000
    assert dispatches[-1].sent == NOW


def test_the_same_seed_invents_the_same_bytes() -> None:
    first, second, other = ([each.make() for each in api.many(25, now=NOW, seed=seed)] for seed in (1, 1, 2))

    assert first == second
    assert set(first).isdisjoint(other)


def test_each_reads_back_as_one_story_of_its_own_thread() -> None:
    readings = [read(delivery.make()) for delivery in api.many(100, now=NOW)]
    keys = [thread_keys(item, stable_id=item.stable_id or "") for reading in readings for item in reading.items]

    assert not any(reading.refusals for reading in readings)
    assert {reading.format for reading in readings} == set(FORMATS)
    assert len(keys) == 100
    assert sum(len(each) for each in keys) == len(set().union(*keys))


def test_more_than_can_be_invented_is_refused() -> None:
    with pytest.raises(ValueError, match="ask for fewer"):
        next(invented(10_000_000, now=NOW, seed=1))
