from __future__ import annotations

import json

from handmade_site import Site, wait_for


def test_an_open_page_hears_of_each_change(site: Site, path: str) -> None:
    site.put(path, b"one", mark="m1")
    stream = site.listen(f"page={path}&since=m1")
    assert stream.status == 200
    assert stream.response.getheader("content-type") == "text/event-stream; charset=utf-8"
    assert stream.opening() == b"retry: 1000\n"
    site.put(path, b"two", mark="m2")
    event = stream.event()
    assert (event["event"], event["id"]) == ("changed", "m2")
    assert json.loads(event["data"]) == {"mark": "m2", "status": 200}
    assert site.ask(path).body == b"two"
    site.put(path, b"Withdrawn.", status=410)
    event = stream.event()
    assert (event["event"], event["id"], json.loads(event["data"])) == ("gone", "gone-410", {"status": 410})


def test_a_change_that_no_reader_sees_is_not_told(site: Site, path: str) -> None:
    site.put(path, b"one", mark="m1")
    stream = site.listen(f"page={path}&since=m1")
    site.put(path, b"one, other footer", mark="m1")
    wait_for(lambda: site.ask(path).body == b"one, other footer")
    site.put(path, b"two", mark="m2")
    assert stream.event()["id"] == "m2"


def test_what_was_missed_is_told_at_once(site: Site, path: str) -> None:
    site.put(path, b"two", mark="m2")
    stream = site.listen(f"page={path}&since=m1")
    assert stream.event()["id"] == "m2"
    stream.close()
    stream = site.listen(f"page={path}&since=m1", Last_Event_ID="m2")
    site.put(path, b"three", mark="m3")
    assert stream.event()["id"] == "m3"
    stream.close()
    site.put(path, b"Withdrawn.", status=410)
    wait_for(lambda: site.ask(path).status == 410)
    for query in (f"page={path}&since=m3", f"page={path}"):
        stream = site.listen(query)
        assert stream.event()["event"] == "gone"
        stream.close()


def test_only_live_pages_are_followed(site: Site, path: str) -> None:
    site.put(path, b"feed", mark="")
    for query in ("", "page=", "page=/nowhere-at-all", f"page={path}", "page=%00"):
        assert site.listen(query).status == 404
    assert site.ask("/live", "POST").status == 405


def test_readers_of_other_pages_hear_nothing_and_leaving_is_noticed(site: Site, path: str) -> None:
    site.put(path, b"one", mark="m1")
    site.put(path + "-b", b"one", mark="m1")
    readers = [site.listen(f"page={path}&since=m1") for _ in range(50)]
    other = site.listen(f"page={path}-b&since=m1")
    for reader in readers[:25]:
        reader.close()
    site.put(path, b"two", mark="m2")
    assert [reader.event()["id"] for reader in readers[25:]] == ["m2"] * 25
    site.put(path + "-b", b"two", mark="m2-b")
    assert other.event()["id"] == "m2-b"


def test_open_streams_do_not_keep_the_front_from_stopping(empty_site: Site) -> None:
    empty_site.make_store()
    empty_site.put("/", b"one", mark="m1")
    wait_for(lambda: empty_site.ask("/").status == 200)
    for _ in range(20):
        empty_site.listen("page=/&since=m1")
    assert empty_site.stop() == 0
