"""Letters against a real mail server on loopback, in all its moods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from reader_room import ADA

from wireroom.bench.newsroom import free_port
from wireroom.config.mail import mail_server, mailers, sender
from wireroom.kernel.models import Errand
from wireroom.kernel.outbox import deliver
from wireroom.reader.flows.send_code import send_code
from wireroom.reader.models import Letter


class Server:
    """An aiosmtpd handler that says what it is told to say."""

    def __init__(self) -> None:
        self.answer = "250 Taken"
        self.taken: list[bytes] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        self.taken.append(envelope.content or b"")
        return "250 Taken"


@pytest.fixture
def server(settings: object, tmp_path: object) -> Iterator[Server]:
    mood, port = Server(), free_port()
    controller = Controller(mood, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = mailers(f"smtp://127.0.0.1:{port}", data=tmp_path)
    yield mood
    controller.stop()


def post(*, after: timedelta = timedelta(0)) -> None:
    deliver(lane="post", now=datetime.now(UTC) + after)


def ask() -> None:
    send_code(purpose="sign-in", address=ADA, network="192.0.2.1", now=datetime.now(UTC))


@pytest.mark.django_db
def test_a_letter_arrives_whole(server: Server) -> None:
    ask()
    post()
    assert b"multipart/alternative" in server.taken[0]
    assert b"To: ada@example.org" in server.taken[0]
    assert not Letter.objects.exists()
    assert not Errand.objects.exists()


@pytest.mark.django_db
def test_a_server_that_is_busy_is_tried_again_and_no_address_is_written_down(server: Server) -> None:
    ask()
    server.answer = "451 Come back later, ada@example.org"
    post()
    errand = Errand.objects.get()
    assert "refused the recipient (451)" in errand.error
    assert ADA not in errand.error
    server.answer = "250 Taken"
    post(after=timedelta(minutes=1))
    assert len(server.taken) == 1
    assert not Errand.objects.exists()


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_not_tried_again(server: Server) -> None:
    ask()
    server.answer = "550 No such reader"
    post()
    assert not Errand.objects.exists()
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_a_letter_that_is_of_no_more_use_is_dropped(settings: object, tmp_path: object) -> None:
    settings.MAILERS = mailers(f"smtp://127.0.0.1:{free_port()}", data=tmp_path)
    ask()
    post()
    assert "could not be used: ConnectionRefusedError" in Errand.objects.get().error
    Letter.objects.update(useful_until=datetime.now(UTC) - timedelta(seconds=1))
    post(after=timedelta(minutes=15))
    assert not Errand.objects.exists()
    assert not Letter.objects.exists()


def test_where_letters_go(tmp_path: object) -> None:
    assert mailers("", data=tmp_path)["default"]["OPTIONS"] == {"file_path": f"{tmp_path}/mail"}
    far = mail_server("smtp://news%40example.org:p%3Ass@mail.example.org")
    assert (far.port, far.name, far.password, far.start_tls, far.encrypted) == (587, "news@example.org", "p:ss", True, False)  # fmt: skip # noqa: E501 - one line reads best
    assert mail_server("smtps://mail.example.org").encrypted
    assert not mail_server("smtp://localhost:25").start_tls
    assert sender("", origin="https://courier.example", name="The Courier") == "The Courier <no-reply@courier.example>"


@pytest.mark.parametrize(
    "url", ["mail.example.org", "https://mail.example.org", "smtp://", "smtp://a:99999", "smtp://a/b"]
)
def test_what_is_no_mail_server_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"it is no mail server|its port"):
        mail_server(url.replace("://", "://name:secret@", 1))
