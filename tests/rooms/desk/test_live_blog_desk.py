"""The box of a live blog, from the desk to what readers get."""

from __future__ import annotations

import gzip
import html
import json
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from wireroom.desk.models import Act
from wireroom.desk.queries.archive_rows import as_story_picture
from wireroom.desk.rules.post_copy import post_html, post_text
from wireroom.kernel.clock import SetClock
from wireroom.kernel.pulse import pulse
from wireroom.page.api import make_pages, make_renditions
from wireroom.page.models import StoredPage
from wireroom.pictures.api import archive_pictures, set_terms
from wireroom.pictures.events import ArchivePicture, Terms
from wireroom.story.api import DeskStory, PublicPicture, desk_story, posts_of
from wireroom.story.events import picture_mark
from wireroom.wire.events import Block, sanitised

POST = {"title": "Doors <open>", "text": "They are **in**.\n\n- One\n- Two", "by": "Oda Lindqvane", "is_key": "on"}


def posted(story: DeskStory) -> list[str]:
    found = desk_story(story_id=story.row.id).current
    assert found is not None
    return [post.title for post in posts_of(found.body)]


def opened(desk: Client, address: str) -> str:
    """The state in which a post's page has it."""
    found = re.search(r'name="base" value="(\w+)"', desk.get(address).content.decode())
    assert found
    return found[1]


def first_post(desk: Client, story: DeskStory) -> str:
    """The address of the newest post."""
    address = f"/desk/stories/{story.row.id}/live"
    name = re.search(rf'{address}/post-\d+"', desk.get(address).content.decode())
    assert name
    return name[0][:-1]


def test_who_was_slower_with_a_post_gets_both_texts_and_may_go_on_top(desk: Client, story: DeskStory) -> None:
    desk.post(f"/desk/stories/{story.row.id}/live", POST)
    address = first_post(desk, story)
    base = opened(desk, address)
    desk.post(address, POST | {"title": "Two doors open", "base": base})
    mine = POST | {"title": "Doors shut", "base": base}

    told = desk.post(address, mine, headers={"Accept": "application/json"})
    assert (told.status_code, told.json()) == (409, {"refused": "Somebody changed that post since you opened it."})
    both = desk.post(address, mine)
    page = both.content.decode()
    assert both.status_code == 409
    assert "Both texts" in page
    assert "Two" in page
    assert 'value="Doors shut"' in page
    assert posted(story) == ["Two doors open"]
    fresh = re.search(r'name="base" value="(\w+)"', page)
    assert fresh
    assert desk.post(address, mine | {"base": fresh[1]}).status_code == 302
    assert posted(story) == ["Doors shut"]


def test_what_was_written_of_a_post_that_is_gone_can_go_out_as_new(desk: Client, story: DeskStory) -> None:
    blog = f"/desk/stories/{story.row.id}/live"
    desk.post(blog, POST)
    address = first_post(desk, story)
    base = opened(desk, address)
    desk.post(address, POST | {"do": "away", "base": base})

    answer = desk.post(address, POST | {"title": "Doors shut", "base": base})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "That post is gone" in page
    assert f'action="{blog}"' in page
    assert 'value="Doors shut"' in page
    assert "Post it as new" in page


def test_a_script_is_told_where_to_go_on_or_why_nothing_was_sent(desk: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}/live"
    told = pulse("writing")
    sent = desk.post(address, POST, headers={"Accept": "application/json"})
    assert sent.json() == {"next": address}
    assert pulse("writing") == told + 1, "colleagues' pages hear of it"
    refused = desk.post(address, {"by": "Oda"}, headers={"Accept": "application/json"})
    assert (refused.status_code, refused.json()) == (
        422,
        {"refused": "The post is empty: write a line, or a title."},
    )


def public_page(story: DeskStory) -> str:
    make_pages(story_ids=[story.row.id], clock=SetClock(datetime.now(UTC) + timedelta(seconds=1)))
    row = StoredPage.objects.get(path=story.row.path)
    return bytes(row.plain).decode() if row.plain else gzip.decompress(row.gzip).decode()


