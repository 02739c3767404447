"""When agencies' pictures end: by an item, in any order of its versions, and by what the file itself says."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from wireroom.kernel.events import Event
from wireroom.kernel.outbox import deliver
from wireroom.wire import api as wire
from wireroom.wire.events import PictureArrived, PictureWanted
from wireroom.wire.models import PictureRights

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
END = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
HREF = "pier.jpg"
XMP = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">'
    "<rdf:Description><plus:LicenseEndDate>{}</plus:LicenseEndDate></rdf:Description></rdf:RDF>"
)

type NewsML = Callable[..., bytes]


def photo(ends: str = "", colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG", **({"xmp": XMP.format(ends).encode()} if ends else {}))
    return out.getvalue()


def take(data: bytes, *, name: str = "a.xml") -> None:
    receipt = wire.receive(feed="halyard", name=name, data=data, now=NOW)
    assert wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW).state == "filed"


def item(newsml: NewsML, version: int = 1, *, expires: str = "", kind: str = "picture") -> bytes:
    copy = newsml("urn:pier", kind=kind, version=version, picture=HREF)
    said = f"<expires>{expires}</expires></itemMeta>" if expires else "</itemMeta>"
    return copy.replace(b"</itemMeta>", said.encode())


def bring(heard: list[Event]) -> int:
    """Do what the lanes do; say how often pages were told to look at the picture again."""
    deliver(lane="quick", now=NOW)
    for event in [event for event in heard if isinstance(event, PictureWanted)]:
        wire.fetch_picture(provider=event.provider, href=event.href, now=NOW)
    deliver(lane="quick", now=NOW)
    told = sum(isinstance(event, PictureArrived) and event.href == HREF for event in heard)
    heard.clear()
    return told


def ends() -> list[datetime | None]:
    return [end.at for end in wire.ends_of_pictures([("halyard", HREF)]).get(("halyard", HREF), ())]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_newest_version_says_when_a_picture_ends(
    newsml: NewsML, heard: list[Event], order: tuple[int, ...]
) -> None:
    said = {1: item(newsml, 1, expires="2026-11-23T00:00:00Z"), 2: item(newsml, 2, expires=END.isoformat())}
    for version in order:
        take(said[version])
    bring(heard)
    assert ends() == [END]
    take(item(newsml, 3))
    assert ends() == []


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_the_newest_version_speaks_of_the_files_of_older_ones_too(newsml: NewsML, order: tuple[int, ...]) -> None:
    newer = item(newsml, 2, expires=END.isoformat()).replace(HREF.encode(), b"pier-2.jpg")
    said = {1: item(newsml, 1), 2: newer}
    for version in order:
        take(said[version])
    assert ends() == [END]
    assert [end.at for end in wire.ends_of_pictures([("halyard", "pier-2.jpg")])["halyard", "pier-2.jpg"]] == [END]


def test_the_file_says_it_too_and_each_counts(newsml: NewsML, heard: list[Event]) -> None:
    take(item(newsml, expires=END.isoformat()))
    take(photo("2026-11-25T08:00:00Z"), name=HREF)
    bring(heard)
    assert ends() == [END, datetime(2026, 11, 25, 8, tzinfo=UTC)]
    take(photo(colour="navy"), name=HREF)
    bring(heard)
    assert ends() == [END]


def test_a_file_that_was_here_before_its_item_says_it_too(newsml: NewsML, heard: list[Event]) -> None:
    take(photo("2026-11-25T08:00:00Z"), name=HREF)
    bring(heard)
    far = f"https://far.example/{HREF}"
    take(newsml("urn:pier", kind="picture", picture=far))
    (end,) = wire.ends_of_pictures([("halyard", far)])["halyard", far]
    assert end.at == datetime(2026, 11, 25, 8, tzinfo=UTC)


def test_an_end_is_told_at_its_moment_once(newsml: NewsML, heard: list[Event]) -> None:
    take(item(newsml, expires=END.isoformat()))
    take(photo(), name=HREF)
    assert bring(heard) == 1
    assert wire.next_picture_end() == END
    assert wire.end_pictures(now=END - timedelta(microseconds=1)) == 0
    assert (wire.end_pictures(now=END), wire.end_pictures(now=END), bring(heard)) == (1, 0, 1)
    assert wire.next_picture_end() is None


def test_an_end_that_moves_is_heard_of_at_once_and_told_again(newsml: NewsML, heard: list[Event]) -> None:
    take(item(newsml, expires=END.isoformat()))
    take(photo(), name=HREF)
    bring(heard)
    wire.end_pictures(now=END)
    later = END + timedelta(days=1)
    take(item(newsml, 2, expires=later.isoformat()))
    assert bring(heard) == 2
    assert wire.next_picture_end() == later


def test_an_end_that_cannot_be_read_is_kept_with_its_words(newsml: NewsML) -> None:
    take(item(newsml, expires="when the match is over"))
    (end,) = wire.ends_of_pictures([("halyard", HREF)])["halyard", HREF]
    assert (end.raw, end.at) == ("when the match is over", None)


def test_another_agencys_picture_of_the_same_name_does_not_end_with_it(newsml: NewsML) -> None:
    take(item(newsml, expires=END.isoformat()))
    assert wire.ends_of_pictures([("merrow", HREF)]) == {}


def test_copy_that_expires_says_nothing_of_its_pictures() -> None:
    copy = (
        b'{"uri": "urn:pier", "type": "text", "version": "1", "headline": "Pier", "expires": "2026-11-23T00:00:00Z",'
        b' "body_text": "Open.", "associations": {"one": {"uri": "urn:p", "type": "picture", "renditions":'
        b' {"main": {"href": "pier.jpg"}}}}}'
    )
    take(copy, name="a.json")
    assert ends() == []
    assert not PictureRights.objects.exists()
