from __future__ import annotations

import html
import json
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.item import Block, WireItem
from wireroom.wire.rules.likeness import CALENDAR, Telling, as_kept, from_kept, likeness, telling

type Told = tuple[str, str]


def _events() -> dict[str, list[Told]]:
    """Invented news as two agencies would tell it; some events are easily taken for one another."""
    text = Path(__file__).with_name("likeness_pairs.txt").read_text(encoding="utf-8")
    found: dict[str, list[Told]] = {}
    for event in text.removeprefix("## ").split("\n## "):
        name, *copies = event.split("\n# ")
        found[name] = [(headline, " ".join(told.split())) for headline, _, told in (c.partition("\n") for c in copies)]
    return found


def item(copy: Told) -> WireItem:
    headline, text = copy
    body = (Block(kind="paragraph", html=html.escape(text)),)
    return WireItem(format="x", kind="text", guid=None, stable_id=headline, headline=headline, body=body)


EVENTS = _events()
AGENCIES = ("Halyard", "Tidewater")
TOLD = {name: tuple(telling(item(copy), agencies=AGENCIES) for copy in pair) for name, pair in EVENTS.items()}
SEEN = Counter(word for one, other in TOLD.values() for word in one.all | other.all)


@pytest.mark.parametrize("seen_in", [{}, SEEN], ids=["first day", "later"])
@pytest.mark.parametrize("name", EVENTS)
def test_two_agencies_on_one_event_are_alike(name: str, seen_in: dict[str, int]) -> None:
    one, other = TOLD[name]
    assert likeness(one, other, seen_in=seen_in) > 0


@pytest.mark.parametrize("seen_in", [{}, SEEN], ids=["first day", "later"])
def test_no_two_events_are_taken_for_one(seen_in: dict[str, int]) -> None:
    wrong = [
        (name, another)
        for name, another in permutations(EVENTS, 2)
        if likeness(TOLD[name][0], TOLD[another][1], seen_in=seen_in)
    ]
    assert wrong == []


@given(names=st.permutations(sorted(EVENTS)))
def test_likeness_is_the_same_from_either_side_and_at_most_one(names: list[str]) -> None:
    one, other = TOLD[names[0]][0], TOLD[names[1]][1]
    assert likeness(one, other, seen_in={}) == pytest.approx(likeness(other, one, seen_in={}))
    assert likeness(one, one, seen_in={}) == pytest.approx(1)


def test_a_word_seen_everywhere_tells_less() -> None:
    one, other = TOLD["derby"]
    everywhere = dict.fromkeys(one.names & other.names, 500)
    assert likeness(one, other, seen_in=everywhere) < likeness(one, other, seen_in={})


def test_names_numbers_and_words_are_told_apart() -> None:
    found = telling(item(("Ferry aground", "On Sunday Tidewater's ferry Alma hit 1,250 rocks in 2026, Halyard says.")))
    assert {"alma", "1250", "tidewater"} <= found.names
    assert {"ferry", "aground"} <= found.words
    assert not {"2026", "sunday"} & found.all
    assert "tidewater" not in telling(item(("", "The Tidewater ferry")), agencies=["Tidewater"]).all
    assert telling(item(("", "Der Zürcher Zoo in Zürich"))).names == {"zurcher", "zoo", "zurich"}
    assert "sunday" in CALENDAR


def test_a_headline_in_capitals_names_nobody() -> None:
    assert telling(item(("FERRY ALMA AGROUND", ""))).names == frozenset()
    assert telling(item(("Ferry Alma Runs Aground", ""))).names == frozenset()


@given(headline=st.text(max_size=200), text=st.text(max_size=400))
def test_any_text_is_told_and_kept(headline: str, text: str) -> None:
    found = telling(item((headline, json.dumps(text, ensure_ascii=False))))
    kept = list(as_kept(found))
    assert from_kept(kept) == found
    assert all(word and len(word) <= 60 for word in kept)
    assert likeness(found, Telling(frozenset(), frozenset()), seen_in={}) == 0
