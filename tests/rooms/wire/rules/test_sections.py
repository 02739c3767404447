from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.events import Subject
from wireroom.wire.rules.sections import SectionRule, section_by_rules, usual_rules


@pytest.mark.parametrize(
    ("codes", "slug"),
    [
        (["medtop:15000000"], "sport"),
        (["medtop:20000822"], "sport"),
        (["medtop:20000056"], "world"),
        (["medtop:20000574"], "politics"),
        (["medtop:20000639"], "world"),
        (["medtop:20000418"], "environment"),
        (["medtop:20001339", "subj:04018000"], "business"),
        (["http://cv.iptc.org/newscodes/mediatopic/17000000"], "weather"),
        (["a1312cat:s"], "sport"),
        (["dpacat:ku"], "culture"),
        (["N2:XYZ", ""], "health"),
        ([], "health"),
    ],
)
def test_the_first_code_that_tells_a_section_counts(codes, slug):
    assert (section_by_rules([Subject(code=code) for code in codes], usual_rules()) or "health") == slug


def test_the_first_rule_that_fits_counts_and_codes_are_compared_at_their_length() -> None:
    rules = (
        SectionRule(name="Ports", scheme="merrow", first="p1", last="p9", section="harbour"),
        SectionRule(name="All", scheme="merrow", first="p0", last="p9", section="news"),
    )
    assert [section_by_rules([Subject(code=f"merrow:{code}")], rules) for code in ("p5", "p0", "p10", "q5")] == [
        "harbour",
        "news",
        "",
        "",
    ]


@given(st.text())
def test_no_code_breaks_the_rules(code: str) -> None:
    assert isinstance(section_by_rules([Subject(code=code)], usual_rules()), str)
