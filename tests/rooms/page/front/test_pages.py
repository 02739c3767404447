from __future__ import annotations

import gzip
import subprocess
import sys
import time
from functools import partial
from http.client import HTTPConnection

import brotli
import pytest
from handmade_site import Site, wait_for

BODY = b"<!doctype html><title>The harbour</title>" + b"<p>Boats.</p>" * 200


def test_the_front_knows_no_django() -> None:
    check = "import sys, wireroom.page.front.server; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0.2, gzip", "gzip", gzip.decompress),
        ("br;q=0", None, bytes),
        ("identity", None, bytes),
        ("*", "br", brotli.decompress),
        ("", None, bytes),
    ],
)
def test_each_client_gets_a_form_it_reads(site: Site, path: str, accepted: str, coding: str | None, unpack) -> None:
    site.put(path, BODY)
    for _ in range(2):  # first from the store, then from memory
        answer = site.ask(path, Accept_Encoding=accepted)
        assert answer.status == 200
        assert answer.headers.get("content-encoding") == coding
        assert unpack(answer.body) == BODY
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["cache-control"] == "no-cache"
        assert answer.headers["etag"] == {"br": '"e1-br"', "gzip": '"e1-gz"', None: '"e1"'}[coding]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "cookie", ["wireroom_reader=abc", "wireroom_desk=abc; csrftoken=def", "x=" + "y" * 3_000, "=;;,"]
)
def test_a_reader_who_is_signed_in_gets_the_stored_bytes_like_everybody(site: Site, path: str, cookie: str) -> None:
    """No application stands behind this front, so nobody else could have answered."""
    site.put(path, BODY)
    plain = site.ask(path, Accept_Encoding="br")
    signed_in = site.ask(path, Accept_Encoding="br", Cookie=cookie)
    assert (signed_in.status, signed_in.body) == (200, plain.body)
    assert "set-cookie" not in signed_in.headers
    assert "cookie" not in signed_in.headers["vary"].lower()


def test_the_parts_of_pages_carry_only_what_parts_need(site: Site) -> None:
    site.put("/static/site.0123456789.css", BODY)
    answer = site.ask("/static/site.0123456789.css")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" not in answer.headers


@pytest.mark.parametrize("held", ['"e1"', 'W/"e1-br"', '"old", "e1-gz"', "*"])
def test_what_the_client_holds_is_not_sent_again(site: Site, path: str, held: str) -> None:
    site.put(path, BODY)
    answer = site.ask(path, Accept_Encoding="br", If_None_Match=held)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == '"e1-br"'
    assert "content-encoding" not in answer.headers


def test_a_stale_copy_is_replaced_and_the_tag_rules_over_the_date(site: Site, path: str) -> None:
    site.put(path, BODY)
    date = "Sat, 01 Jan 2028 00:00:00 GMT"
    assert site.ask(path, If_None_Match='"other"', If_Modified_Since=date).status == 200
    assert site.ask(path, If_Modified_Since=date).status == 304
    assert site.ask(path, If_Modified_Since="Sat, 01 Jan 2000 00:00:00 GMT").status == 200
    assert site.ask(path, If_Modified_Since="no date at all").status == 200


def test_head_tells_all_but_the_body(site: Site, path: str) -> None:
    site.put(path, BODY)
    got, head = site.ask(path, Accept_Encoding="br"), site.ask(path, "HEAD", Accept_Encoding="br")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(got.body))
    assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


def test_a_picture_is_sent_as_it_is(site: Site, path: str) -> None:
    site.put(path, b"\x00\x01picture", plain=True, content_type="image/webp")
    answer = site.ask(path, Accept_Encoding="br, gzip")
    assert answer.body == b"\x00\x01picture"
    assert answer.headers["etag"] == '"e1"'
    assert "content-encoding" not in answer.headers
    assert "vary" not in answer.headers


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_says_so(site: Site, path: str, status: int) -> None:
    site.put(path, b"Withdrawn.", status=status)
    answer = site.ask(path, If_None_Match='"e1"')
    assert (answer.status, answer.body) == (status, b"Withdrawn.")


def test_what_has_moved_points_on(site: Site, path: str) -> None:
    site.put(path, b"", status=301, location="/elsewhere")
    answer = site.ask(path)
    assert (answer.status, answer.headers["location"]) == (301, "/elsewhere")


