"""A newsroom's data folder for each test, and items of an invented agency as NewsML-G2 bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wireroom.kernel import site
from wireroom.kernel.outbox import Event, Subscriber, subscribe
from wireroom.wire.events import ItemFiled, PictureArrived, PictureWanted, ThreadsJoined, ThreadSplit

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

type Heard = list[Event]
type NewsML = Callable[..., bytes]


@pytest.fixture
def data_folder(tmp_path: Path) -> Iterator[Path]:
    before = site.current_site()
    site.furnish(replace(before, data=tmp_path))
    yield tmp_path
    site.furnish(before)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """The events that are announced, in order, without the other rooms' listeners."""
    from wireroom.kernel.outbox import subscription  # noqa: PLC0415 - its registry is replaced for the test

    events: Heard = []
    monkeypatch.setattr(subscription, "_subscribers", {})
    kinds: tuple[type[Event], ...] = (ItemFiled, ThreadsJoined, ThreadSplit, PictureWanted, PictureArrived)
    subscribe(Subscriber(name="test.ear", events=kinds, handle=events.extend, atomic=True))
    return events


@pytest.fixture
def newsml() -> NewsML:
    return _newsml


def _newsml(
    guid: str = "urn:newsml:halyard.example:bridge",
    *,
    version: int = 1,
    headline: str = "Bridge closes",
    text: str = "The bridge is closed.",
    status: str = "usable",
    slugline: str = "",
    link: str = "",
    picture: str = "",
    kind: str = "text",
) -> bytes:
    """One newsItem; `link` is the guid of another item that it has evolved from."""
    evolved = f'<link rel="irel:evolvedFrom" residref="{link}"/>' if link else ""
    slug = f"<slugline>{slugline}</slugline>" if slugline else ""
    remote = f'<remoteContent rendition="rnd:highRes" contenttype="image/png" href="{picture}"/>' if picture else ""
    words = (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<p>{text}</p></body></html></inlineXML>"
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.31" conformance="power"
  guid="{guid}" version="{version}" xml:lang="en">
  <itemMeta>
    <itemClass qcode="ninat:{kind}"/><provider literal="Halyard"/>
    <versionCreated>2026-11-22T11:0{version % 10}:00Z</versionCreated><pubStatus qcode="stat:{status}"/>{evolved}
  </itemMeta>
  <contentMeta>
    <urgency>4</urgency><located literal="Port Merrow"><name>Port Merrow</name></located>{slug}
    <headline>{headline}</headline>
  </contentMeta>
  <contentSet>{remote if kind == "picture" else words}</contentSet>
</newsItem>
""".encode()
