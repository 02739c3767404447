from __future__ import annotations

import json
from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.alert.rules.asks import (
    LARGEST,
    UnreadableAskError,
    ask_of,
    endpoint_of,
    key_id_of,
    keys_of,
    number_of,
    wishes_as_json,
    wishes_of,
)
from wireroom.alert.rules.readers import Wishes
from wireroom.alert.rules.rest import Rest

CLOCKS = st.times().map(lambda clock: time(clock.hour, clock.minute))
RESTS = st.builds(Rest, zone=st.sampled_from(["UTC", "Europe/Berlin"]), begins=CLOCKS, ends=CLOCKS)
WISHES = st.builds(
    Wishes,
    topics=st.lists(st.text(max_size=20), max_size=5).map(tuple),
    rest=RESTS,
    cap=st.integers(0, 20),
    wakes=st.booleans(),
    paused=st.booleans(),
    muted=st.lists(st.integers(1, 2**53), max_size=4).map(tuple),
    language=st.from_regex(r"[A-Za-z0-9-]{0,35}", fullmatch=True),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
NAMES = ("endpoint", "keys", "key_id", "wishes", "story", "alert")
PARTS = ("topics", "rest", "cap", "wakes", "paused", "muted", "language")


def refused_part(read: Callable[[Any], object], said: object) -> str:
    """What the refusal names; empty when it was read."""
    try:
        read(said)
    except UnreadableAskError as error:
        return error.part
    return ""


@given(WISHES)
def test_wishes_come_back_as_they_were_written(wishes: Wishes) -> None:
    assert wishes_of({"wishes": json.loads(json.dumps(wishes_as_json(wishes)))}) == wishes


@given(st.dictionaries(st.sampled_from(NAMES), JSON), st.dictionaries(st.sampled_from(PARTS), JSON))
def test_whatever_is_said_is_read_or_refused_by_name(said: dict[str, Any], wishes: dict[str, Any]) -> None:
    said["wishes"] = wishes
    for read in (endpoint_of, keys_of, key_id_of, wishes_of, lambda ask: number_of(ask, "story")):
        refused = refused_part(read, said)
        assert refused.split(".")[0] in {"", *NAMES}


@given(st.binary(max_size=200))
def test_bytes_are_an_object_or_refused(body: bytes) -> None:
    assert refused_part(ask_of, body) in {"", "body"}


@pytest.mark.parametrize("body", [b"[" * 20_000, b'{"a":"' + b"x" * LARGEST + b'"}', b"[]", b"\xff", b""])
def test_odd_bodies_are_refused(body: bytes) -> None:
    with pytest.raises(UnreadableAskError) as refused:
        ask_of(body)
    assert refused.value.part == "body"


@pytest.mark.parametrize(
    ("wishes", "part"),
    [
        ({"topics": "breaking"}, "wishes.topics"),
        ({"topics": [1]}, "wishes.topics"),
        ({"cap": True}, "wishes.cap"),
        ({"cap": -1}, "wishes.cap"),
        ({"wakes": 1}, "wishes.wakes"),
        ({"rest": "night"}, "wishes.rest"),
        ({"rest": {"zone": "UTC", "begins": "24:00", "ends": "07:00"}}, "wishes.rest.begins"),
        ({"rest": {"zone": "UTC", "begins": "22:00"}}, "wishes.rest.ends"),
        ({"muted": [0]}, "wishes.muted"),
        ({"language": "en\n"}, "wishes.language"),
    ],
)
def test_the_refusal_names_the_part(wishes: dict[str, Any], part: str) -> None:
    with pytest.raises(UnreadableAskError) as refused:
        wishes_of({"wishes": wishes})
    assert refused.value.part == part


@pytest.mark.parametrize("key_id", ["../secret", "A" * 12, "0" * 13, 7])
def test_the_name_of_a_key_is_never_a_path(key_id: object) -> None:
    with pytest.raises(UnreadableAskError):
        key_id_of({"key_id": key_id})
