"""An embargoed word is nowhere before its moment, and everywhere it belongs after it, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

TOKEN = "Zephyrine"


def test_an_embargo_holds_everywhere_and_lifts_on_time(newsroom: Newsroom) -> None:
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=8)
    headline = f"{TOKEN} report clears the harbour board"
    newsroom.drop(
        "embargoed.xml",
        newsml(
            guid="urn:newsml:halyard.example:embargo-1",
            version=1,
            headline=headline,
            slugline=f"{TOKEN}-REPORT",
            paragraphs=[f"The {TOKEN} report says so."],
            embargoed=moment,
        ),
    )
    newsroom.drop("plain.xml", newsml(guid="urn:a:plain", version=1, headline="Plain tale", paragraphs=["Marker."]))
    newsroom.published("Plain tale")
    day = f"/{moment:%Y/%m/%d}"
    surfaces = ["/", "/business", day, "/rss.xml", "/atom.xml", "/feed.json", "/sitemap/1.xml", "/news-sitemap.xml"]
    while datetime.now(UTC) < moment - timedelta(milliseconds=500):
        for surface in [*surfaces, "/search?q=report"]:
            assert TOKEN.lower() not in newsroom.get(surface).text.lower(), surface

    path = newsroom.published(headline)
    late = datetime.now(UTC) - moment
    assert timedelta(0) <= late < timedelta(seconds=2), late
    assert TOKEN in newsroom.get(path).text
    for surface in surfaces:
        wait_for(lambda surface=surface: TOKEN.lower() in newsroom.get(surface).text.lower(), what=surface)
    assert TOKEN in newsroom.get("/search?q=report").text
