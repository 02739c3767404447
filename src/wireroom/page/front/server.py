"""The front: one process that answers every reader."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from granian.server.embed import Server

from wireroom.page.front import shortcut
from wireroom.page.front.answers import Question, answer, plain, stand_in
from wireroom.page.front.body import BodyLateError, BodyTooLargeError
from wireroom.page.front.coding import choose_coding
from wireroom.page.front.follow import Follower
from wireroom.page.front.library import Library
from wireroom.page.front.live import Live
from wireroom.page.front.paths import LIVE, belongs_to_app, without_slash
from wireroom.page.front.proxy import AppAwayError, AppSlowError, Proxy
from wireroom.page.front.pulses import Pulses
from wireroom.page.front.shelf import Shelf
from wireroom.page.front.side_doors import SideDoor, knock_of
from wireroom.page.front.store import PageStore, StoreAwayError
from wireroom.page.front.stored import Answer

MEMORY = 256_000_000
LAST_BREATH = 2.0


class Front:
    """Answers requests: stored pages, live streams, and what it passes on to the application."""

    def __init__(self, *, database: Path, app_socket: Path, memory: int = MEMORY) -> None:
        self.library = Library(store=PageStore(database), shelf=Shelf(limit=memory))
        self.live = Live()
        self.pulses = Pulses(self.library.store)
        self.follower = Follower(self.library, audience=self.live, pulses=self.pulses)
        self.side_doors: dict[str, SideDoor] = {}
        self._proxy = Proxy(app_socket)

    def is_public_page(self, path: str) -> bool:
        """Whether a page of news is stored under this path and readers get it."""
        try:
            page = self.library.find(path)
        except StoreAwayError:
            return False
        return page is not None and bool(page.mark) and not page.is_closed

    def shortcut(self) -> Callable[[Any, Any], bool]:
        """The hot path: a page in memory, asked for without conditions, in a form that is ready."""
        pages = self.library.shelf.pages

        def serve_from_memory(scope: Any, protocol: Any) -> bool:
            page = pages.get(scope.path)
            if page is None or scope.method != "GET":
                return False
            headers = scope.headers
            if "if-none-match" in headers or "if-modified-since" in headers:
                return False
            ready = page.answers.get(choose_coding(headers.get("accept-encoding", "")))
            if ready is None:
                return False
            page.used = True
            protocol.response_bytes(*ready)
            return True

        return serve_from_memory

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request (RSGI)."""
        if scope.path == LIVE:
            await self._answer_live(scope, protocol)
        elif scope.path in self.side_doors:
            await self._answer_at_side_door(scope, protocol)
        elif belongs_to_app(scope.path):
            await self._answer_from_app(scope, protocol)
        else:
            _send(answer(_question(scope), library=self.library), scope, protocol)

    async def close(self) -> None:
        """End what is open."""
        self.live.close()
        self.pulses.close()
        await self._proxy.close()
        self.library.store.close()

    async def _answer_live(self, scope: Any, protocol: Any) -> None:
        asked = parse_qs(scope.query_string, keep_blank_values=True)
        path = asked.get("page", [""])[0]
        try:
            page = self.library.find(without_slash(path) or path)
        except StoreAwayError:
            _send(stand_in(self.library, status=503, coding_accepted=""), scope, protocol)
            return
        if scope.method != "GET":
            _send(plain(405, "Open this address with GET.", ("allow", "GET")), scope, protocol)
        elif page is None or not (page.mark or page.is_closed):
            _send(plain(404, "There is no live page of that path: ask /live?page=/path."), scope, protocol)
        elif self.live.is_full:
            _send(plain(503, "Too many live pages are open; try later.", ("retry-after", "30")), scope, protocol)
        else:
            seen = scope.headers.get("last-event-id") or asked.get("since", [None])[0]
            await self.live.attend(protocol, page, seen=seen)

    async def _answer_at_side_door(self, scope: Any, protocol: Any) -> None:
        if scope.method != "POST":
            _send(plain(405, "This address only takes what pages say: use POST.", ("allow", "POST")), scope, protocol)
            return
        try:
            said = self.side_doors[scope.path](await knock_of(scope, protocol))
        except BodyLateError:
            said = 408
        except BodyTooLargeError:
            said = 413
        status, body = (said, b"") if isinstance(said, int) else said
        if body:
            json = [("cache-control", "no-store"), ("content-type", "application/json")]
            protocol.response_bytes(status, json, body)
        else:
            protocol.response_empty(status, [("cache-control", "no-store")])

    async def _answer_from_app(self, scope: Any, protocol: Any) -> None:
        try:
            channel = await self._proxy.pass_on(scope, protocol)
            if channel:
                await self._answer_pulse(scope, protocol, channel)
        except AppAwayError:
            accepted = scope.headers.get("accept-encoding", "")
            _send(stand_in(self.library, status=503, coding_accepted=accepted), scope, protocol)
        except AppSlowError:
            _send(plain(504, "The newsroom took too long to answer; try again."), scope, protocol)
        except BodyLateError:
            _send(plain(408, "The rest of what was sent never came; send it again."), scope, protocol)
        except BodyTooLargeError:
            _send(plain(413, "What was sent is too large: at most 25 MB."), scope, protocol)

    async def _answer_pulse(self, scope: Any, protocol: Any, channel: str) -> None:
        if self.pulses.is_full(channel):
            _send(plain(503, "Too many pages are listening; try later.", ("retry-after", "30")), scope, protocol)
            return
        try:
            await self.pulses.attend(protocol, channel)
        except StoreAwayError:
            _send(stand_in(self.library, status=503, coding_accepted=""), scope, protocol)


async def serve(
    front: Front,
    *,
    host: str,
    port: int,
    until: asyncio.Event,
    beside: Sequence[Coroutine[Any, Any, None]] = (),
) -> None:
    """Serve until told to stop; open streams are ended, requests under way get two seconds.

    `beside` runs as long as the front does: the work of its side doors.
    """
    if shortcut.is_known():
        shortcut.take(front.shortcut())
    server: Any = Server(
        front,
        address=host,
        port=port,
        websockets=False,
        backlog=4096,
        backpressure=20_000 + 4_096,
        log_enabled=False,
    )
    work = (front.follower.run(), front.live.beat(), front.pulses.beat(), *beside)
    tasks = [asyncio.create_task(each) for each in work]
    serving = asyncio.create_task(server.serve())
    stopping = asyncio.create_task(until.wait())
    await asyncio.wait({serving, stopping, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    front.live.close()
    front.pulses.close()
    server.stop()
    for task in (*tasks, stopping):
        task.cancel()
    done, _ = await asyncio.wait({serving}, timeout=LAST_BREATH)
    await front.close()
    for task in (*done, *(each for each in tasks if each.done() and not each.cancelled())):
        task.result()


def _question(scope: Any) -> Question:
    headers = scope.headers
    return Question(
        method=scope.method,
        path=scope.path,
        query=scope.query_string,
        accept_encoding=headers.get("accept-encoding", ""),
        none_match=headers.get("if-none-match"),
        modified_since=headers.get("if-modified-since"),
    )


def _send(found: Answer, scope: Any, protocol: Any) -> None:
    if not found.body:
        protocol.response_empty(found.status, found.headers)
    elif scope.method == "HEAD":
        length = ("content-length", str(len(found.body)))
        protocol.response_empty(found.status, [*found.headers, length])
    else:
        protocol.response_bytes(found.status, found.headers, found.body)