def test_a_post_is_written_changed_pinned_and_taken_away(desk: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}/live"
    assert desk.post(address, POST).status_code == 302
    assert posted(story) == ["Doors <open>"]
    name = re.search(rf'{address}/(post-\d+)"', desk.get(address).content.decode())
    assert name
    box = desk.get(f"{address}/{name[1]}").content.decode()
    assert "They are **in**." in box
    assert "- One" in box

    base = opened(desk, f"{address}/{name[1]}")
    desk.post(f"{address}/{name[1]}", POST | {"title": "Doors shut", "is_pinned": "on", "base": base})
    assert posted(story) == ["Doors shut"]
    desk.post(f"{address}/{name[1]}", POST | {"do": "away", "base": opened(desk, f"{address}/{name[1]}")})
    assert posted(story) == []
    assert desk.get(f"{address}/{name[1]}").status_code == 404
    deeds = Act.objects.filter(deed__contains="post").values_list("deed", flat=True).order_by("pk")
    assert list(deeds) == ["posted in a live blog", "changed a live post", "took a live post away"]


def test_readers_get_posts_with_permalinks_key_events_and_their_own_dates(desk: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}/live"
    desk.post(address, POST | {"is_pinned": "on"})
    desk.post(address, {"title": "Later", "text": "More."})
    page = public_page(story)

    first, second = re.findall(r'<article class="post[^"]*" id="(post-\d+)"', page)
    assert first < second, "the pinned one stands first"
    assert f'<a href="#{first}">Doors &lt;open&gt;</a>' in page
    said = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert said is not None
    data = json.loads(said[1])
    assert data["@type"] == "LiveBlogPosting"
    later, earlier = data["liveBlogUpdate"]
    assert (earlier["headline"], earlier["articleBody"]) == ("Doors <open>", "They are in. One Two")
    assert earlier["url"].endswith(f"{story.row.path}#{first}")
    assert earlier["author"] == {"@type": "Person", "name": "Oda Lindqvane"}
    assert earlier["datePublished"] < later["datePublished"]
    assert data["coverageStartTime"] == earlier["datePublished"]


def test_an_empty_post_is_refused_and_what_was_typed_stays(desk: Client, story: DeskStory) -> None:
    answer = desk.post(f"/desk/stories/{story.row.id}/live", {"by": "Oda Lindqvane"})

    assert answer.status_code == 422
    assert "The post is empty" in answer.content.decode()
    assert "Oda Lindqvane" in answer.content.decode()


def test_a_story_that_is_not_live_has_no_box(desk: Client) -> None:
    told = desk.post("/desk/stories/new/draft", {"headline": "Soon", "section": "news", "base": 0}).json()

    assert "Not live yet" in desk.get(f"/desk/stories/{told['story']}/live").content.decode()
    assert desk.post(f"/desk/stories/{told['story']}/live", POST).status_code == 422


@given(st.text(max_size=80) | st.text(alphabet="ab *[]<>`|#-=\n1.", max_size=60))
def test_a_post_opened_and_kept_is_the_same(text: str) -> None:
    kept = sanitised(Block(kind="live-post", html=post_html(text)))

    assert sanitised(Block(kind="live-post", html=post_html(post_text(kept)))) == kept


def test_a_post_is_written_in_the_rich_editor(desk: Client, story: DeskStory) -> None:
    address = f"/desk/stories/{story.row.id}/live"
    said = [["paragraph", "They <strong>are</strong> in."], ["list", "<li>One</li>"], ["heading", "Next<script>"]]
    desk.post(address, {"title": "Doors", "text": "what the box had", "blocks": json.dumps(said)})
    found = desk_story(story_id=story.row.id).current
    assert found is not None
    (post,) = posts_of(found.body)
    assert post.html == "<p>They <strong>are</strong> in.</p><ul><li>One</li></ul><p>Next</p>"
    again = html.unescape(desk.get(f"{address}/{post.name}").content.decode())
    assert 'data-blocks="[["paragraph","They <strong>are</strong> in."],["list","<li>One</li>"]' in again
    refused = desk.post(address, {"title": "Doors", "blocks": "[1]"})
    assert refused.status_code == 422
    assert "did not arrive as the editor sends it" in refused.content.decode()


@pytest.fixture
def quay(desk: Client) -> ArchivePicture:
    out = BytesIO()
    Image.new("RGB", (300, 200), "maroon").save(out, "JPEG")
    sent = SimpleUploadedFile("quay.jpg", out.getvalue(), content_type="image/jpeg")
    desk.post("/desk/pictures/upload", {"pictures": sent})
    return archive_pictures()[0]


