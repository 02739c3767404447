from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncssh
import paramiko
import pytest
from faults import FEED, NOW, Desk, SixFaults, copy
from sftp_far_side import SECRET, SftpFarSide

from wireroom.wire import api as wire
from wireroom.wire.adapters.transports.folder.sftp_line import most_entries
from wireroom.wire.models import Delivery, Transport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder", "private_loopback")]


@pytest.fixture
def far_side(tmp_path: Path) -> Iterator[SftpFarSide]:
    far_side = SftpFarSide(tmp_path / "halyard")
    yield far_side
    far_side.close()


@pytest.fixture
def desk(far_side: SftpFarSide) -> Iterator[Desk]:
    desk = Desk(far_side)
    yield desk
    desk.fetching.close()


def trial(far_side: SftpFarSide, *, secret: str = SECRET, **settings: Any) -> wire.Trial:
    given = {**far_side.settings, **settings}
    return wire.try_transport(feed=FEED, kind="sftp", settings=given, secret=secret, now=NOW)


class TestSftpFaults(SixFaults):
    @pytest.fixture(params=["leave", "move"])
    def far_side(self, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[SftpFarSide]:
        class FarSide(SftpFarSide):
            @property
            def settings(self) -> dict[str, Any]:
                return {**super().settings, "after": request.param, "move_to": "done"}

        far_side = FarSide(tmp_path / "halyard")
        yield far_side
        far_side.close()


def test_a_half_uploaded_file_is_left_until_it_is_whole(far_side: SftpFarSide, desk: Desk) -> None:
    whole = copy(1)
    far_side.put("a.xml", whole[:400], written=NOW)
    desk.look(4)
    assert desk.brought() == []
    far_side.put("a.xml", whole, written=NOW + timedelta(seconds=1))
    desk.look(3)
    assert desk.brought_exactly(whole)


def test_a_host_key_is_shown_to_be_confirmed_and_a_changed_one_is_refused(far_side: SftpFarSide, desk: Desk) -> None:
    true = far_side.host_key.get_fingerprint()
    stranger = trial(far_side, host_key="")
    assert not stranger.reached
    assert stranger.found == {"host_key": true}
    assert true in stranger.words
    assert trial(far_side, **stranger.found).reached
    other = f"SHA256:{'A' * 43}"
    desk.save(host_key=other)
    desk.look()
    assert true in desk.trouble
    assert other in desk.trouble
    assert desk.facts.next_try is not None
    assert desk.facts.next_try - NOW == timedelta(minutes=10)


def test_a_private_key_opens_too(tmp_path: Path) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    far_side = SftpFarSide(tmp_path / "keyed", client_key=key)
    try:
        assert trial(far_side, secret=key.export_private_key().decode()).reached
        stranger = asyncssh.generate_private_key("ssh-rsa", key_size=2048).export_private_key().decode()
        assert "does not let courier in" in trial(far_side, secret=stranger).words
        broken = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----"
        assert "The private key cannot be read" in trial(far_side, secret=broken).words
    finally:
        far_side.close()


def test_a_folder_and_files_of_any_name(far_side: SftpFarSide, desk: Desk) -> None:
    folder = far_side.folder / "out"
    folder.mkdir()
    desk.save(folder="out", after="move", move_to="/done")
    (folder / "über.xml").write_bytes(copy(1))
    Path(bytes(folder).decode(), "x").with_name("latin-\udce9.xml").write_bytes(copy(2))
    (folder / "link.xml").symlink_to(folder / "über.xml")
    (folder / "bad\nname.xml").write_bytes(copy(3))
    desk.look(4)
    assert desk.trouble == ""
    assert desk.brought_exactly(copy(1), copy(2))
    assert sorted(Delivery.objects.values_list("name", flat=True)) == ["latin-\\udce9.xml", "über.xml"]
    assert [each.name for each in wire.quarantined()] == ["bad\\nname.xml"]
    assert len(list((far_side.folder / "done").iterdir())) == 2
    desk.save(folder="nowhere")
    desk.look()
    assert "has no folder nowhere" in desk.trouble


def test_another_kind_of_server_is_told_as_such(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door, ThreadPoolExecutor() as pool:
        pool.submit(_answer_as_mail, door)
        desk.save(port=door.getsockname()[1], seconds=2)
        desk.look()
    assert "does not greet as an SSH server does: is the port right" in desk.trouble


def _answer_as_mail(door: socket.socket) -> None:
    line, _ = door.accept()
    with line:
        line.sendall(b"220 mail.halyard.example ESMTP\r\n" * 200)


def test_a_server_that_hangs_is_given_up(far_side: SftpFarSide, desk: Desk) -> None:
    far_side.hang()
    desk.save(seconds=1)
    desk.look()
    assert "did not answer in time" in desk.trouble
    far_side.mend()
    far_side.put("a.xml", copy(1))
    desk.look(3)
    assert desk.brought_exactly(copy(1))


def test_what_is_left_there_is_remembered(far_side: SftpFarSide, desk: Desk) -> None:
    far_side.put("a.xml", copy(1))
    desk.look(2)
    assert list(Transport.objects.get().cursor["taken"]) == ["a.xml"]
    (far_side.folder / "a.xml").unlink()
    desk.look(2)
    assert Transport.objects.get().cursor["taken"] == {}


def test_a_fingerprint_is_checked_when_it_is_saved() -> None:
    with pytest.raises(wire.InvalidTransportError) as error:
        wire.save_transport(
            feed=FEED, kind="sftp", settings={"host": "x.example", "user": "x", "host_key": "MD5:00"}, now=NOW
        )
    assert list(error.value.fields) == ["host_key"]


def test_a_listing_that_names_more_files_than_it_holds_costs_nothing() -> None:
    answer = paramiko.Message()
    answer.add_int(0xFFFFFFFF)
    for text in (b"a.xml", b"-rw-r--r-- a.xml"):
        answer.add_string(text)
    answer.add_int(0)
    answer.rewind()
    count = answer.get_int()
    assert (count, most_entries(answer)) == (0xFFFFFFFF, 2)
