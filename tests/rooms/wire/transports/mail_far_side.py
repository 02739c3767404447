"""A real IMAP server on loopback, behind a wire cutter."""

from __future__ import annotations

import asyncio
import ssl
import threading
from argparse import Namespace
from contextlib import AsyncExitStack
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from cutter import Cutter
from imapclient import IMAPClient
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer

USER, SECRET = "desk", "tide-and-time"
OPTIONS = {"debug": False, "passlib_cfg": None, "cert": None, "key": None, "proxy_protocol": None, "host": None}


class MailFarSide:
    """The mail server's side. With a `certificate` it speaks TLS from the start, or STARTTLS if so asked."""

    kind = "mail"
    secret = SECRET
    wrong_secret = "time-and-tide"

    def __init__(self, *, after: str = "seen", certificate: Path | None = None, security: str = "none") -> None:
        self._after, self._security, self._certificate = after, security, certificate
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="imap", daemon=True)
        self._thread.start()
        self._stack = AsyncExitStack()
        self._guests: list[asyncio.StreamWriter] = []
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self._port = self._server.sockets[0].getsockname()[1]
        self._cutter = Cutter(self._port)

    @property
    def settings(self) -> dict[str, Any]:
        given = {"host": "127.0.0.1", "port": self._cutter.port, "security": self._security, "user": USER}
        return given | {"every": 2, "seconds": 3, "after": self._after, "move_to": "Taken"}

    def put(self, name: str, data: bytes, *, written: datetime | None = None) -> None:  # noqa: ARG002 - the same copy makes the same message
        self.put_message(letter(data), written=written)

    def put_message(self, message: bytes, *, written: datetime | None = None) -> None:
        with self.client() as client:
            client.append("INBOX", message, msg_time=written)

    def flags(self, folder: str = "INBOX") -> list[tuple[bytes, ...]]:
        with self.client() as client:
            client.select_folder(folder, readonly=True)
            found = client.search()
            return [each[b"FLAGS"] for each in client.fetch(found, ["FLAGS"]).values()] if found else []

    def client(self) -> Any:
        client = IMAPClient("127.0.0.1", port=self._port, ssl=False, timeout=10)
        if self._security == "starttls":
            context = ssl.create_default_context(cafile=str(self._certificate))
            client.starttls(context)
        client.login(USER, SECRET)
        return client

    def cut_after(self, amount: int) -> None:
        self._cutter.cut_after(amount)

    def hang(self) -> None:
        self._cutter.hang()

    def mend(self) -> None:
        self._cutter.mend()

    def close(self) -> None:
        self._cutter.close()
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        args = Namespace(**OPTIONS, port=0, tls=self._security == "starttls", demo_data=False)
        args.demo_user, args.demo_password = USER, SECRET
        if self._certificate:
            args.cert = args.key = str(self._certificate)
        backend, config = await DictBackend.init(args)
        config.apply_context()
        await backend.start(self._stack)
        server = ProxyProtocolReader(config.proxy_protocol).get_callback(IMAPServer(backend.login, config))
        context = config.ssl_context if self._security == "tls" else None

        async def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._guests.append(writer)
            await server(reader, writer)

        return await asyncio.start_server(welcome, "127.0.0.1", 0, ssl=context)

    async def _end(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for each in self._guests:
            each.transport.abort()
        await self._stack.aclose()
        await asyncio.sleep(0.05)  # transports say goodbye in the next rounds of the loop


def letter(copy: bytes, **head: str) -> bytes:
    """A message that carries copy as a file; the same copy makes the same message."""
    message = EmailMessage()
    for name, value in {
        "From": "desk@halyard.example",
        "Subject": "Copy",
        "Message-ID": "<1@halyard.example>",
        **head,
    }.items():
        message[name.replace("_", "-")] = value
    message.set_content("See the file.")
    message.add_attachment(copy, maintype="application", subtype="xml", filename="copy.xml")
    for part in message.walk():
        if part.is_multipart():
            part.set_boundary("----port-carrow")
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def copy_in(message: bytes) -> bytes:
    """The copy that a message carries."""
    found = next(part for part in message_from_bytes(message).walk() if part.get_content_type() == "application/xml")
    data = found.get_payload(decode=True)
    assert isinstance(data, bytes)
    return data
