"""The newsroom's own kinds of blocks: nothing gets in by them, nothing old changes by them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.story.rules.chain import canonical, faults, sealed
from wireroom.story.rules.cleaning import cleaned
from wireroom.story.rules.desk import Copy
from wireroom.story.rules.difference import difference
from wireroom.story.rules.own_blocks import (
    Pointer,
    entries,
    marks_in,
    picture_mark,
    pointers,
    pointing,
    quoted,
    titled,
)
from wireroom.story.rules.public import Label, PublicPicture, PublicVersion
from wireroom.wire.events import Block

OWN = ["picture", "gallery", "embed", "fact-box", "timeline", "key-points", "related", "quote"]
FERRY = PublicPicture(
    provider="own", href="https://a.example/ferry.jpg?key=secret", caption="The ferry", credit="A. Vell", alt=""
)


def _clean(block: Block, *pictures: PublicPicture) -> tuple[Block, ...]:
    return cleaned(Copy(headline="x", body=(block,), pictures=pictures)).body


@given(st.text(), st.sampled_from(OWN))
def test_cleaning_lets_nothing_in_and_is_done_once(text, kind):
    hostile = f'<li><h3 onclick=x>{text}</h3><script>x</script><a href="javascript:y">z</a><iframe src=x></iframe></li>'
    once = cleaned(Copy(headline="x", body=(Block(kind=kind, html=hostile),)))
    html = "".join(block.html for block in once.body)
    assert not any(bad in html for bad in ("<script", "<iframe", 'javascript:y"', "<h3 onclick"))
    assert cleaned(once) == once


def test_a_picture_is_shown_by_its_mark_and_told_by_its_caption():
    block = Block(
        kind="gallery", html=pointing("gallery", [Pointer(href=f"#{picture_mark(FERRY)}", words="typed")] * 2)
    )
    (clean,) = _clean(block, FERRY)
    assert marks_in(clean) == (picture_mark(FERRY),) * 2
    assert [each.words for each in pointers(clean)] == ["The ferry", "The ferry"]
    assert "secret" not in clean.html
    assert _clean(block) == (), "a picture that the copy does not have cannot be shown"


@pytest.mark.parametrize("href", ["http://a.example/x", "/here", "mailto:a@b.example", "//a.example/x"])
def test_what_is_embedded_stands_on_a_safe_address_elsewhere(href):
    assert _clean(Block(kind="embed", html=pointing("embed", [Pointer(href=href, words="Film")]))) == ()


@pytest.mark.parametrize("href", ["https://a.example/x", "//a.example/x", "#x"])
def test_what_is_related_stands_on_this_site(href):
    assert _clean(Block(kind="related", html=pointing("related", [Pointer(href=href, words="Vote")]))) == ()


@given(st.lists(st.builds(Pointer, href=st.just("/2026/11/22/x"), words=st.text(alphabet="a<&>\"' é", min_size=1))))
def test_pointers_are_read_as_written(to):
    read = pointers(Block(kind="related", html=pointing("related", to)))
    assert [each.href for each in read] == [each.href for each in to]
    assert [each.words for each in read] == [" ".join(each.words.split()) for each in to]


def test_parts_are_told_apart():
    assert quoted(Block(kind="quote", html="We <em>go</em>. <cite>Ada Vell</cite>")) == ("We <em>go</em>.", "Ada Vell")
    assert quoted(Block(kind="quote", html="See <cite>The Book</cite> there")) == (
        "See <cite>The Book</cite> there",
        "",
    )
    assert titled(Block(kind="fact-box", html="<h3>Bridge</h3><p>Steel</p>")) == ("Bridge", "<p>Steel</p>")
    lines = entries(Block(kind="timeline", html="<li><time>09:00</time> Doors</li><li>Later</li>"))
    assert [(each.when, each.what) for each in lines] == [("09:00", "Doors"), ("", "Later")]


@pytest.mark.parametrize("sign", ["<cite>", " ", "<li><time>", "<h3>", '<a href="/x">'])
def test_long_nonsense_is_taken_apart_in_reasonable_time(sign):
    block = Block(kind="quote", html=sign * 20_000)
    assert quoted(block)
    assert entries(block) == ()
    assert titled(block)[0] == ""
    assert pointers(block) == ()


def test_the_history_says_in_words_what_a_block_shows():
    (shown,) = _clean(
        Block(kind="picture", html=pointing("picture", [Pointer(href=f"#{picture_mark(FERRY)}", words="")])), FERRY
    )
    (added,) = difference((), (shown,))
    assert [mark.text for mark in added.marks] == ["The ferry"]


def test_a_version_of_before_has_the_hash_it_had():
    said = sealed(
        PublicVersion(
            number=1,
            kind="new",
            headline="Gulls",
            standfirst="",
            byline="",
            authors=(),
            dateline="",
            credit="",
            provider="",
            wire_id="",
            wire_version="",
            body=(Block(kind="quote", html="Gulls."),),
            pictures=(),
            section=Label(slug="news", name="News"),
            topics=(),
            language="en",
            urgency=4,
            note="",
            received_at=None,
            published_at=datetime(2026, 11, 22, tzinfo=UTC),
            hash="",
            previous_hash="",
        )
    )
    assert json.loads(canonical(said))["body"] == [{"html": "Gulls.", "kind": "quote"}]
    assert said.hash == "3da21d75c4b9eb769fdb44c9c57ace95990b9b0e82858912a1e0584701e73833"
    assert faults([said]) == ()
