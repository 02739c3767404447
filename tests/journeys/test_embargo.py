"""An embargoed word is nowhere before its moment, and everywhere it belongs after it, to the second."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import cycle

from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for


def test_an_embargo_holds_everywhere_and_lifts_on_time(newsroom: Newsroom) -> None:
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=8)
    token = f"Zephyrine{moment:%H%M%S}"
    headline = f"{token} report clears the harbour board"
    newsroom.drop(
        "embargoed.xml",
        newsml(
            guid=f"urn:newsml:halyard.example:embargo-{token}",
            version=1,
            headline=headline,
            slugline=f"{token}-REPORT",
            paragraphs=[f"The {token} report says so."],
            embargoed=moment,
        ),
    )
    newsroom.drop("plain.xml", newsml(guid="urn:a:plain", version=1, headline="Plain tale", paragraphs=["Marker."]))
    newsroom.published("Plain tale")
    day = f"/{moment:%Y/%m/%d}"
    surfaces = ["/", "/business", day, "/rss.xml", "/atom.xml", "/feed.json", "/sitemap/1.xml", "/news-sitemap.xml"]
    for surface in cycle([*surfaces, "/search?q=clears"]):
        text = newsroom.get(surface).text
        if datetime.now(UTC) >= moment:
            break
        assert token.lower() not in text.lower(), surface

    path = newsroom.published(headline)
    assert token in newsroom.get(path).text
    [first] = json.loads(newsroom.get(f"{path}/history.json").text)["versions"]
    late = datetime.fromisoformat(first["published"]) - moment
    assert timedelta(0) <= late < timedelta(seconds=2), late
    for surface in [*surfaces, "/search?q=clears"]:
        wait_for(lambda surface=surface: token.lower() in newsroom.get(surface).text.lower(), what=surface)
