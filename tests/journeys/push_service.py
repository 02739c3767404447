"""A push service on loopback, as browsers' makers run them: Firefox connects to it, the newsroom sends to it.

Browsers speak a WebSocket of JSON: `hello`, `register`, `unregister`, `ack`. Senders POST to the endpoint that a
`register` was answered with (RFC 8030), signed with the key that the subscription was made with (RFC 8292). All state
is in memory; everything that happens is in `log`.
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

LARGEST = 4_096


@dataclass
class Line:
    """One browser: its socket while it is connected, and what it has not acknowledged."""

    name: str
    socket: web.WebSocketResponse | None = None
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass
class Channel:
    """One subscription; a message with a topic takes the place of a waiting one."""

    id: str
    line: Line
    key: str
    topics: dict[str, str] = field(default_factory=dict)


class PushService:
    """Runs on a thread of its own."""

    def __init__(self) -> None:
        self.log: list[tuple[str, Any]] = []
        self.lines: dict[str, Line] = {}
        self.channels: dict[str, Channel] = {}
        self.is_paused = False
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._thread.start()
        self._call(self._serve())

    def stop(self) -> None:
        self._call(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def happened(self, what: str) -> list[Any]:
        return [facts for event, facts in self.log if event == what]

    def send(self, endpoint: str, body: bytes, *, topic: str = "") -> None:
        """As if an approved sender had posted it."""
        self._call(self._pass_on(self.channels[endpoint.rsplit("/", 1)[1]], body, topic=topic))

    def pause(self) -> None:
        """Keep what comes, as while the browser is off."""
        self.is_paused = True

    def resume(self) -> None:
        self.is_paused = False
        self._call(self._hang_up())

    def forget(self) -> None:
        """Lose all data: each browser must be given other endpoints."""
        lines = list(self.lines.values())
        self.lines.clear()
        self.channels.clear()
        self._call(self._hang_up(lines))

    def _call(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _serve(self) -> None:
        app = web.Application()
        app.add_routes([web.get("/", self._talk), web.post("/send/{token}", self._take)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    async def _hang_up(self, lines: list[Line] | None = None) -> None:
        for line in self.lines.values() if lines is None else lines:
            if line.socket is not None:
                await line.socket.close()

    async def _talk(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=("push-notification",))
        await socket.prepare(request)
        line: Line | None = None
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            said = json.loads(frame.data)
            kind = said.get("messageType", "ping")
            if kind == "hello":
                line = await self._greet(socket, said)
            elif kind == "ping":
                await socket.send_str("{}")
            elif line is not None and (answer := self._ANSWERS.get(kind)):
                await answer(self, line, said)
        if line is not None and line.socket is socket:
            line.socket = None
        return socket

    async def _greet(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> Line:
        known = self.lines.get(said.get("uaid") or "")
        line = known or self.lines.setdefault(name := uuid4().hex, Line(name))
        line.socket = socket
        await socket.send_json({"messageType": "hello", "uaid": line.name, "status": 200, "use_webpush": True})
        self.log.append(("hello", line.name))
        for message in list(line.waiting.values()):
            await self._deliver(line, message)
        return line

    async def _register(self, line: Line, said: dict[str, Any]) -> None:
        token = uuid4().hex
        self.channels[token] = Channel(said["channelID"], line, said.get("key", "").rstrip("="))
        answer = {"channelID": said["channelID"], "status": 200, "pushEndpoint": f"{self.origin}/send/{token}"}
        await self._say(line, "register", answer)
        self.log.append(("register", answer["pushEndpoint"]))

    async def _unregister(self, line: Line, said: dict[str, Any]) -> None:
        self.channels = {token: each for token, each in self.channels.items() if each.id != said["channelID"]}
        await self._say(line, "unregister", {"channelID": said["channelID"], "status": 200})
        self.log.append(("unregister", said["channelID"]))

    async def _acknowledge(self, line: Line, said: dict[str, Any]) -> None:
        for update in said.get("updates", []):
            line.waiting.pop(update.get("version"), None)
            self.log.append(("ack", update.get("code")))

    async def _refuse(self, line: Line, said: dict[str, Any]) -> None:
        line.waiting.pop(said.get("version", ""), None)
        self.log.append(("nack", said.get("code")))

    _ANSWERS: dict[str, Callable[[PushService, Line, dict[str, Any]], Awaitable[None]]] = {
        "register": _register,
        "unregister": _unregister,
        "ack": _acknowledge,
        "nack": _refuse,
    }

    async def _say(self, line: Line, kind: str, facts: dict[str, Any]) -> None:
        if line.socket is not None and not line.socket.closed:
            await line.socket.send_json({"messageType": kind, **facts})

    async def _deliver(self, line: Line, message: dict[str, Any]) -> None:
        if not self.is_paused:
            await self._say(line, "notification", message)

    async def _pass_on(self, channel: Channel, body: bytes, *, topic: str) -> None:
        message = {
            "channelID": channel.id,
            "version": uuid4().hex,
            "data": base64.urlsafe_b64encode(body).rstrip(b"=").decode(),
            "headers": {"encoding": "aes128gcm"},
        }
        if topic:
            channel.line.waiting.pop(channel.topics.get(topic, ""), None)
            channel.topics[topic] = message["version"]
        channel.line.waiting[message["version"]] = message
        await self._deliver(channel.line, message)

    async def _take(self, request: web.Request) -> web.Response:
        body, channel = await request.read(), self.channels.get(request.match_info["token"])
        fault = self._fault(request, body, channel)
        self.log.append(("post", fault or 201))
        if fault or channel is None:
            return web.Response(status=fault)
        await self._pass_on(channel, body, topic=request.headers.get("Topic", ""))
        return web.Response(status=201, headers={"Location": f"{self.origin}/messages/{uuid4().hex}"})

    def _fault(self, request: web.Request, body: bytes, channel: Channel | None) -> int:
        if channel is None:
            return 410
        if len(body) > LARGEST:
            return 413
        if request.headers.get("Content-Encoding") != "aes128gcm" or not request.headers.get("TTL", "").isdigit():
            return 400
        return self._signature_fault(request.headers.get("Authorization", ""), channel)

    def _signature_fault(self, authorization: str, channel: Channel) -> int:
        parts = dict(
            part.strip().split("=", 1) for part in authorization.removeprefix("vapid ").split(",") if "=" in part
        )
        token, key = parts.get("t", ""), parts.get("k", "").rstrip("=")
        if key != channel.key:
            return 403
        signed, _, signature = token.rpartition(".")
        try:
            claims = json.loads(unpacked(signed.partition(".")[2]))
            r, s = unpacked(signature)[:32], unpacked(signature)[32:]
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpacked(key))
            pair = encode_dss_signature(int.from_bytes(r), int.from_bytes(s))
            public.verify(pair, signed.encode(), ec.ECDSA(SHA256()))
        except (ValueError, InvalidSignature):
            return 401
        return 0 if claims.get("aud") == self.origin else 401


def unpacked(text: str) -> bytes:
    """Bytes of base64url without its padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
