"""A push service over HTTP/2 and TLS on loopback, built on `h2`, whose answers a test decides."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.settings
import trustme


@dataclass
class Delivery:
    """One message as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes
    line: int


@dataclass
class Reply:
    """How it is answered: `status` 0 is no answer at all, `breaks` ends the line instead."""

    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    breaks: bool = False
    leaves: bool = False
    refuses: bool = False


class PushService:
    """Takes messages on `origin`; `answer(delivery)` says how, called in the service's own thread."""

    def __init__(self, place: Path) -> None:
        self.answer: Callable[[Delivery], Reply] = lambda _: Reply()
        self.deliveries: list[Delivery] = []
        self.most_streams = 100
        self.lines = 0
        self.open: list[asyncio.Transport] = []
        authority = trustme.CA()
        self.authorities = place / "authorities.pem"
        authority.cert_pem.write_to_path(self.authorities)
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.set_alpn_protocols(["h2"])
        authority.issue_cert("localhost").configure_cert(self._tls)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="push service", daemon=True)
        self._thread.start()
        server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.origin = f"https://localhost:{server.sockets[0].getsockname()[1]}"
        self._server = server

    def paths(self) -> list[str]:
        """Where messages went, in order."""
        return [each.path for each in self.deliveries]

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._part(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _part(self) -> None:
        self._server.close()
        for each in self.open:
            each.abort()
        await asyncio.sleep(0.01)

    async def _listen(self) -> asyncio.Server:
        loop = asyncio.get_running_loop()
        return await loop.create_server(lambda: _Line(self), "127.0.0.1", 0, ssl=self._tls)


class _Line(asyncio.Protocol):
    def __init__(self, service: PushService) -> None:
        self.service = service
        service.lines += 1
        self.number = service.lines
        self.spoken = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        self.has_left = False
        self.coming: dict[int, Delivery] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.service.open.append(transport)
        self.spoken.initiate_connection()
        self.spoken.update_settings({h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: self.service.most_streams})
        self._flush()

    def data_received(self, data: bytes) -> None:
        for event in [] if self.has_left else self.spoken.receive_data(data):
            if self.has_left:
                break
            match event:
                case h2.events.RequestReceived():
                    headers = {str(name): str(value) for name, value in event.headers}
                    self.coming[event.stream_id] = Delivery(headers[":path"], headers, b"", self.number)
                case h2.events.DataReceived():
                    self.coming[event.stream_id].body += event.data
                    self.spoken.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                case h2.events.StreamEnded():
                    self._answer(event.stream_id, self.coming.pop(event.stream_id))
        self._flush()

    def _answer(self, stream: int, delivery: Delivery) -> None:
        self.service.deliveries.append(delivery)
        reply = self.service.answer(delivery)
        if reply.breaks:
            self.transport.abort()
        elif reply.refuses:
            self.spoken.reset_stream(stream, h2.errors.ErrorCodes.REFUSED_STREAM)
        elif reply.status:
            fields = [(":status", str(reply.status)), *reply.headers.items()]
            self.spoken.send_headers(stream, fields, end_stream=True)
        if reply.leaves:
            self.has_left = True
            self.spoken.close_connection(last_stream_id=stream)

    def _flush(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(self.spoken.data_to_send())


def eventually(true: Callable[[], bool], *, within: float = 10.0) -> None:
    """Wait until it is true."""
    until = time.monotonic() + within
    while not true():
        assert time.monotonic() < until, "it did not come true in time"
        threading.Event().wait(0.01)
