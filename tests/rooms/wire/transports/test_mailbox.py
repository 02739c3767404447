from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from faults import FEED, NOW, Desk, SixFaults, copy
from ftp_far_side import make_certificate
from mail_far_side import SECRET, MailFarSide, copy_in, letter

from wireroom.wire import api as wire
from wireroom.wire.adapters.transports.mailbox.senders import why_refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder", "private_loopback")]


class MailDesk(Desk):
    """A desk that sees the copy within the messages."""

    def brought(self) -> list[bytes]:
        return [copy_in(each) for each in super().brought()]


@pytest.fixture
def far_side() -> Iterator[MailFarSide]:
    with closing(MailFarSide()) as far_side:
        yield far_side


@pytest.fixture
def desk(far_side: MailFarSide) -> Iterator[MailDesk]:
    desk = MailDesk(far_side)
    yield desk
    desk.fetching.close()


class TestMailboxFaults(SixFaults):
    @pytest.fixture(params=["leave", "seen", "move", "delete"])
    def far_side(self, request: pytest.FixtureRequest) -> Iterator[MailFarSide]:
        with closing(MailFarSide(after=request.param)) as far_side:
            yield far_side

    @pytest.fixture
    def desk(self, far_side: MailFarSide) -> Iterator[MailDesk]:
        desk = MailDesk(far_side)
        yield desk
        desk.fetching.close()


@pytest.mark.parametrize(
    ("after", "inbox", "taken"), [("leave", [()], 0), ("seen", [(b"\\Seen",)], 0), ("move", [], 1), ("delete", [], 0)]
)
def test_what_becomes_of_a_message(after: str, inbox: list[tuple[bytes, ...]], taken: int) -> None:
    with closing(MailFarSide(after=after)) as far_side:
        with far_side.client() as client:
            client.create_folder("Taken")
        far_side.put("a", copy(1))
        desk = MailDesk(far_side)
        desk.look(2)
        desk.fetching.close()
        assert desk.brought() == [copy(1)]
        assert [tuple(set(each) - {b"\\Recent"}) for each in far_side.flags()] == inbox
        assert len(far_side.flags("Taken")) == taken


