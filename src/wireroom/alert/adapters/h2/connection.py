"""One HTTP/2 connection to a push service."""

from __future__ import annotations

import asyncio
import struct
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, cast

from hpack import HPACKError

from wireroom.alert.adapters.h2 import coding
from wireroom.alert.adapters.h2.coding import Blocks, Statuses, frame
from wireroom.alert.adapters.h2.message import Answer, Envoy, Message

MOST_STREAMS: Final = 100
"""No more at a time on one connection, whatever the server allows: the largest service closes at more."""
LONGEST_ANSWER: Final = 16_384
LAST_STREAM: Final = 2**31 - 2_000
LARGEST_FRAME: Final = 16_384
ROOM_FOR_ONE: Final = 600
_INT = struct.Struct(">I")


@dataclass(slots=True)
class _Stream:
    message: Message
    opened: float
    window: int
    heard: int = 0
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)
    unsent: bytes = b""


type Settle = Callable[[Message, Answer], None]


class Connection(asyncio.Protocol):
    """Sends messages as streams. `settle(message, answer)` is told each answer, `stirred()` when there may be room."""

    def __init__(self, *, settle: Settle, stirred: Callable[[], None]) -> None:
        self.is_ready = False
        self.is_leaving = False
        self.is_lost = False
        self._settle = settle
        self._stirred = stirred
        self._transport: asyncio.Transport | None = None
        self._received = b""
        self._streams: dict[int, _Stream] = {}
        self._next = 1
        self._window = coding.WINDOW
        self._first_window = coding.WINDOW
        self._most = MOST_STREAMS
        self._blocks: Blocks | None = None
        self._table_size = 4096
        self._statuses = Statuses()
        self._envoy: Envoy | None = None
        self._steady = (b"", b"")
        self._is_held_up = False
        self._acked = self._greeted = False
        self._taken = 0
        self._unfinished: tuple[int, int, bytes] | None = None
        self.last_used = time.monotonic()

    @property
    def under_way(self) -> int:
        """How many messages wait for an answer."""
        return len(self._streams)

    @property
    def room(self) -> int:
        """How many messages may be sent now."""
        if not self.is_ready or self.is_leaving or self.is_lost or self._is_held_up or self._next > LAST_STREAM:
            return 0
        return min(self._most - len(self._streams), self._window // ROOM_FOR_ONE)

    def send(self, messages: Iterable[Message]) -> None:
        """Send messages, no more than there is room for, in one write."""
        out: list[bytes] = []
        now = self.last_used = time.monotonic()
        for message in messages:
            before, behind = self._headers(message.envoy)
            stream, body = self._next, message.body
            self._next += 2
            length = len(before) + len(message.path) + len(behind)
            out += (
                _head(length, coding.HEADERS, coding.END_HEADERS, stream),
                before,
                message.path,
                behind,
            )
            if len(body) <= self._first_window and len(body) <= self._window:
                self._window -= len(body)
                out += (_head(len(body), coding.DATA, coding.END_STREAM, stream), body)
                self._streams[stream] = _Stream(message, now, self._first_window)
            else:
                self._streams[stream] = _Stream(message, now, self._first_window, unsent=body)
                out.append(self._more(stream, self._streams[stream]))
        self._write(b"".join(out))

    def give_up_on(self, *, older_than: float) -> int:
        """Drop the streams that have waited so many seconds for an answer; how many there were."""
        before, dropped = time.monotonic() - older_than, 0
        for stream, waiting in list(self._streams.items()):
            if waiting.opened > before:
                break
            self._write(frame(coding.RST_STREAM, 0, stream, _INT.pack(coding.CANCEL)))
            self._end(stream, Answer(0, {}, "no answer in time"))
            dropped += 1
        return dropped

    def close(self) -> None:
        """Say goodbye and go."""
        self.is_leaving = True
        if self._transport is not None and not self._transport.is_closing():
            self._write(frame(coding.GOAWAY, 0, 0, _INT.pack(0) + _INT.pack(coding.NO_ERROR)))
            self._transport.close()

    def hang_up(self) -> None:
        """Go without waiting for the other side."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The line stands: greet."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.set_write_buffer_limits(high=1_000_000)
        self._write(coding.hello())

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone, and with it the answers to what was under way."""
        self.is_lost = True
        reason = f"the connection was lost: {exc}" if exc else "the connection was closed"
        for stream in list(self._streams):
            self._end(stream, Answer(0, {}, reason))
        self._stirred()

    def pause_writing(self) -> None:
        """The line is full."""
        self._is_held_up = True

    def resume_writing(self) -> None:
        """The line has room again."""
        self._is_held_up = False
        self._stirred()

    def data_received(self, data: bytes) -> None:
        """Take in what the server says, frame by frame."""
        if self._received:
            data = self._received + data
        at, end = 0, len(data)
        try:
            while end - at >= 9:
                size = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
                if size > LARGEST_FRAME:
                    self._fail("a frame larger than agreed")
                    return
                if end - at < 9 + size:
                    break
                stream = _INT.unpack_from(data, at + 5)[0] & 0x7FFFFFFF
                self._take(data[at + 3], data[at + 4], stream, data[at + 9 : at + 9 + size])
                at += 9 + size
        except (HPACKError, ValueError, struct.error, IndexError) as error:
            self._fail(f"an answer that is no HTTP/2: {error}")
            return
        self._received = data[at:]
        self._stirred()

    def _take(self, kind: int, flags: int, stream: int, payload: bytes) -> None:
        if kind == coding.HEADERS:
            self._take_headers(flags, stream, _bare(flags, payload))
        elif kind == coding.DATA:
            self._take_data(flags, stream, payload)
        elif kind == coding.WINDOW_UPDATE:
            self._widen(stream, _INT.unpack(payload)[0] & 0x7FFFFFFF)
        elif kind == coding.SETTINGS:
            self._take_settings(flags, payload)
        elif kind == coding.RST_STREAM:
            self._take_reset(stream, _INT.unpack(payload)[0])
        elif kind == coding.PING and not flags & coding.ACK:
            self._write(frame(coding.PING, coding.ACK, 0, payload))
        elif kind == coding.GOAWAY:
            self._take_goodbye(_INT.unpack_from(payload)[0] & 0x7FFFFFFF)
        elif kind == coding.CONTINUATION:
            self._take_continuation(flags, stream, payload)

    def _take_headers(self, flags: int, stream: int, block: bytes) -> None:
        if not flags & coding.END_HEADERS:
            self._unfinished = (flags, stream, block)
            return
        waiting = self._streams.get(stream)
        status = self._statuses.status(block)
        if waiting is None or 100 <= status < 200:
            return
        if not waiting.status:  # else these are trailers
            waiting.status = status
            if status >= 300:
                waiting.headers = self._statuses.fields(block)
        if flags & coding.END_STREAM:
            self._answer(stream, waiting)

    def _take_continuation(self, flags: int, stream: int, payload: bytes) -> None:
        if self._unfinished is None or self._unfinished[1] != stream:
            self._fail("a continuation of nothing")
            return
        begun, _, block = self._unfinished
        if len(block) + len(payload) > LONGEST_ANSWER:
            self._fail("headers without an end")
            return
        self._unfinished = (begun, stream, block + payload)
        if flags & coding.END_HEADERS:
            self._unfinished = None
            self._take_headers(begun | coding.END_HEADERS, stream, block + payload)

    def _take_data(self, flags: int, stream: int, payload: bytes) -> None:
        self._taken += len(payload)
        if self._taken > coding.WINDOW // 2:
            self._write(frame(coding.WINDOW_UPDATE, 0, 0, _INT.pack(self._taken)))
            self._taken = 0
        waiting = self._streams.get(stream)
        if waiting is None:
            return
        if waiting.status >= 300 and len(waiting.body) < 1_000:
            waiting.body += _bare(flags, payload)
        if flags & coding.END_STREAM:
            self._answer(stream, waiting)
        else:
            waiting.heard += len(payload)
            if waiting.heard > LONGEST_ANSWER:
                self._write(frame(coding.RST_STREAM, 0, stream, _INT.pack(coding.CANCEL)))
                self._answer(stream, waiting)

    def _take_settings(self, flags: int, payload: bytes) -> None:
        if flags & coding.ACK:
            self._acked = True
        else:
            given = coding.settings_in(payload)
            self._most = min(MOST_STREAMS, given.get(coding.MAX_CONCURRENT_STREAMS, self._most))
            self._keep_table(given.get(coding.HEADER_TABLE_SIZE, self._table_size))
            first = given.get(coding.INITIAL_WINDOW_SIZE, self._first_window)
            wider, self._first_window = first - self._first_window, first
            for stream, waiting in self._streams.items():
                waiting.window += wider
                self._write(self._more(stream, waiting))
            self._write(frame(coding.SETTINGS, coding.ACK, 0))
            self._greeted = True
        self.is_ready = self._acked and self._greeted

    def _keep_table(self, size: int) -> None:
        if size != self._table_size and self._blocks is not None:
            self._blocks.resize(size)
            self._envoy = None
        self._table_size = size

    def _take_reset(self, stream: int, code: int) -> None:
        waiting = self._streams.get(stream)
        if waiting is None:
            return
        if waiting.status:
            self._answer(stream, waiting)
        elif code == coding.REFUSED_STREAM:
            self._most = max(1, min(self._most, len(self._streams) - 1))
            self._end(stream, Answer(0, {}, "refused for now"))
        else:
            self._end(stream, Answer(0, {}, f"the service broke off (code {code})"))

    def _take_goodbye(self, last: int) -> None:
        self.is_leaving = True
        for stream in [each for each in self._streams if each > last]:
            self._end(stream, Answer(0, {}, "refused for now"))
        self._leave_if_done()

    def _widen(self, stream: int, by: int) -> None:
        if stream == 0:
            self._window += by
            for each, waiting in self._streams.items():
                if waiting.unsent and self._window > 0:
                    self._write(self._more(each, waiting))
        elif waiting_now := self._streams.get(stream):
            waiting_now.window += by
            self._write(self._more(stream, waiting_now))

    def _more(self, stream: int, waiting: _Stream) -> bytes:
        """What may be sent now of a body that did not fit the stream's window."""
        size = min(len(waiting.unsent), waiting.window, self._window, LARGEST_FRAME)
        if size <= 0:
            return b""
        part, waiting.unsent = waiting.unsent[:size], waiting.unsent[size:]
        waiting.window -= size
        self._window -= size
        return frame(coding.DATA, 0 if waiting.unsent else coding.END_STREAM, stream, part)

    def _headers(self, envoy: Envoy) -> tuple[bytes, bytes]:
        if envoy is self._envoy:
            return self._steady
        if self._blocks is None:
            self._blocks = Blocks(table_size=self._table_size)
        before, behind, is_steady = self._blocks.encode(envoy.pseudo, envoy.common)
        if is_steady:
            self._envoy, self._steady = envoy, (before, behind)
        return before, behind

    def _answer(self, stream: int, waiting: _Stream) -> None:
        self._end(stream, Answer(waiting.status, waiting.headers, bytes(waiting.body).decode("utf-8", "replace")))

    def _end(self, stream: int, answer: Answer) -> None:
        waiting = self._streams.pop(stream)
        self._settle(waiting.message, answer)
        if self.is_leaving:
            self._leave_if_done()

    def _leave_if_done(self) -> None:
        if not self._streams and self._transport is not None:
            self._transport.close()

    def _fail(self, what: str) -> None:
        """Give up on the connection: what was under way is told as lost."""
        self.is_leaving = True
        for stream in list(self._streams):
            self._end(stream, Answer(0, {}, what))
        if self._transport is not None:
            self._transport.abort()

    def _write(self, data: bytes) -> None:
        if data and self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)


def _head(size: int, kind: int, flags: int, stream: int) -> bytes:
    return (size << 48 | kind << 40 | flags << 32 | stream).to_bytes(9, "big")


def _bare(flags: int, payload: bytes) -> bytes:
    """A payload without its padding and its priority."""
    at, end = 0, len(payload)
    if flags & coding.PADDED:
        at, end = 1, end - payload[0]
    if flags & coding.PRIORITY:
        at += 5
    return payload[at:end]
