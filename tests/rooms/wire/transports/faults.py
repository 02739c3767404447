"""The faults that every transport must survive: nothing lost, nothing twice, and a message that says what to do.

A transport's test file gives a `far_side` and inherits the faults:

    class TestFaults(SixFaults):
        @pytest.fixture
        def far_side(self) -> Iterator[FarSide]:
            ...

The newsroom's own flow drives the real carrier against a real server of that kind.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import pytest

from wireroom.kernel.clock import SetClock
from wireroom.wire import api as wire
from wireroom.wire.adapters import raw_store
from wireroom.wire.models import Delivery

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEED = "halyard"
LARGEST_ON_FULL_DISK = 1024 * 1024


class FarSide(Protocol):
    """An agency's server, real but on loopback. It is up, and empty at first."""

    kind: str
    settings: dict[str, Any]
    secret: str
    wrong_secret: str

    def put(self, name: str, data: bytes, *, written: datetime | None = None) -> None:
        """Put copy there, as the agency does; `written` is what the server's clock says of it."""

    def cut_after(self, amount: int) -> None:
        """Die once so many bytes of the copy have gone out; stay dead until `mend`."""

    def mend(self) -> None:
        """Be up again, with everything that was not acknowledged."""


def copy(number: int, *, version: int = 1, padding: int = 0) -> bytes:
    """One item of an invented agency; `padding` makes it so many bytes longer."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
        'standard="NewsML-G2" standardversion="2.31" conformance="power" '
        f'guid="urn:newsml:halyard.example:ferry-{number}" version="{version}" xml:lang="en">'
        '<itemMeta><itemClass qcode="ninat:text"/><provider literal="Halyard"/>'
        f'<versionCreated>2026-11-22T11:0{version % 10}:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>'
        f"<contentMeta><headline>Ferry {number} late, {version}</headline></contentMeta><contentSet>"
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<p>Ferry {number} left Port Carrow late.</p><!--{'.' * padding}--></body></html></inlineXML>"
        "</contentSet></newsItem>"
    ).encode()


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond a mebibyte: larger copy meets the error of a full disk, from the system itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ON_FULL_DISK, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class Desk:
    """The newsroom's side: a feed with its transport, a clock, and what an editor would see."""

    def __init__(self, far_side: FarSide) -> None:
        self.far_side = far_side
        self.clock = SetClock(NOW)
        self.fetching = wire.Fetching(FEED)
        self.save()

    def save(self, *, secret: str | None = None, **settings: Any) -> None:
        """Save the transport, with these settings changed and this secret."""
        wire.save_transport(
            feed=FEED,
            kind=self.far_side.kind,
            settings={**self.far_side.settings, **settings},
            secret=self.far_side.secret if secret is None else secret,
            now=self.clock.now(),
        )

    def look(self, times: int = 1) -> None:
        """Look at the server so many times, each when it is due."""
        for _ in range(times):
            rest = self.fetching.round(clock=self.clock)
            self.clock.advance(max(rest or timedelta(0), timedelta(seconds=2)))

    @property
    def facts(self) -> wire.TransportFacts:
        found = wire.transport(feed=FEED)
        assert found is not None
        return found

    @property
    def trouble(self) -> str:
        return self.facts.trouble

    def brought(self) -> list[bytes]:
        """The bytes of all deliveries, in the order of their arrival."""
        hashes = Delivery.objects.filter(feed__name=FEED).order_by("id").values_list("sha256", flat=True)
        return [raw_store.read(sha256) for sha256 in hashes]

    def brought_exactly(self, *copies: bytes) -> bool:
        """Whether each of these came once, and nothing else; their order does not matter."""
        return sorted(self.brought()) == sorted(copies)


@pytest.mark.django_db
@pytest.mark.usefixtures("data_folder", "private_loopback")
class SixFaults:
    """Inherit it and give a `far_side`. `looks` is how many looks a server may need until all has come."""

    looks = 4
    cut_at = 150_000

    @pytest.fixture
    def desk(self, far_side: FarSide) -> Iterator[Desk]:
        desk = Desk(far_side)
        yield desk
        desk.fetching.close()

    def test_a_server_that_dies_in_mid_transfer_costs_nothing(self, desk: Desk, far_side: FarSide) -> None:
        copies = [copy(number, padding=100_000) for number in range(4)]
        for number, data in enumerate(copies):
            far_side.put(f"{number}.xml", data)
        far_side.cut_after(self.cut_at)
        desk.look(3)
        assert desk.trouble
        assert "127.0.0.1" in desk.trouble or "localhost" in desk.trouble
        assert set(desk.brought()) < set(copies)
        far_side.mend()
        desk.look(self.looks)
        assert desk.brought_exactly(*copies)
        assert desk.trouble == ""

    def test_the_same_copy_again_is_no_second_delivery(self, desk: Desk, far_side: FarSide) -> None:
        far_side.put("a.xml", copy(1))
        desk.look(self.looks)
        far_side.put("a.xml", copy(1))
        far_side.put("b.xml", copy(1))
        far_side.put("c.xml", copy(2))
        desk.look(self.looks)
        assert desk.brought_exactly(copy(1), copy(2))
        assert desk.trouble == ""

    def test_versions_out_of_order_are_all_kept(self, desk: Desk, far_side: FarSide) -> None:
        far_side.put("2.xml", copy(1, version=2), written=NOW - timedelta(minutes=1))
        desk.look(self.looks)
        far_side.put("1.xml", copy(1, version=1), written=NOW - timedelta(minutes=9))
        far_side.put("3.xml", copy(1, version=3), written=NOW - timedelta(minutes=5))
        desk.look(self.looks)
        assert desk.brought_exactly(*(copy(1, version=number) for number in (1, 2, 3)))
        wire.file_waiting(now=desk.clock.now())
        assert not wire.quarantined()

    def test_clocks_that_are_wrong_on_either_side_change_nothing(self, desk: Desk, far_side: FarSide) -> None:
        far_side.put("old.xml", copy(1), written=datetime(1970, 1, 2, tzinfo=UTC))
        far_side.put("new.xml", copy(2), written=datetime(2099, 12, 31, tzinfo=UTC))
        desk.look(self.looks)
        assert desk.brought_exactly(copy(1), copy(2))
        desk.clock.advance(timedelta(days=-400))
        far_side.put("next.xml", copy(3), written=NOW - timedelta(days=800))
        desk.look(self.looks)
        assert desk.brought_exactly(copy(1), copy(2), copy(3))
        assert desk.trouble == ""

    def test_wrong_credentials_are_told_and_seldom_tried(self, desk: Desk, far_side: FarSide) -> None:
        far_side.put("a.xml", copy(1))
        desk.save(secret=far_side.wrong_secret)
        began = desk.clock.now()
        desk.look()
        assert desk.trouble
        assert far_side.wrong_secret not in desk.trouble
        assert desk.facts.next_try is not None
        assert desk.facts.next_try - began >= timedelta(minutes=10)
        assert desk.brought() == []
        desk.save()
        desk.look(self.looks)
        assert desk.brought_exactly(copy(1))
        assert desk.trouble == ""

    def test_a_full_disk_leaves_copy_where_it_is(self, desk: Desk, far_side: FarSide) -> None:
        large = copy(1, padding=LARGEST_ON_FULL_DISK)
        far_side.put("a.xml", large)
        with full_disk():
            desk.look(3)
        assert "disk is full" in desk.trouble
        assert desk.brought() == []
        desk.look(self.looks)
        assert desk.brought_exactly(large)
        assert desk.trouble == ""
