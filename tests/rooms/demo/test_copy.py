"""The manuscripts make a newspaper: enough of everything, and nothing real."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from wireroom.demo.adapters.drawing import SCENES
from wireroom.demo.adapters.library import manuscripts
from wireroom.demo.rules.copy import Copy

EDITION, STORY = manuscripts("morning"), manuscripts("running")
REAL = re.compile(
    r"\b(?:reuters|afp|agence france|associated press|dpa|efe|ansa|tass|xinhua|kyodo|guardian|bbc|nyt|london|paris|"
    r"berlin|europe|america|england|germany|france|google|twitter|facebook)\b",
    re.IGNORECASE,
)


def _name(copy: Copy) -> str:
    return copy.name


def test_the_edition_fills_every_section() -> None:
    sections = Counter(copy.section for copy in EDITION)

    assert len(EDITION) >= 30
    assert set(sections) == {
        "business", "culture", "environment", "health", "news", "politics", "science", "sport", "weather", "world",
    }  # fmt: skip
    assert min(sections.values()) >= 2


def test_the_edition_uses_every_format_and_every_kind_of_block() -> None:
    copies = EDITION + STORY

    assert {copy.format for copy in copies} == {"newsml-g2", "nitf", "ninjs-2", "ninjs-3", "rss"}
    assert {part.kind for copy in copies for part in copy.body} == {
        "paragraph", "heading", "quote", "list", "ordered-list", "table",
    }  # fmt: skip


@pytest.mark.parametrize("copy", EDITION, ids=_name)
def test_a_morning_story_is_whole(copy: Copy) -> None:
    assert copy.standfirst
    assert copy.byline.startswith("By ")
    assert copy.dateline
    assert copy.topics
    assert len(copy.body) >= 3
    assert 0 < copy.hours < 24


@pytest.mark.parametrize("copy", EDITION + STORY, ids=_name)
def test_nothing_real_is_named(copy: Copy) -> None:
    words = [copy.headline, copy.standfirst, copy.byline, copy.dateline, *(s.caption for s in copy.pictures)]
    words += [line for part in copy.body for line in part.lines]

    assert REAL.findall(" ".join(words)) == []


@pytest.mark.parametrize("copy", EDITION + STORY, ids=_name)
def test_tables_are_even_and_pictures_can_be_drawn(copy: Copy) -> None:
    tables = [part for part in copy.body if part.kind == "table"]

    assert all(len({line.count("|") for line in table.lines}) == 1 for table in tables)
    assert {shot.scene for shot in copy.pictures} <= set(SCENES)


def test_pictures_have_names_of_their_own() -> None:
    names = [shot.name for copy in EDITION + STORY for shot in copy.pictures]

    assert len(names) == len(set(names)) >= 20
