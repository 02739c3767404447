from __future__ import annotations

import json
import re
from datetime import datetime

import feedparser
import pytest
from lxml import etree

from wireroom.wire.events import Block

HOSTILE = "</script><img src=x onerror=alert(1)> ]]> \u202emirror & Sons"


@pytest.fixture
def hostile(newsroom):
    newsroom.write()
    newsroom.write(HOSTILE, standfirst="\x0b\x1f" + HOSTILE, byline="N <b>", topics=("A & B",))
    return newsroom


def test_feed_readers_can_read_them(hostile):
    for path in ("/rss.xml", "/atom.xml", "/business/rss.xml", "/business/atom.xml"):
        text = hostile.text(path).encode()
        etree.fromstring(text)
        feed = feedparser.parse(text)
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert len(feed.entries) == 2, path
        for entry in feed.entries:
            assert entry.id
            assert entry.link.startswith("http")
            assert entry.published_parsed
            assert entry.updated_parsed
            assert "<em>Saturday</em>" in entry.content[0].value


def test_the_json_feed_has_its_shape(hostile):
    feed = json.loads(hostile.text("/feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith("/feed.json")
    assert len({item["id"] for item in feed["items"]}) == 2
    for item in feed["items"]:
        assert item["content_html"]
        assert datetime.fromisoformat(item["date_published"]) <= datetime.fromisoformat(item["date_modified"])
        assert "\u202e" not in item["title"]


def test_sitemaps_are_well_formed_and_absolute(hostile):
    for path in ("/sitemap.xml", "/sitemap/1.xml", "/news-sitemap.xml"):
        root = etree.fromstring(hostile.text(path).encode())
        places = root.findall(".//{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        assert places, path
        assert all(place.text.startswith("http") for place in places)


def test_a_hostile_headline_stays_text_on_every_page(hostile):
    for path in hostile.showing("mirror"):
        text = hostile.text(path)
        assert "\u202e" not in text
        if path.endswith((".xml", ".json")):
            continue
        assert "<img src=x" not in text, path
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            assert "mirror & Sons" in json.loads(data)["headline"]


def test_feeds_change_with_the_news_only(newsroom):
    story_id = newsroom.write(body=(Block(kind="list", html="<li>One</li>"),))
    before = newsroom.text("/rss.xml")
    newsroom.make(story_id)
    assert newsroom.text("/rss.xml") == before
    assert "<![CDATA[" in before or "&lt;ul&gt;&lt;li&gt;One" in before
