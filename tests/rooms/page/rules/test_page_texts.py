from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wireroom.page.rules.addresses import Surface, feed_paths, path_of, sitemap_of, surface_at
from wireroom.page.rules.articles import appeal_place
from wireroom.page.rules.body import block_words
from wireroom.page.rules.cuts import cuts_of
from wireroom.page.rules.direction import direction
from wireroom.page.rules.linked_data import json_ld
from wireroom.page.rules.paper import MARK_HERE, live_mark, marked
from wireroom.page.rules.search_words import match_expression
from wireroom.page.rules.teasers import ranked
from wireroom.story.events import Label, PublicPicture, Teaser, shortened
from wireroom.wire.events import Block, printable

TEXT = st.text(st.characters(codec="utf-8"), max_size=80)
SLUG = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
SIDE = st.integers(1, 6000)
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


@given(TEXT)
def test_clean_text_fits_into_xml_and_turns_nothing_round(text):
    root = etree.Element("t")
    root.text = printable(text)
    assert etree.fromstring(etree.tostring(root)).text in {printable(text) or None, printable(text).replace("\r", "\n")}
    assert not set(printable(text)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u0000\u001b")


@given(TEXT)
def test_linked_data_stays_data(text):
    written = str(json_ld({"headline": text}))
    assert json.loads(written) == {"headline": text}
    assert not set(written) & set("<>&\u2028\u2029")


def test_inline_tags_leave_no_gap_but_list_items_do():
    assert block_words(Block(kind="paragraph", html="<b>L</b>amps &amp; <i>oil</i>")) == "Lamps & oil"
    assert block_words(Block(kind="list", html="<li>One</li><li>Two</li>")) == "One Two"


@given(TEXT, st.integers(2, 60))
def test_shortened_text_is_short(text, length):
    assert len(shortened(text, limit=length)) <= length


def test_languages_are_written_their_way():
    assert [direction(each) for each in ("ar", "he-IL", "fa", "de", "", "az-Latn", "ar-Latn")] == [
        *("rtl", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr")
    ]


@given(SLUG, st.dates(min_value=date(1000, 1, 1)), st.integers(1, 10**6))
def test_an_address_leads_back_to_its_list(slug, day, number):
    for surface in (
        *(Surface("front"), Surface("corrections"), Surface("sitemaps"), Surface("news-sitemap"), Surface("feeds")),
        *(Surface("section", slug), Surface("topic", slug), Surface("author", slug), Surface("feeds", slug)),
        *(Surface("day", day.isoformat()), Surface("sitemap", sitemap_of(number))),
    ):
        if surface != Surface("section", "corrections"):
            assert surface_at(path_of(surface)) == surface
    assert {surface_at(path) for path in feed_paths(slug)} == {Surface("feeds", slug)}


def test_a_storys_own_addresses_are_no_lists():
    for path in ("/2026/03/14/lamps", "/2026/03/14/lamps/history", "/2026/03/14/lamps/history.json", "/media/a-1.webp"):
        assert surface_at(path) is None


@given(SIDE, SIDE)
def test_no_cut_is_larger_than_its_source(width, height):
    picture = PublicPicture(provider="h", href="h", caption="", credit="", alt="", focal_x=0.2, focal_y=7)
    cuts = cuts_of(picture, width=width, height=height)
    assert all(cut.width <= width and cut.height <= max(height, 1) for cut in cuts)
    assert {cut.format for cut in cuts} == {"webp", "jpg"}


def test_the_mark_follows_what_is_in_main_only():
    page = f'<body data-mark="{MARK_HERE}"><nav>{{}}</nav><main id="m">{{}}</main></body>'
    assert live_mark(page.format("a", "x")) == live_mark(page.format("b", "x"))
    assert live_mark(page.format("a", "x")) != live_mark(page.format("a", "y"))
    text, mark = marked(page.format("a", f'data-mark="{MARK_HERE}"'))
    assert text.startswith(f'<body data-mark="{mark}"')
    assert MARK_HERE in text, "what a story says is left as it is"


@given(TEXT)
def test_no_quote_typed_ends_a_quoted_word(text):
    assert match_expression(text).count('"') % 2 == 0


@given(st.integers(0, 40))
def test_the_appeal_stands_inside_the_story(blocks):
    place = appeal_place(blocks)
    assert place == 0 if blocks < 6 else 2 <= place < blocks


def teaser(story_id: int, *, hours: float = 0, **given: object) -> Teaser:
    at = NOON - timedelta(hours=hours)
    facts = {"id": story_id, "path": f"/2026/03/14/s{story_id}", "headline": "H", "standfirst": "", "byline": ""}
    facts |= {"credit": "", "section": Label(slug="news", name="News"), "language": "en", "urgency": 4, "kind": "new"}
    facts |= {"note": "", "number": 1, "picture": None, "first_published_at": at, "published_at": at}
    return Teaser(**(facts | given))


def test_a_flash_leads_for_hours_and_a_correction_does_not_rise():
    routine, flash, old_flash = teaser(1), teaser(2, hours=5, urgency=1), teaser(3, hours=7, urgency=1)
    corrected = teaser(4, hours=9, kind="correction", published_at=NOON)
    assert [each.id for each in ranked([routine, flash, old_flash, corrected])] == [2, 1, 3, 4]
