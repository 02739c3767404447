"""An agency's cancel takes the story down from every surface, within a second, and can be proved."""

from __future__ import annotations

import time

from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

TOKEN = "Quillbrook"
LISTS = [
    "/",
    "/business",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/business/rss.xml",
    "/sitemap/1.xml",
    "/news-sitemap.xml",
    f"/search?q={TOKEN}",
]


def shows(newsroom: Newsroom, path: str, words: str) -> bool:
    return words in newsroom.get(path).text


def test_a_cancel_reaches_every_surface_within_a_second(newsroom: Newsroom) -> None:
    headline = f"{TOKEN} ferry firm folds"
    copy = {"guid": "urn:newsml:halyard.example:kill-1", "headline": headline, "slugline": "FERRY-FIRM"}
    newsroom.drop("k1.xml", newsml(**copy, version=1, paragraphs=[f"The {TOKEN} line has stopped sailing."]))
    path = newsroom.published(headline)
    day = path.rsplit("/", 1)[0]
    slug = path.rsplit("/", 1)[1]
    for surface in [*LISTS, day, path, f"{path}/history"]:
        wait_for(lambda surface=surface: slug in newsroom.get(surface).text, what=f"{headline!r} on {surface}")

    ordered = time.monotonic()
    newsroom.drop("k2.xml", newsml(**copy, version=2, paragraphs=[], status="canceled"))
    wait_for(lambda: newsroom.status(path) == 410, what="410")
    for surface in [*LISTS, day]:
        wait_for(lambda surface=surface: slug not in newsroom.get(surface).text, what=f"gone from {surface}")
    took = time.monotonic() - ordered
    assert took < 3, f"last surface gone after {took:.2f} s, filing included"

    gone = newsroom.get(path)
    assert headline not in gone.text
    assert TOKEN not in gone.text
    for below in (f"{path}/history", f"{path}/history.json"):
        assert newsroom.status(below) == 410

    proof = newsroom.run("verify")
    assert proof.returncode == 0, proof.stdout + proof.stderr
    assert path in proof.stdout


def test_an_older_version_after_the_cancel_does_not_revive_it(newsroom: Newsroom) -> None:
    copy = {"guid": "urn:newsml:halyard.example:zombie", "headline": "Zombie ship sails", "slugline": "ZOMBIE-SHIP"}
    newsroom.drop("z2.xml", newsml(**copy, version=2, paragraphs=["Second."]))
    path = newsroom.published("Zombie ship sails")
    newsroom.drop("z3.xml", newsml(**copy, version=3, paragraphs=[], status="canceled"))
    wait_for(lambda: newsroom.status(path) == 410, what="410")

    newsroom.drop("z1.xml", newsml(**copy, version=1, paragraphs=["First, late."]))
    newsroom.drop("after.xml", newsml(guid="urn:a:after", version=1, headline="After it", paragraphs=["Marker."]))
    newsroom.published("After it")
    assert newsroom.status(path) == 410
    assert newsroom.find("Zombie ship sails") is None
