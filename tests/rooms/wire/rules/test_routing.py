from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wireroom.wire.events import Block, Subject, WireItem
from wireroom.wire.rules.routing import Asked, Conditions, Described, Rule, fits, rule_for

ITEM = WireItem(
    format="ninjs",
    kind="text",
    guid="urn:merrow:1",
    stable_id="urn:merrow:1",
    headline="Ferry runs aground off Port Carrow",
    slugline="CARROW-FERRY/",
    language="en-GB",
    dateline="PORT CARROW, Nov 22 (Halyard) -",
    subjects=(Subject(code="medtop:20000148", name="transport accident"),),
    keywords=("ferry", "harbour"),
    genres=("Actuality",),
    body=(Block(kind="paragraph", html="The <b>Alma</b> ran aground at six."),),
)
FERRY = Described(item=ITEM, level="urgent", classed="new")


@pytest.mark.parametrize(
    "asked",
    [
        {"levels": ["flash", "urgent"]},
        {"classes": ["new"]},
        {"kinds": ["text"]},
        {"languages": ["en"]},
        {"subjects": ["medtop:2000014"]},
        {"subjects": ["Transport accident"]},
        {"keywords": ["FERRY"]},
        {"genres": ["actuality"]},
        {"places": ["port carrow"]},
        {"slugline": ["carrow ferry"]},
        {"headline": ["gardens", "runs aground"]},
        {"text": ["alma ran"]},
    ],
)
def test_each_thing_asked_can_be_answered(asked: dict[str, list[str]]) -> None:
    assert fits(Conditions(must=Asked.model_validate(asked)), FERRY)
    assert not fits(Conditions(must_not=Asked.model_validate(asked)), FERRY)


@pytest.mark.parametrize(
    "asked",
    [
        {"levels": ["flash"]},
        {"languages": ["de"]},
        {"subjects": ["medtop:15"]},
        {"headline": ["err"]},
        {"text": ["alma ran ashore"]},
        {"headline": ["—"]},
    ],
)
def test_words_are_whole_and_what_is_not_there_does_not_fit(asked: dict[str, list[str]]) -> None:
    assert not fits(Conditions(must=Asked.model_validate(asked)), FERRY)


def test_all_that_is_asked_must_fit_and_the_first_rule_that_fits_counts() -> None:
    both = Conditions(must=Asked(levels=("urgent",), headline=("gardens",)))
    long = Conditions(least_words=100)
    rules = (
        Rule(name="gardens", conditions=both, route="follow"),
        Rule(name="long", conditions=long, route="follow"),
        Rule(name="ferry", conditions=Conditions(must=Asked(keywords=("ferry",))), route="hold", section="news"),
        Rule(name="rest", conditions=Conditions(), route="monitor"),
    )
    found = rule_for(FERRY, rules)
    assert found is not None
    assert found.name == "ferry"
    assert rule_for(FERRY, rules[:2]) is None


def test_a_condition_nobody_knows_is_refused() -> None:
    with pytest.raises(ValidationError):
        Conditions.model_validate({"must": {"colour": ["red"]}})


@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=50))
def test_any_words_may_be_sought_in_any_copy(sought: list[str], headline: str) -> None:
    item = WireItem(format="ninjs", kind="text", guid=None, stable_id=None, headline=headline)
    conditions = Conditions(must=Asked(headline=tuple(sought), text=tuple(sought)))
    assert fits(conditions, Described(item=item, level="routine", classed="new")) in (True, False)
