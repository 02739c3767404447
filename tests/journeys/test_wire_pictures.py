"""An agency's picture: kept in the archive, described before an editor publishes it, and off the page when it ends."""

from __future__ import annotations

import hashlib
import io
import json
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from PIL import Image
from playwright.sync_api import Page, expect
from test_picture_desk import axe
from test_wire_to_page import sign_in

from wireroom.bench.newsroom import Newsroom, wait_for

CAPTION = "A crane over the east mole"
XMP = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">'
    "<rdf:Description><plus:LicenseEndDate>{}</plus:LicenseEndDate></rdf:Description></rdf:RDF>"
)


def photo(colour: str, *, ends: datetime | None = None) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (900, 600), colour)
    image.paste("orange", (600, 100, 800, 300))
    image.save(out, "JPEG", **({"xmp": XMP.format(ends.isoformat()).encode()} if ends else {}))
    return out.getvalue()


def copy(name: str, headline: str, picture: str) -> bytes:
    """A story in ninjs with one picture that the agency did not describe."""
    shown = {
        "uri": f"urn:{name}:picture",
        "type": "picture",
        "description_text": CAPTION,
        "copyrightholder": "Halyard",
        "usageterms": "No sales",
        "renditions": {"original": {"href": picture, "width": 900, "height": 600}},
    }
    item = {"uri": f"urn:{name}", "version": "1", "type": "text", "pubstatus": "usable", "language": "en"}
    item |= {"headline": headline, "slugline": name.upper(), "body_xhtml": "<p>It turns again.</p>"}
    return json.dumps(item | {"associations": {"main": shown}}).encode()


def test_a_wire_picture_is_kept_described_and_gone_when_it_ends(newsroom: Newsroom, page: Page) -> None:
    name = f"crane-{uuid4().hex[:6]}"
    headline, picture = f"Crane {name} turns", f"{name}.jpg"
    newsroom.drop(picture, photo(f"#{uuid4().hex[:6]}"))
    newsroom.drop(f"{name}.json", copy(name, headline, picture))
    path = newsroom.published(headline)
    wait_for(lambda: "<picture" in newsroom.get(path).text, what="the picture on the page of copy that went live")
    sign_in(newsroom, page)
    story = open_story(page, headline)
    take_into_the_archive(page, story)
    describe_and_publish(newsroom, page, story, path)

    end = datetime.now(UTC) + timedelta(seconds=30)
    ending = photo(f"#{uuid4().hex[:6]}", ends=end)
    newsroom.drop(picture, ending)
    shown = f"/media/{hashlib.sha256(ending).hexdigest()[:16]}"
    wait_for(lambda: shown in newsroom.get(path).text, what="the agency's new file, which ends")
    wait_for(lambda: "<picture" not in newsroom.get(path).text, what="the picture to leave the page", seconds=40)
    assert end <= datetime.now(UTC) < end + timedelta(seconds=4)
    page.goto(f"{story}/edit")
    expect(page.get_by_text("It may not be used since")).to_be_visible()
    page.get_by_label("Headline").fill(f"{headline} no more")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text(re.compile(f"“{CAPTION}” .* its rights have ended. Take it out"))).to_be_visible()
    axe(page)


def open_story(page: Page, headline: str) -> str:
    page.goto(f"/desk/?words={headline.split()[1]}")
    page.get_by_role("link", name=headline).first.click()
    page.wait_for_url(re.compile(r"/desk/stories/\d+$"))
    axe(page)
    return page.url


def take_into_the_archive(page: Page, story: str) -> None:
    page.goto(f"{story}/edit")
    expect(page.get_by_text("Proposed from the caption.")).to_be_visible()
    axe(page)
    with page.expect_popup() as opened:
        page.get_by_role("button", name=re.compile("^Take into the archive")).press("Enter")
    tab = opened.value
    expect(tab.get_by_text("It is in the archive.")).to_be_visible()
    expect(tab.get_by_label("Caption")).to_have_value(CAPTION)
    kept = tab.url
    tab.close()
    page.goto(story)
    page.get_by_role("button", name=re.compile("^Take into the archive")).click()
    expect(page.get_by_text("It was in the archive already")).to_be_visible()
    assert page.url == kept


def describe_and_publish(newsroom: Newsroom, page: Page, story: str, path: str) -> None:
    page.goto(f"{story}/edit")
    described = page.get_by_label("Description for those who cannot see it")
    described.fill("")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text(f"Picture “{CAPTION}” (halyard) has no description")).to_be_visible()
    described.fill("A yellow crane before a grey sky")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url(re.compile(r"/desk/stories/\d+$"))
    wait_for(lambda: 'alt="A yellow crane' in newsroom.get(path).text, what="the description on the page")
