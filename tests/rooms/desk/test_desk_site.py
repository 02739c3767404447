"""An admin sets up the site, its standing pages and its redirects, without a developer."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from wireroom.desk.models import Act
from wireroom.kernel.site import current_site
from wireroom.page.api import Move, house_state, redirects, standing_pages

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z" onload="alert(1)"/></svg>'


def fields(client: Client, address: str) -> dict[str, object]:
    (form,) = html.fromstring(client.get(address).content.decode()).xpath("//form[.//input[@name='revision']]")
    return {name: value for name, value in form.form_values() if value is not None}


def test_what_is_saved_is_what_the_desk_shows_too(desk: Client) -> None:
    given = fields(desk, "/desk/site")
    logo = SimpleUploadedFile("logo.svg", LOGO)
    answer = desk.post("/desk/site", {**given, "name": "The Echo", "accent": "#1A4A7A", "logo": logo}, follow=True)
    assert "The Echo <span>desk</span>" in answer.content.decode()
    assert current_site().name == "The Echo"
    house = house_state().house
    assert house.accent == "#1a4a7a"
    assert "alert" not in house.logo
    assert Act.objects.filter(deed="changed the site").count() == 1
    desk.post("/desk/site", {**fields(desk, "/desk/site"), "without_logo": "on"})
    assert house_state().house.logo == ""
    assert house_state().house.name == "The Echo"


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ({"accent": "#ffcc00"}, "The nearest is #"),
        ({"navigation": "Nowhere"}, "write it as: Words | /address"),
        ({"logo": SimpleUploadedFile("logo.svg", b"\xff\xfe")}, "not UTF-8"),
        ({"logo": SimpleUploadedFile("logo.svg", b"<p/>")}, "no SVG drawing"),
        ({"revision": "7"}, "changed this meanwhile"),
    ],
)
def test_what_cannot_be_is_said_and_kept_in_the_form(desk: Client, odd: dict[str, object], why: str) -> None:
    desk.post("/desk/site", {**fields(desk, "/desk/site"), "name": "The Echo"})
    answer = desk.post("/desk/site", {**fields(desk, "/desk/site"), "tagline": "Heard twice", **odd})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page
    assert 'value="Heard twice"' in page
    assert house_state().house.tagline == ""


def test_a_standing_page_is_written_changed_and_taken_down(desk: Client) -> None:
    assert "/desk/site/pages/new?slug=imprint" in desk.get("/desk/site/pages").content.decode()
    given = fields(desk, "/desk/site/pages/new?slug=imprint")
    assert given["title"] == "Imprint"
    desk.post("/desk/site/pages/new", {**given, "body": "## Who\n\nNobody at all."})
    (page,) = standing_pages()
    assert [block.kind for block in page.body] == ["heading", "paragraph"]
    address = "/desk/site/pages/imprint"
    again = fields(desk, address)
    desk.post(address, {**again, "title": "Who we are", "slug": "elsewhere"})
    assert [(page.slug, page.title) for page in standing_pages()] == [("imprint", "Who we are")]
    late = desk.post(address, {**again, "body": "Mine."})
    assert late.status_code == 422
    assert "Mine." in late.content.decode()
    desk.post(f"{address}/take-down")
    assert standing_pages() == ()
    assert desk.get(address).status_code == 404


def test_redirects_one_by_one_and_many_at_once(desk: Client) -> None:
    desk.post("/desk/site/redirects", {"path": "/old", "to": "/new", "under": "on"})
    assert redirects() == (Move(path="/old", to="/new", prefix=True),)
    lines = SimpleUploadedFile("moves.csv", b"\xef\xbb\xbffrom,to\r\n/a,/b\r\n/c,https://x.example/,prefix\r\n")
    desk.post("/desk/site/redirects/import", {"file": lines})
    assert {move.path for move in redirects()} == {"/old", "/a", "/c"}
    bad = desk.post("/desk/site/redirects/import", {"lines": "/d,/e\n/b,/a\n"})
    assert bad.status_code == 422
    assert "would lead in a circle" in bad.content.decode()
    assert "/d" not in {move.path for move in redirects()}
    desk.post("/desk/site/redirects/drop", {"path": "/a"})
    assert {move.path for move in redirects()} == {"/old", "/c"}
    assert "and all under it" in desk.get("/desk/site/redirects?words=old").content.decode()


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"path": "/desk/x", "to": "/a"}, "belongs to the newsroom"),
        ({"path": "", "to": "/a"}, "required"),
    ],
)
def test_a_bad_redirect_is_refused_in_words(desk: Client, sent: dict[str, str], why: str) -> None:
    answer = desk.post("/desk/site/redirects", sent)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert redirects() == ()
