from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.facts import LEVELS, Level
from wireroom.wire.rules.item import Block, Subject, WireItem
from wireroom.wire.rules.urgency import NUMBERS, level_number, level_of

LONG = (Block(kind="paragraph", html="The ferry Alma lies aground off Port Carrow. " * 20),)
SHORT = (Block(kind="paragraph", html="The ferry Alma is aground off Port Carrow."),)


def item(*, format: str = "newsml-g2", **facts: object) -> WireItem:  # noqa: A002 - the field's name
    return WireItem(format=format, kind="text", guid="a", stable_id="a", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("copy", "level"),
    [
        (item(urgency=1), "flash"),
        (item(urgency=2), "bulletin"),
        (item(urgency=3), "urgent"),
        (item(urgency=4), "routine"),
        (item(urgency=9), "routine"),
        (item(), "routine"),
        (item(format="ap-media", urgency=8), "routine"),
        (item(format="reuters-connect", urgency=1), "bulletin"),
        (item(format="reuters-connect", urgency=3), "routine"),
        (item(format="dpa-digitalwires", urgency=2), "bulletin"),
        (item(format="iptc7901", provider_name="dpa", urgency=3), "routine"),
        (item(format="iptc7901", provider_name="ats", urgency_raw="3", urgency_scale="iptc7901"), "routine"),
        (item(format="iptc7901", urgency_raw="2", urgency_scale="iptc7901"), "bulletin"),
        (item(urgency_raw="f", urgency_scale="ap", urgency=1, slugline="AP-APNewsAlert"), "flash"),
        (item(urgency_raw="f", urgency_scale="ap", subjects=(Subject(code="apcat:e"),)), "routine"),
        (item(urgency_raw="b", urgency_scale="ap", urgency=2), "bulletin"),
        (item(urgency_raw="3"), "urgent"),
        (item(urgency_raw="b", urgency_scale="anpa"), "bulletin"),
        (item(urgency_raw="u", urgency_scale="anpa"), "urgent"),
        (item(urgency_raw="r", urgency_scale="anpa"), "routine"),
        (item(urgency_raw="B", urgency_scale="efe"), "bulletin"),
        (item(urgency_raw="R", urgency_scale="efe"), "routine"),
        (item(urgency_raw="NU/FLASH-U", urgency_scale="ritzau"), "flash"),
        (item(urgency_raw="BULLETIN", urgency_scale="northern-press"), "bulletin"),
        (item(urgency_raw="b", urgency_scale="northern-press"), "routine"),
        (item(slugline="URGENT", body=SHORT), "urgent"),
        (item(slugline="FERRY (URGENT)", body=SHORT), "urgent"),
        (item(urgency=2, signals=("flash",), body=SHORT), "bulletin"),
        (item(urgency=4, signals=("flash",)), "flash"),
        (item(urgency=4, signals=("sig:alert",)), "bulletin"),
        (item(headline="FLASH: Ferry aground", body=SHORT), "flash"),
        (item(headline="URGENT-Ferry aground", body=SHORT), "urgent"),
        (item(headline="+++ EILMELDUNG +++ Fähre auf Grund", body=SHORT), "bulletin"),
        (item(headline="EILMELDUNG: Fähre auf Grund", body=SHORT), "bulletin"),
        (item(headline="(EIL) Fähre auf Grund"), "bulletin"),
        (item(headline="URGENTE - Encalla el transbordador"), "urgent"),
        (item(slugline="BC-APNewsAlert", body=SHORT), "bulletin"),
    ],
)
def test_each_scale_is_read_as_its_agency_means_it(copy: WireItem, level: Level) -> None:
    assert level_of(copy) == level


def test_the_providers_scale_counts_where_the_reader_names_none() -> None:
    assert level_of(item(urgency=1), provider="Reuters") == "bulletin"
    assert level_of(item(urgency_raw="U"), provider="efe") == "urgent"


@pytest.mark.parametrize(
    ("copy", "level"),
    [
        (item(body=SHORT), "flash"),
        (item(body=LONG), "routine"),
        (item(body=SHORT, subjects=(Subject(code="a1312cat:l"),)), "routine"),
        (item(body=LONG, slugline="BC-APNewsAlert"), "flash"),
    ],
)
def test_the_letter_f_is_a_flash_only_over_an_alert(copy: WireItem, level: Level) -> None:
    assert level_of(replace(copy, urgency_raw="f", urgency_scale="anpa")) == level


@pytest.mark.parametrize(
    "headline",
    [
        "FLASH FLOODS HIT PORT CARROW",
        "FLASH-FLOODS HIT PORT CARROW",
        "Flash floods hit Port Carrow",
        "Urgent: what the council forgot",
        "URGENT CARE CLOSES",
        "Alert: new novel by an old hand",
        "Eilmeldung war falsch",
    ],
)
def test_a_story_about_haste_is_not_pressing(headline: str) -> None:
    assert level_of(item(headline=headline, body=SHORT)) == "routine"


def test_a_word_over_a_long_text_makes_nothing_pressing() -> None:
    assert level_of(item(headline="FLASH: Ferry aground", body=LONG)) == "routine"


def test_an_order_to_kill_is_seen() -> None:
    assert level_of(item(urgency=5), classed="kill") == "bulletin"
    assert level_of(item(urgency=1), classed="kill") == "flash"


ITEMS = st.builds(
    item,
    urgency=st.none() | st.integers(-3, 99),
    urgency_raw=st.none() | st.text(max_size=12) | st.sampled_from(["f", "b", "u", "1", "²", "FLASH"]),
    urgency_scale=st.none() | st.sampled_from(["anpa", "efe", "ritzau", "reuters", "x", ""]),
    headline=st.none() | st.text(max_size=60),
    slugline=st.none() | st.text(max_size=30),
    signals=st.lists(st.text(max_size=12), max_size=3).map(tuple),
)


@given(copy=ITEMS, priority=st.integers(0, 9))
def test_the_transports_priority_never_decides(copy: WireItem, priority: int) -> None:
    level = level_of(copy)
    assert level in LEVELS
    assert level_of(replace(copy, priority=priority)) == level


@given(one=st.integers(1, 9), other=st.integers(1, 9))
def test_a_lower_number_is_never_less_pressing(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert level_number(level_of(item(urgency=low))) <= level_number(level_of(item(urgency=high)))
    assert set(NUMBERS.values()) == {"flash", "bulletin", "urgent"}
