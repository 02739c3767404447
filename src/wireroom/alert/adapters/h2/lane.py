"""One push service: its connections, what waits for it, and when it is left alone."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

from wireroom.alert.adapters.h2.connection import Connection
from wireroom.alert.adapters.h2.message import Answer, Load, Message
from wireroom.alert.rules.outcomes import ACCEPTED, TO_SEND
from wireroom.alert.rules.verdicts import pause_after, verdict_on

MOST_CONNECTIONS: Final = 24
MOST_OPENING: Final = 4
MOST_PLAIN: Final = 10
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


class Lane:
    """Sends what it is loaded with. All of it happens in the loop's thread."""

    def __init__(self, berth: Berth, *, allowance: Callable[[int], int]) -> None:
        self.pause: tuple[float, str] | None = None
        """For how many seconds the service is to be left alone, and why; None while all is well."""
        self._berth = berth
        self._allowance = allowance
        self._loads: list[Load] = []
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
        """Take on what a batch has for this service, behind what earlier batches still have."""
        self.forget()
        if not self._loads:
            self.pause, self._failed, self._in_a_row = None, 0, 0
            self.troubles = troubles
            self._close_idle()
        self._loads.append(load)

    def forget(self) -> None:
        """Let go of what is done."""
        self._loads = [each for each in self._loads if not each.is_done]

    @property
    def left(self) -> int:
        """How many messages are still to be sent."""
        return sum(each.left for each in self._loads)

    @property
    def is_done(self) -> bool:
        """Whether nothing is under way and nothing more will be sent."""
        return not self._under_way and (self.pause is not None or not self.left)

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
    def _under_way(self) -> int:
        return sum(each.under_way for each in self._loads)

    def _close_idle(self) -> None:
        for each in self._connections:
            if time.monotonic() - each.last_used > IDLE:
                each.close()

    def _pump(self) -> None:
        self._scheduled = False
        self._connections = [each for each in self._connections if not each.is_lost]
        if self.pause is not None or not self.left:
            return
        if self._speaks_plainly:
            self._pump_plainly()
            return
        for each in self._connections:
            while (room := min(each.room, AT_ONCE)) > 0:
                messages = self._next(room)
                if not messages:
                    return
                each.send(messages)
        self._open_more()

    def _open_more(self) -> None:
        """One line first, to see whether anybody is there; then as many as what is left needs, a few at a time."""
        wanted = min(-(-self.left // AT_ONCE), MOST_OPENING) if self._connections else 1
        for _ in range(min(wanted, MOST_CONNECTIONS - len(self._connections)) - self._opening):
            self._opening += 1
            self._start(self._open())

    def _pump_plainly(self) -> None:
        while self._plain < MOST_PLAIN:
            messages = self._next(1)
            if not messages:
                return
            self._plain += 1
            self._start(self._post(messages[0]))

    def _next(self, most: int) -> list[Message]:
        most = self._allowance(min(most, self.left))
        found: list[Message] = []
        for load in self._loads:
            found += load.take(most - len(found))
        return found

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
        load = message.load
        load.under_way -= 1
        verdict = verdict_on(answer.status)
        if verdict.outcome == ACCEPTED:
            self._in_a_row = self._failed = self.troubles = 0
            load.settle(message.index, ACCEPTED, answer)
        elif verdict.outcome != TO_SEND:
            load.settle(message.index, verdict.outcome, answer)
        elif verdict.pauses:
            self._leave_alone(answer.status, load.wait_asked(answer.headers), _words(answer))
        else:
            self._try_again(message, answer)

    def _try_again(self, message: Message, answer: Answer) -> None:
        """The same bytes once more, if no answer came; after a fault of the service it is left for a later run."""
        self._in_a_row += 1
        message.tries += answer.reason != "refused for now"
        if answer.status == 0 and message.tries < MOST_TRIES:
            message.load.again.append(message)
        asked = message.load.wait_asked(answer.headers)
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
