"""One worker's sender: it sends batches in spells, between which the worker writes down what came of them."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from wireroom.alert.adapters.h2.lane import Berth, Lane
from wireroom.alert.adapters.h2.message import Answer, Load, Message
from wireroom.alert.rules.endpoints import is_named
from wireroom.kernel.http import Asking, Fence, UnableToFetchError, ask, is_public, resolve

TICK: Final = 1.0
BREATH: Final = 0.05
PATIENCE: Final = 8.0
THREADS: Final = 10
LOW: Final = 2_400
"""With fewer messages than this left to send, the lines of a service could soon fall idle."""


class Sender:
    """Sends to many push services at once. `rate` (messages a second, all services together) may be set at any time."""

    def __init__(self, *, allowed: frozenset[str], authorities: Path | None = None, patience: float = PATIENCE) -> None:
        self.rate = float("inf")
        self._allowed = allowed
        self._patience = patience
        self._loop = asyncio.new_event_loop()
        self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="push")
        self._lanes: dict[str, Lane] = {}
        self._active: dict[str, Lane] = {}
        self._budget = 0.0
        self._budget_at = time.monotonic()
        self._looked = 0.0
        self._tls = ssl.create_default_context(cafile=authorities)
        self._tls.set_alpn_protocols(["h2", "http/1.1"])

    def load(self, loads: Mapping[str, Load], *, troubles: Mapping[str, int]) -> None:
        """Take on a batch: for each service, by its origin, what is to be sent there."""
        for origin, load in loads.items():
            lane = self._active[origin] = self._lane(origin)
            lane.load(load, troubles=troubles.get(origin, 0))

    @property
    def wants_more(self) -> bool:
        """Whether another batch is wanted now, so that none of the lines falls idle."""
        lanes = self._active.values()
        return sum(lane.left for lane in lanes) < LOW and all(lane.pause is None for lane in lanes)

    def work(self, *, seconds: float, until_low: bool) -> bool:
        """Send for so long, or until another batch is wanted; whether there is more to do of what was loaded."""
        return self._loop.run_until_complete(self._spell(time.monotonic() + seconds, until_low=until_low))

    def pauses(self) -> dict[str, tuple[float, str, int]]:
        """Which services are to be left alone: for how many seconds, why, and the how-manieth time in a row."""
        return {origin: (*lane.pause, lane.troubles) for origin, lane in self._active.items() if lane.pause is not None}

    def clear(self) -> None:
        """Forget what was loaded and is done: its verdicts have been taken note of."""
        for lane in self._active.values():
            lane.forget()
        self._active = {}

    def close(self) -> None:
        """Part with all services."""
        self._loop.run_until_complete(self._part())
        self._loop.close()
        self._executor.shutdown(wait=False, cancel_futures=True)

    async def _part(self) -> None:
        for lane in self._lanes.values():
            lane.close()
        await asyncio.sleep(BREATH)
        for lane in self._lanes.values():
            lane.hang_up()
        await asyncio.sleep(0)

    async def _spell(self, until: float, *, until_low: bool) -> bool:
        lanes = self._active.values()
        for lane in lanes:
            lane.stir()
        while not all(lane.is_done for lane in lanes):
            if (now := time.monotonic()) >= until or (until_low and self.wants_more):
                return True
            if now - self._looked > TICK:
                self._looked = now
                for lane in lanes:
                    lane.look_after()
            await asyncio.sleep(0.001 if self.rate == float("inf") else BREATH)
            if self.rate != float("inf"):
                for lane in lanes:
                    lane.stir()
        return False

    def _allowance(self, wanted: int) -> int:
        if self.rate == float("inf"):
            return wanted
        now = time.monotonic()
        self._budget = min(self._budget + (now - self._budget_at) * self.rate, max(1.0, self.rate * BREATH * 2))
        self._budget_at = now
        given = min(wanted, int(self._budget))
        self._budget -= given
        return given

    def _lane(self, origin: str) -> Lane:
        found = self._lanes.get(origin)
        if found is None:
            found = self._lanes[origin] = Lane(self._berth(origin), allowance=self._allowance)
        return found

    def _berth(self, origin: str) -> Berth:
        parts = urlsplit(origin)
        host = parts.hostname or ""
        may_be_private = is_named(origin, host, self._allowed)

        def addresses(name: str, port: int) -> list[str]:
            found = [each for each in resolve(name, port) if may_be_private or is_public(each)]
            if not found:
                message = f"{name} has no public address"
                raise OSError(message)
            return found

        def plainly(message: Message) -> Answer:
            return _posted(origin, host, message, may_be_private=may_be_private, seconds=self._patience)

        return Berth(
            host=host,
            port=parts.port or (443 if parts.scheme == "https" else 80),
            tls=self._tls if parts.scheme == "https" else None,
            addresses=addresses,
            plainly=plainly,
            executor=self._executor,
            patience=self._patience,
        )


def _posted(origin: str, host: str, message: Message, *, may_be_private: bool, seconds: float) -> Answer:
    """One message by the kernel's guarded client, for services that speak no HTTP/2."""
    headers = {name.decode().title(): value.decode() for name, value in message.envoy.common}
    headers.pop("Content-Length", None)
    path = message.path.partition(b"/")[2].decode("ascii")
    fence = Fence(
        is_allowed=lambda name: name == host,
        may_be_private=lambda _: may_be_private,
        largest=16_384,
        seconds=seconds,
    )
    asking = Asking(url=f"{origin}/{path}", method="POST", headers=headers, body=message.body)
    try:
        found = ask(asking, fence=fence)
    except UnableToFetchError as error:
        return Answer(0, {}, str(error))
    return Answer(found.status, dict(found.headers), found.body.decode("utf-8", "replace")[:1_000])