def said(picture: ArchivePicture, **words: str) -> dict[str, str]:
    """The fields of a picture as the form sends them."""
    key = f"picture-{picture_mark(as_story_picture(picture))}"
    fields = {"use": "on", "order": "1", "caption": "The quay", "credit": "Ada Vell", "alt": "A quay"} | words
    return {"archive": str(picture.id)} | {f"{key}-{name}": value for name, value in fields.items()}


def test_a_picture_named_by_its_number_asks_for_its_description_before_it_goes_up(
    desk: Client, story: DeskStory, quay: ArchivePicture
) -> None:
    address = f"/desk/stories/{story.row.id}/live"
    answer = desk.post(address, POST | {"archive_numbers": str(quay.id)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "has no description" in page
    assert f'name="archive" value="{quay.id}"' in page
    assert posted(story) == []
    wrong = desk.post(address, POST | {"archive_numbers": "999999"})
    assert "Picture 999999 is not in the archive." in wrong.content.decode()
    assert desk.post(address, POST | said(quay)).status_code == 302
    assert posted(story) == ["Doors <open>"]


def test_a_post_keeps_its_picture_when_it_is_changed_and_loses_it_unticked(
    desk: Client, story: DeskStory, quay: ArchivePicture
) -> None:
    desk.post(f"/desk/stories/{story.row.id}/live", POST | said(quay))
    address = first_post(desk, story)
    box = desk.get(address).content.decode()
    assert 'value="Ada Vell"' in box
    assert f'name="archive" value="{quay.id}"' in box
    base = opened(desk, address)
    desk.post(address, POST | said(quay, caption="The old quay") | {"base": base})
    late = desk.post(address, POST | said(quay, alt="Mine") | {"base": base})
    assert late.status_code == 409
    assert "Mine" in late.content.decode()
    fields = said(quay)
    del fields[f"picture-{picture_mark(as_story_picture(quay))}-use"]
    desk.post(address, POST | fields | {"base": opened(desk, address)})
    found = desk_story(story_id=story.row.id).current
    assert found is not None
    assert found.pictures == story_pictures(story)


def story_pictures(story: DeskStory) -> tuple[PublicPicture, ...]:
    return story.current.pictures if story.current else ()


def test_readers_and_machines_get_the_picture_of_a_post_until_its_rights_end(
    desk: Client, story: DeskStory, quay: ArchivePicture
) -> None:
    desk.post(f"/desk/stories/{story.row.id}/live", POST | said(quay))
    clock = SetClock(datetime.now(UTC) + timedelta(seconds=1))
    make_renditions(story_id=story.row.id, clock=clock)
    page = public_page(story)
    article = re.search(r'<article class="post.*?</article>', page, re.DOTALL)
    assert article is not None
    assert re.search(r'<img src="/media/[^"]+" width="300" height="200" alt="A quay" loading="lazy"', article[0])
    assert 'The quay <span class="picture-credit">Ada Vell</span>' in article[0]
    assert page.count('alt="A quay"') == 1, "it is no picture of the story's own"
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    (image,) = data["liveBlogUpdate"][0]["image"]
    assert (image["caption"], image["creditText"]) == ("The quay", "Ada Vell")

    now = datetime.now(UTC)
    set_terms(picture_id=quay.id, terms=Terms(expires_at=now), revision=0, now=now)
    ended = public_page(story)
    assert 'alt="A quay"' not in ended
    assert "Doors &lt;open&gt;" in ended, "the post stays"
    refused = desk.post(f"/desk/stories/{story.row.id}/live", {"title": "More"} | said(quay))
    assert "its rights have expired" in refused.content.decode()


def test_the_archive_names_the_post_that_shows_a_picture(desk: Client, story: DeskStory, quay: ArchivePicture) -> None:
    desk.post(f"/desk/stories/{story.row.id}/live", POST | said(quay))
    page = desk.get(f"/desk/pictures/{quay.id}").content.decode()
    assert re.search(r'Post <a href="/desk/stories/\d+/live/post-\d+">Doors &lt;open&gt;</a>', page)