def test_a_process_that_dies_before_it_marks_does_so_later(
    far_side: MailFarSide, desk: MailDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    far_side.put("a", copy(1))
    desk.save(after="delete")
    with monkeypatch.context() as broken:
        broken.setattr("wireroom.wire.adapters.transports.mailbox.carrier.Mailbox.acknowledge", _die)
        with pytest.raises(KeyboardInterrupt):
            desk.look()
    assert (desk.brought(), len(far_side.flags())) == ([copy(1)], 1)
    desk.fetching.close()
    desk.fetching = wire.Fetching(FEED)
    desk.look()
    assert (desk.brought(), far_side.flags()) == ([copy(1)], [])


def test_only_unread_messages_are_taken_where_that_is_asked(far_side: MailFarSide, desk: MailDesk) -> None:
    far_side.put("a", copy(1))
    with far_side.client() as client:
        client.select_folder("INBOX")
        client.add_flags(client.search(), [b"\\Seen"])
    far_side.put("b", copy(2))
    desk.save(unseen=True)
    desk.look(2)
    assert desk.brought() == [copy(2)]
    assert "0 unread messages are there" in trial(far_side, unseen=True).words


def test_messages_of_strangers_stay_and_are_told_once(far_side: MailFarSide, desk: MailDesk) -> None:
    far_side.put("a", copy(1))
    far_side.put_message(letter(copy(2), From="evil@elsewhere.example"))
    desk.save(senders=["halyard.example"])
    desk.look(3)
    assert desk.brought() == [copy(1)]
    (left,) = wire.quarantined()
    assert "evil@elsewhere.example is not among the feed's senders" in left.reason
    desk.save(senders=["halyard.example", "evil@elsewhere.example"])
    desk.look(2)
    assert desk.brought_exactly(copy(1), copy(2))


def test_a_message_that_is_too_large_is_left(
    far_side: MailFarSide, desk: MailDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wireroom.wire.adapters.transports.mailbox.carrier.LARGEST", 4000)
    far_side.put("a", copy(1, padding=5000))
    far_side.put("b", copy(2))
    desk.look(2)
    assert desk.brought() == [copy(2)]
    assert "MiB" in wire.quarantined()[0].reason


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_shown_to_be_confirmed(tmp_path: Path, security: str) -> None:
    certificate = make_certificate(tmp_path / "mail.pem")
    with closing(MailFarSide(certificate=certificate, security=security)) as far_side:
        stranger = trial(far_side)
        assert not stranger.reached
        assert stranger.found["certificate"] in stranger.words
        assert trial(far_side, **stranger.found).words.startswith("Signed in to 127.0.0.1")
        other = trial(far_side, certificate=f"SHA256:{'0' * 64}")
        assert (other.reached, other.found) == (False, stranger.found)


def test_a_password_goes_unencrypted_only_within_the_house(far_side: MailFarSide) -> None:
    assert "choose tls or starttls" in trial(far_side, host="imap.halyard.example").words


def test_a_server_that_hangs_is_given_up(far_side: MailFarSide, desk: MailDesk) -> None:
    far_side.hang()
    desk.save(seconds=1)
    desk.look()
    assert "127.0.0.1" in desk.trouble
    far_side.mend()
    far_side.put("a", copy(1))
    desk.look(3)
    assert desk.brought() == [copy(1)]


def test_what_is_wrong_is_told(far_side: MailFarSide) -> None:
    assert "does not let desk in" in trial(far_side, secret="wrong").words
    assert "has no folder Nowhere" in trial(far_side, folder="Nowhere").words
    assert "offers no STARTTLS" in trial(far_side, security="starttls").words
    assert "No password or token" in trial(far_side, secret="").words


HEAD = b"From: Halyard <desk@halyard.example>\r\n"
PASS = b"Authentication-Results: mx.house.example (v1); dkim=pass header.d=halyard.example\r\n"


@pytest.mark.parametrize(
    ("head", "trusted", "is_taken"),
    [
        (HEAD, "", True),
        (b"From: desk@news.halyard.example\r\n", "", True),
        (b"From: desk@nothalyard.example\r\n", "", False),
        (b"From: desk@halyard.example\r\nFrom: x@evil.example\r\n", "", False),
        (b'From: "desk@halyard.example" <x@evil.example>\r\n', "", False),
        (b"Subject: none\r\n", "", False),
        (HEAD, "mx.house.example", False),
        (PASS + HEAD, "mx.house.example", True),
        (PASS.replace(b"mx.house", b"mx.evil") + HEAD, "mx.house.example", False),
        (PASS.replace(b"pass", b"fail") + PASS + HEAD, "mx.house.example", False),
        (PASS.replace(b"halyard", b"evil") + HEAD, "mx.house.example", False),
        (b"Authentication-Results: mx.house.example;\r\n spf=pass smtp.mailfrom=x@halyard.example\r\n" + HEAD,
         "mx.house.example", True),
        (b"Authentication-Results: mx.house.example; dmarc=pass header.from=halyard.example\r\n" + HEAD,
         "mx.house.example", True),
        (b"Authentication-Results: mx.house.example; x=y (dmarc=pass header.from=halyard.example)\r\n" + HEAD,
         "mx.house.example", False),
    ],
)  # fmt: skip
def test_whose_messages_are_taken(head: bytes, trusted: str, is_taken: bool) -> None:
    assert (why_refused(head, allowed=["halyard.example"], trusted=trusted) == "") == is_taken


def test_one_address_may_be_allowed_alone() -> None:
    assert not why_refused(HEAD, allowed=["desk@halyard.example"], trusted="")
    assert why_refused(HEAD, allowed=["sport@halyard.example"], trusted="")


@pytest.mark.parametrize(
    "settings", [{"senders": ["not a sender"]}, {"trusted": "mx.example"}, {"after": "move"}, {"host": "https://x"}]
)
def test_settings_that_cannot_be_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(wire.InvalidTransportError):
        wire.save_transport(
            feed=FEED, kind="mail", settings={"host": "x.example", "user": "u"} | settings, secret="s", now=NOW
        )


def trial(far_side: MailFarSide, *, secret: str = SECRET, **settings: Any) -> wire.Trial:
    given = {**far_side.settings, **settings}
    return wire.try_transport(feed=FEED, kind="mail", settings=given, secret=secret, now=NOW)


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
