from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wireroom.page import api as page
from wireroom.page.adapters import search_index
from wireroom.page.views import search


def found(newsroom, words: str, **how: object) -> list[str]:
    return [hit.href for hit in page.search(words=words, now=newsroom.clock.now(), **how).hits]


def test_words_phrases_beginnings_and_exclusions(newsroom):
    lamps = newsroom.path(newsroom.write("Lamp factory opens"))
    ferry = newsroom.path(newsroom.write("Ferry company opens office", section="world"))
    assert set(found(newsroom, "opens")) == {lamps, ferry}
    assert found(newsroom, "opens -lamp") == [ferry]
    assert found(newsroom, '"ferry company"') == [ferry]
    assert found(newsroom, '"company ferry"') == []
    assert found(newsroom, "fact") == [lamps]
    assert found(newsroom, "opens", section="world") == [ferry]
    assert found(newsroom, "opens", order="newest") == [ferry, lamps]


def test_of_many_matches_the_newest_are_weighed_and_all_are_found_by_date(newsroom, monkeypatch):
    monkeypatch.setattr(search_index, "WEIGHED", 2)
    old = newsroom.path(newsroom.write("Lamps, lamps and lamps"))
    middle = newsroom.path(newsroom.write("Lamps"))
    new = newsroom.path(newsroom.write("Ferry company buys lamps for its office"))
    assert found(newsroom, "lamps") == [middle, new]
    assert found(newsroom, "lamps", order="newest") == [new, middle, old]


def test_found_words_are_marked_and_all_else_escaped(newsroom):
    newsroom.write("Lamps & <script>alert(1)</script>")
    (hit,) = page.search(words="lamps", now=newsroom.clock.now()).hits
    assert hit.headline.startswith("<mark>Lamps</mark> &amp;")
    assert "<script" not in hit.headline


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(words=st.text(max_size=60), section=st.text(max_size=10), number=st.integers(-5, 10**9))
def test_whatever_is_typed_is_answered(newsroom, words, section, number):
    page.search(words=words, section=section, number=number, now=newsroom.clock.now())


@pytest.mark.parametrize(
    "words",
    ['"', '""', "AND", "a OR", "NEAR(", "headline:x", "*", "^lamp", "-", "-x", "a\x00b", "'; DROP TABLE", "{x}:y"],
)
def test_operators_reach_nothing(newsroom, words):
    newsroom.write()
    page.search(words=words, now=newsroom.clock.now())


@pytest.mark.parametrize(
    "query", ["", "?q=lamp", "?q=nothing-such", "?q=%00%22&page=x&order=y&section=%3Cb%3E", "?page=99999"]
)
def test_the_page_answers_and_is_not_kept(newsroom, rf, query):
    newsroom.write()
    answer = search(rf.get(f"/search{query}"))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert b"noindex" in answer.content
    assert b"<b>" not in answer.content
