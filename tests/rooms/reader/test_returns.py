"""Mail that came back: a notice from a mail server, or a mail service's word; believed by seal and signature alone."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import io
import json
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from imapclient import IMAPClient
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from reader_room import ADA
from structlog.testing import capture_logs

from wireroom.bench.newsroom import free_port
from wireroom.config.commands import returned as command
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.mail import anymail, mailbox, mailers, service_options
from wireroom.config.processes.returns import look_into, mailbox_named
from wireroom.config.settings import Settings
from wireroom.reader import api as reader
from wireroom.reader.adapters import returns as adapter
from wireroom.reader.flows.mail_round import seal_of
from wireroom.reader.models import Enrolment, Recipient
from wireroom.reader.rules.bounces import read_bounce
from wireroom.reader.rules.mailing import tag_of

NOW = datetime(2026, 11, 26, 6, tzinfo=UTC)
PASSWORD = "post:mark"
NOTICE = """\
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ada@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 No such user

--cut
Content-Type: {kind}

Message-ID: {mark}
Subject: Morning briefing

--cut--
"""


@pytest.fixture
def ada(db: None) -> Recipient:  # noqa: ARG001 - the database is asked for by name
    row = Recipient.objects.create(address=ADA, token="token-ada", born_at=NOW)
    Enrolment.objects.create(recipient=row, on_list="morning", words="Yes", asked_at=NOW, confirmed_at=NOW)
    return row


@pytest.fixture
def equipped() -> Iterator[None]:
    before = adapter.returns()
    yield
    adapter.equip_returns(before)


def mark(recipient: Recipient, *, seal: str = "") -> str:
    about = "printing-7"
    return tag_of(about=about, recipient_id=recipient.pk, seal=seal or seal_of(about, recipient.pk))


def notice(*, tag: str = "", to: str = "returns@courier.example", **facts: str) -> bytes:
    given = {"action": "failed", "status": "5.1.1", "kind": "text/rfc822-headers"} | facts
    return NOTICE.format(mark=f"<{tag}@courier.example>" if tag else "<x@y>", to=to, **given).encode()


def returned(recipient: Recipient) -> tuple[int, bool]:
    row = Recipient.objects.get(pk=recipient.pk)
    return row.returned, row.stopped_at is not None


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_notice_with_our_letter_in_it_stops_the_mail(ada: Recipient, kind: str) -> None:
    assert reader.take_returned(notice(tag=mark(ada), kind=kind), now=NOW) == 1
    assert returned(ada) == (1, True)
    assert reader.recipients_of(on_list="morning", limit=9) == ()


def test_the_address_it_came_to_tells_which_letter_it_was(ada: Recipient) -> None:
    assert reader.take_returned(notice(to=f"returns+{mark(ada)}@courier.example"), now=NOW) == 1
    assert returned(ada) == (1, True)


@pytest.mark.parametrize("facts", [{"status": "4.4.1"}, {"status": "5.2.2"}])
def test_what_may_pass_again_is_counted_and_borne(ada: Recipient, facts: dict[str, str]) -> None:
    assert reader.take_returned(notice(tag=mark(ada), **facts), now=NOW) == 1
    assert returned(ada) == (1, False)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", ""])
def test_what_is_no_failure_is_none(ada: Recipient, action: str) -> None:
    assert reader.take_returned(notice(tag=mark(ada), action=action), now=NOW) is None
    assert returned(ada) == (0, False)


def test_a_forged_notice_stops_nobody(ada: Recipient) -> None:
    assert reader.take_returned(notice(tag=mark(ada, seal="0" * 64)), now=NOW) == 0
    assert reader.take_returned(notice(), now=NOW) == 0
    assert reader.take_returned(b"Subject: hello\n\n" + mark(ada).encode(), now=NOW) is None
    assert returned(ada) == (0, False)


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=60).map(lambda noise: notice(tag="x")[:300] + noise)))
def test_no_message_makes_it_fall(raw: bytes) -> None:
    read_bounce(raw)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 900), st.binary(max_size=40))
def test_a_damaged_notice_is_read_or_left(at: int, noise: bytes) -> None:
    whole = notice(tag="printing-7.1." + "0" * 16)
    read_bounce(whole[:at] + noise + whole[at:])
    read_bounce(whole[:at])


@pytest.mark.django_db
def test_the_command_takes_it_from_a_pipe(ada: Recipient, monkeypatch: pytest.MonkeyPatch) -> None:
    for raw in (notice(tag=mark(ada)), b"Subject: out of office", b""):
        monkeypatch.setattr("sys.stdin", type("Pipe", (), {"buffer": io.BytesIO(raw)}))
        assert command.from_pipe() == 0
    assert returned(ada) == (1, True)


# The mailbox


@pytest.fixture
def mail_server() -> Iterator[int]:
    """An IMAP server on loopback; its port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    stack = AsyncExitStack()

    async def listen() -> asyncio.Server:
        given = {"debug": False, "passlib_cfg": None, "cert": None, "key": None, "proxy_protocol": None, "host": None}
        args = Namespace(**given, port=0, tls=False, demo_data=False, demo_user="returns", demo_password="tide")
        backend, config = await DictBackend.init(args)
        config.apply_context()
        await backend.start(stack)
        answer = ProxyProtocolReader(config.proxy_protocol).get_callback(IMAPServer(backend.login, config))
        return await asyncio.start_server(answer, "127.0.0.1", 0)

    async def end() -> None:
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await stack.aclose()
        await asyncio.sleep(0.05)  # transports say goodbye in the next rounds of the loop

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
    yield server.sockets[0].getsockname()[1]
    asyncio.run_coroutine_threadsafe(end(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    loop.close()


def box(port: int, **facts: str) -> reader.Mailbox:
    given = {"host": "127.0.0.1", "port": port, "name": "returns", "password": "tide", "is_encrypted": False} | facts
    return reader.Mailbox(**given)  # type: ignore[arg-type]


def subjects(port: int) -> list[tuple[bool, bytes]]:
    """What lies in the mailbox: whether it is read, and the head."""
    with IMAPClient("127.0.0.1", port=port, ssl=False) as client:
        client.login("returns", "tide")
        client.select_folder("INBOX", readonly=True)
        found = client.fetch(client.search() or [0], ["FLAGS", "BODY.PEEK[HEADER.FIELDS (SUBJECT)]"]).values()
        return [(b"\\Seen" in each[b"FLAGS"], each[b"BODY[HEADER.FIELDS (SUBJECT)]"].strip()) for each in found]


def bring(port: int, *messages: bytes) -> None:
    with IMAPClient("127.0.0.1", port=port, ssl=False) as client:
        client.login("returns", "tide")
        for raw in messages:
            client.append("INBOX", raw.replace(b"\n", b"\r\n"))


def test_the_mailbox_is_emptied_of_notices_and_other_mail_stays(ada: Recipient, mail_server: int) -> None:
    bring(mail_server, notice(tag=mark(ada)), b"Subject: Thank you for the briefing\n\nI like it.\n")
    assert reader.empty_mailbox(box(mail_server), now=NOW) == (1, 1)
    assert returned(ada) == (1, True)
    assert subjects(mail_server) == [(True, b"Subject: Thank you for the briefing")]
    assert reader.empty_mailbox(box(mail_server), now=NOW) == (0, 0)


@pytest.mark.parametrize("facts", [{"password": "ebb"}, {"folder": "Nowhere"}])
def test_what_keeps_the_mailbox_shut_is_told_without_the_password(mail_server: int, facts: dict[str, str]) -> None:
    with pytest.raises(reader.MailboxError, match="the server refused") as fault:
        reader.empty_mailbox(box(mail_server, **facts), now=NOW)
    assert "ebb" not in str(fault.value)
    with pytest.raises(reader.MailboxError):
        reader.empty_mailbox(box(free_port()), now=NOW)


@pytest.mark.usefixtures("ada")
def test_the_command_empties_the_mailbox_of_the_settings(
    mail_server: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = Settings(email_returns_box=f"imap://returns:tide@127.0.0.1:{mail_server}/INBOX")
    monkeypatch.setattr(command, "settings", lambda: given)
    assert command.from_mailbox() == 0
    assert "0 letters that came back were noted" in capsys.readouterr().out
    for other, says in ((Settings(), "No mailbox is named"), (_shut(given), "could not be read")):
        monkeypatch.setattr(command, "settings", lambda other=other: other)
        with pytest.raises(CannotRunError, match=says):
            command.from_mailbox()


def test_the_newsroom_looks_into_the_mailbox_by_itself(ada: Recipient, mail_server: int) -> None:
    class Noon:
        def now(self) -> datetime:
            return NOW

    bring(mail_server, notice(tag=mark(ada)))
    with capture_logs() as told:
        look_into(mailbox_named(f"imap://returns:tide@127.0.0.1:{mail_server}/INBOX"), clock=Noon())
        look_into(mailbox_named(f"imap://returns:ebb@127.0.0.1:{mail_server}/INBOX"), clock=Noon())
    assert [each["event"] for each in told] == ["returns.noted", "returns.mailbox_away"]
    assert "ebb" not in str(told)
    assert returned(ada) == (1, True)


def _shut(given: Settings) -> Settings:
    return given.model_copy(update={"email_returns_box": given.email_returns_box.replace("tide", "ebb")})


def test_where_the_mailbox_is() -> None:
    server, folder = mailbox("imaps://returns%40courier.example:p%3Ass@mail.example.org/Came%20back")
    assert (server.port, server.name, server.password, folder) == (993, "returns@courier.example", "p:ss", "Came back")
    assert mailbox("imap://name:secret@localhost")[1] == "INBOX"
    for url in (
        "imap://name:secret@mail.example.org/INBOX",
        "smtp://name:secret@localhost",
        "imaps://mail.example.org",
    ):
        with pytest.raises(ValueError, match="it is no mailbox") as fault:
            mailbox(url)
        assert "secret" not in str(fault.value)


class Taker:
    """An aiosmtpd handler that keeps where each letter comes back to."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.taken.append((str(envelope.mail_from), envelope.content or b""))
        return "250 Taken"


def written(_token: str) -> reader.Mailing:
    return reader.Mailing(subject="News", text="Good morning", html="<p>Good morning</p>")


def post(recipient: Recipient) -> str:
    with reader.MailRound() as going:
        return going.mail(recipient_id=recipient.pk, on_list="morning", about="printing-7", write=written, now=NOW)


@pytest.mark.usefixtures("equipped")
def test_each_letter_comes_back_to_an_address_of_its_own(ada: Recipient, settings: object, tmp_path: object) -> None:
    taker, port = Taker(), free_port()
    controller = Controller(taker, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = mailers(f"smtp://127.0.0.1:{port}", data=tmp_path)
    adapter.equip_returns(adapter.Returns(address="returns@courier.example"))
    try:
        assert post(ada) == "sent"
    finally:
        controller.stop()
    (came_from, content), *_ = taker.taken
    assert came_from == f"returns+{mark(ada)}@courier.example"
    assert b"\r\nFrom: Wireroom <no-reply@" in content
    assert reader.take_returned(notice(to=came_from), now=NOW) == 1


# A mail service


class Service(BaseHTTPRequestHandler):
    """A stand-in for Postmark's interface, as its documentation describes it."""

    taken: list[dict[str, object]] = []
    answer = (
        200,
        {"ErrorCode": 0, "Message": "OK", "MessageID": "m-1", "To": ADA, "SubmittedAt": "2026-11-26T06:00:00Z"},
    )

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.taken.append(json.loads(self.rfile.read(length)) | {"token": self.headers["X-Postmark-Server-Token"]})
        status, said = self.answer
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(
    settings: object,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    equipped: None,  # noqa: ARG001 - what it sets is put back afterwards
) -> Iterator[type[Service]]:
    monkeypatch.setattr(Service, "taken", [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    options = json.dumps({"server_token": "t0ken", "api_url": f"http://127.0.0.1:{server.server_port}/"})
    settings.MAILERS = mailers("", data=tmp_path, service="postmark")
    settings.ANYMAIL = anymail("postmark", options=options, secret=PASSWORD)
    adapter.equip_returns(adapter.Returns(service="postmark"))
    yield Service
    server.shutdown()
    server.server_close()


def test_a_service_takes_the_letter_with_all_that_its_head_says(ada: Recipient, service: type[Service]) -> None:
    assert post(ada) == "sent"
    (sent,) = service.taken
    assert (sent["To"], sent["Subject"], sent["token"]) == (ADA, "News", "t0ken")
    heads = {each["Name"]: each["Value"] for each in sent["Headers"]}  # type: ignore[attr-defined, index]
    assert heads["List-Id"].endswith("<morning.courier.example>")
    assert sent["Metadata"] == {"mark": mark(ada)}


def test_a_recipient_the_service_refuses_gets_nothing_more(
    ada: Recipient, service: type[Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f"It is inactive. Found inactive addresses: {ADA}. Inactive recipients are ones that have bounced."
    monkeypatch.setattr(service, "answer", (422, {"ErrorCode": 406, "Message": said}))
    assert post(ada) == "returned"
    assert returned(ada) == (1, True)


def test_a_service_that_is_down_is_waited_for_and_no_address_is_told(
    ada: Recipient, service: type[Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "answer", (503, {"Message": "down, ada@example.org"}))
    with pytest.raises(reader.LetterNotSentError) as fault:
        post(ada)
    assert ADA not in str(fault.value)


def bounce(recipient: Recipient, *, kind: str = "HardBounce") -> dict[str, object]:
    return {"RecordType": "Bounce", "Type": kind, "Email": ADA, "MessageID": "m-1", "BouncedAt": "2026-11-26T06:00:00Z", "Metadata": {"mark": mark(recipient)}}  # fmt: skip # noqa: E501 - one line reads best


def tell(body: object, *, service: str = "postmark", guarded_by: str = PASSWORD) -> int:
    heads = {"Authorization": f"Basic {base64.b64encode(guarded_by.encode()).decode()}"} if guarded_by else {}
    browser = Client(enforce_csrf_checks=True)
    return int(
        browser.post(f"/account/returns/{service}", body, content_type="application/json", headers=heads).status_code
    )


@pytest.mark.usefixtures("service")
def test_the_services_word_is_taken_with_the_right_password_only(ada: Recipient) -> None:
    for secret in ("", "post:guess"):
        assert tell(bounce(ada), guarded_by=secret) == 400
    assert tell(bounce(ada), service="mailgun") == 404, "another service's word is not asked for"
    assert returned(ada) == (0, False)
    assert tell(bounce(ada)) == 200
    assert returned(ada) == (1, True)


@pytest.mark.usefixtures("service")
def test_a_delay_is_none_and_who_complains_is_forgotten(ada: Recipient) -> None:
    assert tell(bounce(ada, kind="Transient")) == 200
    assert returned(ada) == (0, False)
    assert tell(bounce(ada, kind="SpamComplaint") | {"RecordType": "SpamComplaint"}) == 200
    assert not Recipient.objects.exists()
    assert tell(bounce(ada)) == 200, "what comes late is answered all the same"


@pytest.mark.usefixtures("service")
def test_without_a_password_a_service_that_signs_nothing_is_not_heard(ada: Recipient, settings: object) -> None:
    settings.ANYMAIL = anymail("postmark", options="", secret="")
    assert tell(bounce(ada)) == 404
    assert returned(ada) == (0, False)


@pytest.mark.usefixtures("equipped")
def test_a_signed_word_is_checked_by_its_signature(ada: Recipient, settings: object) -> None:
    key = "signing-key"
    settings.ANYMAIL = anymail("mailgun", options=json.dumps({"webhook_signing_key": key}), secret="")
    adapter.equip_returns(adapter.Returns(service="mailgun"))
    seal = hmac.new(key.encode(), b"1764136800some-token", hashlib.sha256).hexdigest()
    event = {"event": "failed", "severity": "permanent", "reason": "bounce", "recipient": ADA, "id": "e1",
             "timestamp": 1764136800.0, "user-variables": {"mark": mark(ada)}, "message": {"headers": {}}}  # fmt: skip
    for signature, status in (("0" * 64, 400), (seal, 200)):
        signed = {"timestamp": "1764136800", "token": "some-token", "signature": signature}
        assert tell({"signature": signed, "event-data": event}, service="mailgun", guarded_by="") == status
        assert returned(ada) == ((1, True) if status == 200 else (0, False))


@pytest.mark.parametrize("options", ["{", "[]", "7", '{"a": 1}'])
def test_what_is_no_set_of_options_is_refused_without_being_repeated(options: str) -> None:
    with pytest.raises(ValueError, match="it is no JSON object of words"):
        service_options(options)


@pytest.mark.parametrize(
    "given", [{"email_service": "pigeon"}, {"email_service_secret": "secret"}, {"email_service_options": "{"}]
)
def test_settings_that_cannot_be_are_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"no mail service|name:password|JSON object"):
        Settings(**given)