def test_nothing_there_is_the_404_page(site: Site, path: str) -> None:
    assert site.ask(path).status == 404
    site.put("/404", b"<h1>Nothing here</h1>", status=404)
    wait_for(lambda: site.ask(path).body == b"<h1>Nothing here</h1>")
    answer = site.ask(path, If_None_Match="*")
    assert (answer.status, answer.headers["cache-control"]) == (404, "no-store")
    assert "etag" not in answer.headers


def test_a_slash_too_many_is_taken_off(site: Site, path: str) -> None:
    site.put(path, BODY)
    answer = site.ask(path + "/?utm=1")
    assert (answer.status, answer.headers["location"]) == (301, path + "?utm=1")
    assert site.ask(f"{path}-not-there/").status == 404
    assert site.ask("//evil.example/").status == 404


def test_the_query_does_not_matter(site: Site, path: str) -> None:
    site.put(path, BODY)
    assert site.ask(f"{path}?utm_source=elsewhere&x=%ff").body == BODY


def test_percent_encoding_does_not_matter(site: Site) -> None:
    site.put("/topic/naïve-café~1", BODY)
    for spelled in ("/topic/na%C3%AFve-caf%c3%a9~1", "/t%6fpic/na%c3%afve-caf%C3%A9%7e1"):
        assert site.ask(spelled).status == 200, spelled


@pytest.mark.parametrize("odd", ["/%", "/%ff", "/%00", "/a/../b", "//", "/" + "a" * 8_000, "/?", "/%2e%2e/%2e%2e/etc"])
def test_odd_paths_are_answered(site: Site, odd: str) -> None:
    assert site.ask(odd).status in {404, 414}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"])
def test_a_page_can_only_be_read(site: Site, path: str, method: str) -> None:
    site.put(path, BODY)
    answer = site.ask(path, method, body=b"x" * 10)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


def test_one_connection_serves_many_requests(site: Site, path: str) -> None:
    site.put(path, BODY)
    connection = HTTPConnection("127.0.0.1", site.port, timeout=5)
    for _ in range(50):
        connection.request("GET", path)
        assert connection.getresponse().read() == BODY
    connection.close()


def test_a_change_is_served_within_a_fifth_of_a_second(site: Site, path: str) -> None:
    site.put(path, b"first")
    assert site.ask(path).body == b"first"
    took = []
    for number in range(5):
        site.put(path, b"new %d" % number)
        stored = time.monotonic()
        wait_for(lambda number=number: site.ask(path).body == b"new %d" % number)
        took.append(time.monotonic() - stored)
    assert sorted(took)[2] < 0.2, took
    site.put(path, b"Withdrawn.", status=410)
    wait_for(lambda: site.ask(path).status == 410)
    site.put(path, b"back")
    wait_for(lambda: site.ask(path).body == b"back")


def test_a_store_that_comes_later_is_waited_for(empty_site: Site) -> None:
    answer = empty_site.ask("/")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    empty_site.make_store()
    empty_site.put("/", BODY)
    wait_for(lambda: empty_site.ask("/").status == 200)
    empty_site.put("/", b"newer")
    wait_for(lambda: empty_site.ask("/").body == b"newer")


def leads(site: Site, asked: str, goes: str) -> bool:
    answer = site.ask(asked)
    return answer.status == 301 and answer.headers["location"] == goes


def test_what_moved_takes_everything_under_it_along(site: Site) -> None:
    site.put("/blog", b"Moved.", status=301, location="/news")
    site.put("/blog/*", b"Moved.", status=301, location="/news/*")
    site.put("/blog/2019/*", b"Moved.", status=301, location="https://archive.example/*")
    for asked, goes in (
        ("/blog", "/news"),
        ("/blog/a%20b?page=2", "/news/a%20b?page=2"),
        ("/blog/2019/x/y", "https://archive.example/x/y"),
        ("/blog//evil.example", "/news/evil.example"),
    ):
        wait_for(partial(leads, site, asked, goes), what=f"{asked} to lead to {goes}")
    assert site.ask("/blogger/a").status == 404
    site.put("/blog/*", b"Gone.", status=404)
    wait_for(lambda: site.ask("/blog/a").status == 404, what="the prefix to be let go")
    site.put("/*", b"Moved.", status=301, location="/*")
    assert site.ask("/blog/a").status == 404
