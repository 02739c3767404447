from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from faults import FEED, NOW, Desk, SixFaults, copy
from ftp_far_side import SECRET, FtpFarSide, make_certificate

from wireroom.wire import api as wire
from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.folder import ftp_answers
from wireroom.wire.adapters.transports.folder.ftp import FtpServer, FtpSettings
from wireroom.wire.adapters.transports.folder.ftp_answers import FtpAnswers
from wireroom.wire.models import Delivery, Transport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder", "private_loopback")]


@pytest.fixture
def far_side(tmp_path: Path) -> Iterator[FtpFarSide]:
    far_side = FtpFarSide(tmp_path / "halyard")
    yield far_side
    far_side.close()


@pytest.fixture
def desk(far_side: FtpFarSide) -> Iterator[Desk]:
    desk = Desk(far_side)
    yield desk
    desk.fetching.close()


def trial(far_side: FtpFarSide, **settings: Any) -> wire.Trial:
    given = {**far_side.settings, **settings}
    return wire.try_transport(feed=FEED, kind="ftp", settings=given, secret=far_side.secret, now=NOW)


class TestFtpFaults(SixFaults):
    @pytest.fixture(params=["leave", "delete", "move"])
    def far_side(self, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[FtpFarSide]:
        class FarSide(FtpFarSide):
            @property
            def settings(self) -> dict[str, Any]:
                return {**super().settings, "after": request.param, "move_to": "done"}

        far_side = FarSide(tmp_path / "halyard")
        yield far_side
        far_side.close()


class TestFtpsFaults(SixFaults):
    @pytest.fixture
    def far_side(self, tmp_path: Path) -> Iterator[FtpFarSide]:
        class FarSide(FtpFarSide):
            @property
            def settings(self) -> dict[str, Any]:
                return {**super().settings, "certificate": found}

        found = ""
        far_side = FarSide(tmp_path / "halyard", certificate=make_certificate(tmp_path / "key.pem"))
        found = trial(far_side).found["certificate"]
        yield far_side
        far_side.close()


class TestFaultsOfAnOldServer(SixFaults):
    """One that knows no listing for machines and no EPSV."""

    @pytest.fixture
    def far_side(self, tmp_path: Path) -> Iterator[FtpFarSide]:
        far_side = FtpFarSide(tmp_path / "halyard", without=("MLSD", "MLST", "EPSV"), lies="10.9.8.7")
        yield far_side
        far_side.close()


def test_a_half_uploaded_file_is_left_until_it_is_whole(far_side: FtpFarSide, desk: Desk) -> None:
    whole = copy(1)
    far_side.put("a.xml", whole[:400], written=NOW)
    desk.look(4)
    assert desk.brought() == []
    far_side.put("a.xml", whole, written=NOW + timedelta(seconds=1))
    desk.look(3)
    assert desk.brought_exactly(whole)


def test_what_stays_half_is_taken_as_it_is(far_side: FtpFarSide, desk: Desk) -> None:
    far_side.put("a.xml", copy(1)[:400])
    desk.look(3)
    desk.clock.advance(timedelta(seconds=30))
    desk.look()
    assert desk.brought_exactly(copy(1)[:400])
    wire.file_waiting(now=NOW)
    assert [entry.name for entry in wire.quarantined()] == ["a.xml"]


def test_names_that_appear_when_done_are_taken_at_first_sight(far_side: FtpFarSide, desk: Desk) -> None:
    desk.save(renamed=True)
    far_side.put("a.xml", copy(1))
    far_side.put("b.xml.part", copy(2))
    far_side.put(".c.xml", copy(3))
    desk.look()
    assert desk.brought_exactly(copy(1))


def test_a_taken_file_is_deleted_or_moved_after_it_is_kept(far_side: FtpFarSide, desk: Desk) -> None:
    desk.save(after="delete")
    far_side.put("a.xml", copy(1))
    desk.look(2)
    assert far_side.names() == []
    desk.save(after="move", move_to="done")
    for number in (2, 3):
        far_side.put("a.xml", copy(number))
        desk.look(3)
    assert far_side.names() == []
    moved = {each.read_bytes() for each in (far_side.folder / "done").iterdir()}
    assert copy(3) in moved
    assert desk.brought_exactly(copy(1), copy(2), copy(3))


def test_a_file_replaced_after_it_was_read_is_not_deleted(far_side: FtpFarSide, desk: Desk) -> None:
    desk.save(after="delete")
    far_side.put("a.xml", copy(1), written=NOW)
    desk.look()
    far_side.put("a.xml", copy(1), written=NOW)
    kept = desk.fetching._acknowledge

    def late(haul: Any) -> None:
        far_side.put("a.xml", copy(2), written=NOW + timedelta(seconds=5))
        desk.fetching._acknowledge = kept
        kept(haul)

    desk.fetching._acknowledge = late
    desk.look()
    assert far_side.names() == ["a.xml"]
    desk.look(3)
    assert desk.brought_exactly(copy(1), copy(2))
    assert far_side.names() == []


def test_only_the_feeds_files_are_taken(far_side: FtpFarSide, desk: Desk) -> None:
    desk.save(include="*.xml, *.JPG", exclude="preview*")
    for number, name in enumerate(("a.XML", "b.jpg", "c.txt", "preview.xml")):
        far_side.put(name, copy(number))
    (far_side.folder / "folder.xml").mkdir()
    desk.look(3)
    assert sorted(Delivery.objects.values_list("name", flat=True)) == ["a.XML", "b.jpg"]


def test_a_name_that_cannot_be_trusted_is_left_and_told_once(far_side: FtpFarSide, desk: Desk) -> None:
    far_side.put("bad\x1bname.xml", copy(1))
    far_side.put("über.xml", copy(2))
    desk.look(4)
    assert [(each.name, each.reason[:24]) for each in wire.quarantined()] == [
        ("bad\\x1bname.xml", "Its name has characters ")
    ]
    assert Delivery.objects.get().name == "über.xml"


def test_a_backlog_is_eaten_while_new_copy_comes_first(far_side: FtpFarSide, desk: Desk) -> None:
    desk.save(renamed=True)
    for number in range(120):
        far_side.put(f"{number:03}.xml", copy(number), written=NOW - timedelta(minutes=200 - number))
    desk.look()
    names = list(Delivery.objects.order_by("id").values_list("name", flat=True))
    assert len(names) == 120
    assert {"000.xml", "119.xml"} < set(names[:50])


def test_what_is_left_there_is_not_read_again_after_a_restart(far_side: FtpFarSide, desk: Desk) -> None:
    far_side.put("a.xml", copy(1))
    desk.look(2)
    desk.fetching.close()
    far_side.cut_after(0)
    desk.fetching = wire.Fetching(FEED)
    assert list(Transport.objects.get().cursor["taken"]) == ["a.xml"]


def test_a_server_where_nothing_can_be_deleted_is_told_and_gives_copy_all_the_same(
    far_side: FtpFarSide, desk: Desk
) -> None:
    desk.save(after="delete")
    far_side.put("a.xml", copy(1))
    far_side.folder.chmod(0o500)
    far_side._server.handler.authorizer.user_table["courier"]["perm"] = "elr"
    try:
        desk.look(4)
    finally:
        far_side.folder.chmod(0o700)
    assert desk.brought_exactly(copy(1))
    assert [each.reason[:37] for each in wire.quarantined()] == ["Taken files could not be deleted or m"]
    assert desk.trouble == ""


def test_a_server_that_hangs_is_given_up(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        desk.save(port=door.getsockname()[1], seconds=1, secret="x")
        desk.look()
    assert "did not answer in time" in desk.trouble


def test_a_private_network_is_out_of_bounds_unless_it_is_named(far_side: FtpFarSide) -> None:
    found = trial(far_side, host="127.0.0.2")
    assert not found.reached
    assert "WIREROOM_PRIVATE_HOSTS" in found.words


def test_a_server_without_encryption_is_told_as_such(far_side: FtpFarSide) -> None:
    assert "127.0.0.1 does not encrypt this way: choose another encryption" in trial(far_side, security="tls").words


def test_trying_says_what_lies_there_and_takes_nothing(far_side: FtpFarSide) -> None:
    assert trial(far_side).words == (
        "Connected to 127.0.0.1, folder /; none of 0 files there is one that the feed would take."
    )
    far_side.put("a.xml", copy(1), written=NOW)
    far_side.put("b.xml", copy(2), written=datetime(2026, 11, 22, 13, tzinfo=NOW.tzinfo))
    assert trial(far_side).words == "Connected to 127.0.0.1, folder /; 2 files for the feed, the newest is b.xml."
    assert not Delivery.objects.exists()
    assert "has no folder pictures" in trial(far_side, folder="pictures").words


def test_a_certificate_is_shown_to_be_confirmed_and_a_changed_one_is_refused(tmp_path: Path) -> None:
    far_side = FtpFarSide(tmp_path / "tls", certificate=make_certificate(tmp_path / "key.pem"))
    try:
        stranger = trial(far_side)
        assert not stranger.reached
        assert "No authority vouches" in stranger.words
        assert trial(far_side, certificate=stranger.found["certificate"]).reached
        other = trial(far_side, certificate="ab" * 32)
        assert not other.reached
        assert other.found == stranger.found
        assert stranger.found["certificate"] in other.words
        assert f"SHA256:{'ab' * 32}" in other.words
    finally:
        far_side.close()


def test_a_certificate_that_an_authority_vouches_for_needs_no_confirming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path / "key.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    far_side = FtpFarSide(tmp_path / "tls", certificate=certificate)
    try:
        assert trial(far_side).reached
        assert trial(far_side, host="localhost").reached
        monkeypatch.setenv("SSL_CERT_FILE", str(make_certificate(tmp_path / "other.pem")))
        assert "No authority vouches" in trial(far_side).words
    finally:
        far_side.close()


def test_data_lines_continue_the_session_of_the_control_line(tmp_path: Path) -> None:
    far_side = FtpFarSide(tmp_path / "tls", certificate=make_certificate(tmp_path / "key.pem"))
    try:
        given = FtpSettings.model_validate({**far_side.settings, **trial(far_side).found})
        server = FtpServer(given, SECRET)
        with server._line.transfercmd("MLSD") as pipe:
            assert pipe.session_reused
            while pipe.recv(1024):
                pass
        server.close()
    finally:
        far_side.close()


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"host": "ftp://x"}, "host"),
        ({"user": ""}, "user"),
        ({"folder": "a\r\nDELE b"}, "folder"),
        ({"after": "burn"}, "after"),
        ({"after": "move"}, "kind"),
        ({"certificate": "abc"}, "certificate"),
        ({"port": 70_000}, "port"),
    ],
)
def test_settings_that_cannot_be_are_told_at_their_field(settings: dict[str, Any], field: str) -> None:
    with pytest.raises(wire.InvalidTransportError) as error:
        wire.save_transport(feed=FEED, kind="ftp", settings={"host": "ftp.example", "user": "x", **settings}, now=NOW)
    assert list(error.value.fields) == [field]


@pytest.mark.parametrize("endless", [b"220-Tidewater\r\n" * 10_000, b"220 " + b"x" * 100_000], ids=["lines", "line"])
def test_an_answer_without_end_is_given_up(endless: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor(1) as pool:
        pool.submit(_greet, server, endless)
        settings = FtpSettings(host="127.0.0.1", port=server.getsockname()[1], user="u", security="none", seconds=3)
        with pytest.raises(TransportError, match=r"no end|too long|more than 8192"):
            FtpServer(settings, SECRET)


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ftp_answers, "ANSWER_WITHIN", 0.3)
    near, far = socket.socketpair()
    with near, far, ThreadPoolExecutor(1) as pool:
        stop = Event()
        pool.submit(_drip, far, stop)
        near.settimeout(5)
        with pytest.raises(TimeoutError):
            FtpAnswers(near).readline(8_193)
        stop.set()


def _greet(server: socket.socket, words: bytes) -> None:
    line, _ = server.accept()
    with line, suppress(OSError):
        line.sendall(words)
        line.recv(1)


def _drip(line: socket.socket, stop: Event) -> None:
    with suppress(OSError):
        while not stop.wait(0.02):
            line.sendall(b"2")
