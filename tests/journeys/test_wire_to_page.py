"""Copy comes in by folder and by push, and is a page that says where it came from and exactly when."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import sqlite3
import time
import urllib.error
import urllib.request

from playwright.sync_api import Page, expect
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for


def test_a_file_in_the_hot_folder_becomes_a_page(newsroom: Newsroom, page: Page) -> None:
    headline = "Harbour bridge opens to traffic again"
    newsroom.drop(
        "bridge.xml",
        newsml(
            guid="urn:h:bridge",
            version=1,
            headline=headline,
            paragraphs=["One.", "Two <script>alert(1)</script>.", "Three.", "Four.", "Five.", "Six."],
        ),
    )
    path = newsroom.published(headline)
    assert re.fullmatch(r"/\d{4}/\d\d/\d\d/[a-z0-9-]+", path)

    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)
    expect(page.get_by_text("Via halyard news wire")).to_be_visible()
    expect(page.locator("time").first).to_have_attribute("datetime", re.compile(r"T\d\d:\d\d:\d\d"))
    assert page.locator("article script:not([type])").count() == 0
    expect(page.get_by_text("Two <script>alert(1)</script>.")).to_be_visible()
    for slot in ("prompt", "appeal", "sign-in"):
        assert page.locator(f"[data-slot={slot}]").count() == 1
    described = json.loads(page.locator('script[type="application/ld+json"]').first.text_content() or "")
    assert described["@type"] == "NewsArticle"
    assert described["headline"] == headline


def test_half_written_and_odd_files_harm_nobody(newsroom: Newsroom) -> None:
    folder = newsroom.data / "incoming" / "halyard"
    folder.mkdir(parents=True, exist_ok=True)
    whole = newsml(guid="urn:h:half", version=1, headline="Written in two halves", paragraphs=["Whole."])
    slow = folder / "slow.xml"
    slow.write_bytes(whole[: len(whole) // 2])
    (folder / "empty.xml").touch()
    (folder / "link.xml").symlink_to("/etc/hostname")
    (folder / "odd\nname;$(id).xml").write_bytes(
        newsml(guid="urn:h:odd", version=1, headline="Oddly named file", paragraphs=["Fine."])
    )
    newsroom.published("Oddly named file")
    assert newsroom.find("Written in two halves") is None
    with slow.open("ab") as handle:
        handle.write(whole[len(whole) // 2 :])
    newsroom.published("Written in two halves")
    assert "localhost" not in newsroom.get("/feed.json").text.split('"items"')[1]


def push(newsroom: Newsroom, body: bytes, *, secret: str, feed: str = "pushed", at: int | None = None) -> int:
    stamp = str(at or int(time.time()))
    signature = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    request = urllib.request.Request(
        f"{newsroom.url}/wire/push/{feed}",
        data=body,
        headers={"X-Wireroom-Timestamp": stamp, "X-Wireroom-Signature": f"sha256={signature}"},
        method="POST",
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_signed_push_becomes_a_page_and_a_forged_one_does_not(newsroom: Newsroom, page: Page) -> None:
    secret = push_secret(newsroom, page)
    body = newsml(guid="urn:p:1", version=1, headline="Pushed over the wire", paragraphs=["Signed and sealed."])
    assert push(newsroom, body, secret="wrong") == 401
    assert push(newsroom, body, secret=secret, at=int(time.time()) - 3600) == 401
    assert push(newsroom, body, secret=secret, feed="unheard-of") == 404
    assert push(newsroom, body, secret=secret) == 202
    newsroom.published("Pushed over the wire")
    assert push(newsroom, body, secret=secret) == 202


def push_secret(newsroom: Newsroom, page: Page) -> str:
    """The secret the desk shows once, read as an editor would."""
    (newsroom.data / "incoming" / "pushed").mkdir(parents=True, exist_ok=True)
    sign_in(newsroom, page)
    wait_for(lambda: feed_is_listed(newsroom), what="the feed of the new folder")
    page.goto("/desk/feeds/pushed")
    page.get_by_role("button", name=re.compile("secret", re.IGNORECASE)).first.click()
    return page.locator("#secret").inner_text().strip()


def feed_is_listed(newsroom: Newsroom) -> bool:
    with sqlite3.connect(f"file:{newsroom.data}/wireroom.sqlite3?mode=ro", uri=True) as database:
        return database.execute("select 1 from wire_feed where name = 'pushed'").fetchone() is not None


def sign_in(newsroom: Newsroom, page: Page) -> None:
    """As the first editor, with the password that `up` left for the operator."""
    text = (newsroom.data / "first-editor.txt").read_text()
    page.goto("/desk/")
    page.get_by_label("Name").fill(re.search(r"(?:name|user)\w*:\s*(\S+)", text, re.IGNORECASE)[1])
    page.get_by_label("Password").fill(re.search(r"password:\s*(\S+)", text, re.IGNORECASE)[1])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/desk/"))
