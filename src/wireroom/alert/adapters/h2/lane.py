"""One push service: its connections, what waits for it, and when it is left alone."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Final

from wireroom.alert.adapters.h2.connection import Answer, Connection, Message
from wireroom.alert.rules.outcomes import ACCEPTED, TO_SEND
from wireroom.alert.rules.verdicts import pause_after, verdict_on

MOST_CONNECTIONS: Final = 10
AT_ONCE: Final = 100
MOST_TRIES: Final = 3
TROUBLES_IN_A_ROW: Final = 5
IDLE: Final = 30.0

type Addresses = Callable[[str, int], Iterable[str]]
"""The addresses that may be connected to, checked. Raises OSError when there is none."""
type PostPlainly = Callable[[Message], Answer]
"""Sends one message over HTTP/1.1 and waits for the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Berth:
    """Where a service is, and how it is spoken with. `patience` is in seconds, for connecting and for each answer."""

    host: str
    port: int
    tls: ssl.SSLContext | None
    addresses: Addresses
    plainly: PostPlainly
    executor: Executor
    patience: float


@dataclass(slots=True)
class Load:
    """What one batch has for this service: rows not sealed yet, how to seal them, whom to tell the outcome."""

    waiting: deque[int]
    sealed: Callable[[list[int]], list[Message]]
    settle: Callable[[int, int, Answer], None]
    wait_asked: Callable[[Mapping[str, str]], float | None]
    again: deque[Message] = field(default_factory=deque)


