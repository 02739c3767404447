"""Blocks on the page, in feeds and for machines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.page.rules.body import block_markup, block_words, body_block, is_shown
from wireroom.page.rules.players import FRAME_ORIGINS, player_of
from wireroom.story.events import LivePost, Pointer, block_of
from wireroom.story.rules.live_posts import PostPicture
from wireroom.story.rules.own_blocks import pointing
from wireroom.wire.events import Block

SITE = "https://courier.example"


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://www.youtube.com/watch?v=a1B2-_c&t=3", "https://www.youtube-nocookie.com/embed/a1B2-_c?autoplay=1"),
        ("https://youtu.be/a1B2", "https://www.youtube-nocookie.com/embed/a1B2?autoplay=1"),
        ("https://m.youtube.com/shorts/a1B2", "https://www.youtube-nocookie.com/embed/a1B2?autoplay=1"),
        ("https://vimeo.com/12345", "https://player.vimeo.com/video/12345?autoplay=1&dnt=1"),
        ("https://open.spotify.com/episode/abc", "https://open.spotify.com/embed/episode/abc"),
        ("https://archive.org/details/the-film.1", "https://archive.org/embed/the-film.1"),
        (
            "https://soundcloud.com/merrow/talk",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fmerrow%2Ftalk&auto_play=true",
        ),
    ],
)
def test_known_services_have_a_player(address, frame):
    player = player_of(address)
    assert player is not None
    assert player.frame == frame


@given(st.text() | st.builds("https://{}/{}".format, st.sampled_from(["youtube.com", "vimeo.com", "x"]), st.text()))
def test_no_address_makes_a_frame_of_anybody_else(address):
    player = player_of(address)
    assert player is None or player.frame.startswith(tuple(f"{origin}/" for origin in FRAME_ORIGINS))
    assert player is None or not set(player.frame) & set("\"'<> \n")


def test_an_unknown_address_is_a_link():
    sheet = body_block(_pointing("embed", "https://films.example/1", "")).player
    assert sheet is not None
    assert (sheet.frame, sheet.words, sheet.service) == ("", "films.example", "films.example")


def test_feeds_carry_every_kind_in_plain_markup():
    assert block_markup(_pointing("related", "/2026/11/22/x", "A & B"), site_url=SITE) == (
        '<ul><li><a href="https://courier.example/2026/11/22/x">A &amp; B</a></li></ul>'
    )
    assert (
        block_markup(_pointing("picture", "#0a1b", "The ferry"), site_url=SITE) == "<p><em>Picture: The ferry</em></p>"
    )
    quote = Block(kind="quote", html="We go.<cite>Ada Vell</cite>")
    assert block_markup(quote, site_url=SITE) == "<blockquote><p>We go.</p><p>— Ada Vell</p></blockquote>"
    assert block_markup(Block(kind="key-points", html="<li>One</li>"), site_url=SITE) == "<ul><li>One</li></ul>"


def test_a_picture_that_has_not_come_is_not_printed():
    assert not is_shown(body_block(_pointing("picture", "#0a1b2c3d4e5f", "The ferry")))


def test_words_are_told_apart():
    assert block_words(Block(kind="timeline", html="<li><time>09:00</time>Doors</li>")) == "09:00 Doors"
    assert block_words(Block(kind="fact-box", html="<h3>Bridge</h3><p>Steel</p>")) == "Bridge Steel"
    assert block_words(Block(kind="quote", html="We go.<cite>Ada</cite>")) == "We go. Ada"


def _pointing(kind, href, words):
    return Block(kind=kind, html=pointing(kind, [Pointer(href=href, words=words)]))


def test_feeds_say_in_words_what_picture_a_post_shows():
    picture = PostPicture(mark="0123456789ab", caption="The <quay>", credit="Ada Vell", alt="A quay")
    at = datetime(2026, 11, 27, 12, tzinfo=UTC)
    block = block_of(LivePost(at=at, title="Doors open", html="<p>They are in.</p>", pictures=(picture,)))
    said = block_markup(block, site_url=SITE)
    assert said.endswith("<p>They are in.</p><p><em>Picture: The &lt;quay&gt;</em></p></section>")
    assert "#0123456789ab" not in said