class Lane:
    """Sends what it is loaded with. All of it happens in the loop's thread."""

    def __init__(self, berth: Berth, *, allowance: Callable[[int], int]) -> None:
        self.pause: tuple[float, str] | None = None
        """For how many seconds the service is to be left alone, and why; None while all is well."""
        self._berth = berth
        self._allowance = allowance
        self._load: Load | None = None
        self._connections: list[Connection] = []
        self._opening = 0
        self._failed = 0
        self._in_a_row = 0
        self.troubles = 0
        self._speaks_plainly = berth.tls is None
        self._plain = 0
        self._scheduled = False
        self._tasks: set[asyncio.Task[None]] = set()

    def load(self, load: Load, *, troubles: int = 0) -> None:
        """Take on what a batch has for this service."""
        self._load, self.pause, self._failed, self._in_a_row = load, None, 0, 0
        self.troubles = troubles
        for each in self._connections:
            if time.monotonic() - each.last_used > IDLE:
                each.close()

    @property
    def is_done(self) -> bool:
        """Whether nothing is under way and nothing more will be sent."""
        return not self._under_way and (self.pause is not None or not self._is_waiting)

    def drop_waiting(self) -> None:
        """Send no more of this load; what is under way is still answered."""
        if self._load:
            self._load.waiting.clear()
            self._load.again.clear()

    def stir(self) -> None:
        """Something may have become possible: look soon, once."""
        if not self._scheduled:
            self._scheduled = True
            asyncio.get_running_loop().call_soon(self._pump)

    def look_after(self) -> None:
        """Once in a while: give up on answers that do not come."""
        for each in self._connections:
            if each.give_up_on(older_than=self._berth.patience) and each.under_way == 0:
                each.close()
        self.stir()

    def close(self) -> None:
        """Say goodbye to the service."""
        for task in self._tasks:
            task.cancel()
        for each in self._connections:
            each.close()

    def hang_up(self) -> None:
        """Part with the service, whether it has said goodbye or not."""
        for each in self._connections:
            each.hang_up()

    @property
    def _is_waiting(self) -> bool:
        return self._load is not None and bool(self._load.waiting or self._load.again)

    @property
    def _under_way(self) -> int:
        return self._plain + sum(each.under_way for each in self._connections)

    def _pump(self) -> None:
        self._scheduled = False
        self._connections = [each for each in self._connections if not each.is_lost]
        if self.pause is not None or not self._is_waiting:
            return
        if self._speaks_plainly:
            self._pump_plainly()
            return
        for each in self._connections:
            while self._is_waiting and (room := min(each.room, AT_ONCE)) > 0:
                messages = self._next(room)
                if not messages:
                    return
                each.send(messages)
        if self._is_waiting and not self._opening and len(self._connections) < MOST_CONNECTIONS:
            self._opening += 1
            self._start(self._open())

    def _pump_plainly(self) -> None:
        while self._is_waiting and self._plain < MOST_CONNECTIONS:
            messages = self._next(1)
            if not messages:
                return
            self._plain += 1
            self._start(self._post(messages[0]))

    def _next(self, most: int) -> list[Message]:
        load = self._load
        if load is None:
            return []
        most = self._allowance(most)
        found = [load.again.popleft() for _ in range(min(most, len(load.again)))]
        rows = [load.waiting.popleft() for _ in range(min(most - len(found), len(load.waiting)))]
        return found + load.sealed(rows) if rows else found

    async def _open(self) -> None:
        try:
            connection = await asyncio.wait_for(self._connected(), self._berth.patience)
        except (OSError, TimeoutError, ssl.SSLError) as error:
            self._failed += 1
            if self._failed >= MOST_TRIES and not self._connections:
                self._leave_alone(0, None, f"cannot be reached: {error or type(error).__name__}")
        else:
            if connection is not None:
                self._connections.append(connection)
        finally:
            self._opening -= 1
            self.stir()

    async def _connected(self) -> Connection | None:
        berth, loop = self._berth, asyncio.get_running_loop()
        found = await loop.run_in_executor(berth.executor, lambda: list(berth.addresses(berth.host, berth.port)))
        fault: OSError = OSError("no address was found")
        for address in found[:3]:
            try:
                transport, protocol = await loop.create_connection(
                    lambda: Connection(settle=self._answered, stirred=self.stir),
                    address,
                    berth.port,
                    ssl=berth.tls,
                    server_hostname=berth.host if berth.tls else None,
                )
            except OSError as error:
                fault = error
                continue
            spoken = transport.get_extra_info("ssl_object")
            if spoken is None or spoken.selected_alpn_protocol() != "h2":
                self._speaks_plainly = True
                transport.abort()
                return None
            return protocol
        raise fault

    async def _post(self, message: Message) -> None:
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._berth.executor, self._berth.plainly, message)
        self._plain -= 1
        self._answered(message, answer)
        self.stir()

    def _answered(self, message: Message, answer: Answer) -> None:
        load = self._load
        if load is None:
            return
        verdict = verdict_on(answer.status)
        if verdict.outcome == ACCEPTED:
            self._in_a_row = self._failed = self.troubles = 0
            load.settle(message.index, ACCEPTED, answer)
        elif verdict.outcome != TO_SEND:
            load.settle(message.index, verdict.outcome, answer)
        elif verdict.pauses:
            self._leave_alone(answer.status, load.wait_asked(answer.headers), _words(answer))
        else:
            self._try_again(load, message, answer)

    def _try_again(self, load: Load, message: Message, answer: Answer) -> None:
        """The same bytes once more, if no answer came; after a fault of the service it is left for a later run."""
        self._in_a_row += 1
        message.tries += answer.reason != "refused for now"
        if answer.status == 0 and message.tries < MOST_TRIES:
            load.again.append(message)
        asked = load.wait_asked(answer.headers)
        if asked is not None or self._in_a_row >= TROUBLES_IN_A_ROW * (AT_ONCE if answer.status == 0 else 1):
            self._leave_alone(answer.status, asked, _words(answer))

    def _leave_alone(self, status: int, asked: float | None, why: str) -> None:
        chance = random.random()  # noqa: S311 - it spreads retries, it keeps no secret
        seconds = pause_after(status, asked=asked, troubles=self.troubles, chance=chance)
        if self.pause is None:
            self.troubles += 1
        if self.pause is None or self.pause[0] < seconds:
            self.pause = (seconds, why)

    def _start(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _words(answer: Answer) -> str:
    return " ".join(f"{answer.status or ''} {answer.reason}".split())[:300]
