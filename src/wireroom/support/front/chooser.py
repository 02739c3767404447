"""Chooses an appeal for a page that asks, in the front's memory: no cookie, nothing written down about who asked."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

import structlog

from wireroom.kernel.patience import Patience
from wireroom.kernel.word import OWN, Word
from wireroom.support.rules.appeal_asks import AppealAsk, UnreadableAppealAskError, ask_of, seen_of
from wireroom.support.rules.appeal_words import answer
from wireroom.support.rules.board import Board
from wireroom.support.rules.sheet import Sheet, sheet_of
from wireroom.support.rules.sides import READER, page_of_side, side_of
from wireroom.support.rules.tally import counted

ASKS, SEEN = "/support/appeal", "/support/seen"
"""Where pages ask for an appeal, and say what became of it."""
PACE = 2.0
A_MINUTE = 600
"""A whole company may read behind one address."""
log = structlog.get_logger(__name__)


class Asking(Word, Protocol):
    """A word with its headers."""

    @property
    def header(self) -> Callable[[str], str]:
        """Any other header, "" where it was not sent."""
        ...


class Chooser:
    """Keeps the sheet at hand, asks for a new one every two seconds, and goes on with the old one while there is none.

    `fetch(tag)` gives a sheet and its tag, or None while it is the same or the newsroom is away. `count(page, measure)`
    adds one to a sum. `place` names the headers in which the edge tells a reader's country and region ("" for none).
    """

    def __init__(
        self,
        *,
        is_public: Callable[[str], bool],
        count: Callable[[str, str], None],
        fetch: Callable[[str], Awaitable[tuple[bytes, str] | None]],
        place: tuple[str, str] = ("", ""),
    ) -> None:
        self._is_public = is_public
        self._count = count
        self._fetch = fetch
        self._place = place
        self._patience = Patience(most=A_MINUTE)
        self._tag = ""
        self.take(Sheet())

    def take(self, sheet: Sheet) -> None:
        """Choose from this sheet from now on."""
        self._sheet = sheet
        self._board = Board(sheet.appeals, holdback=sheet.holdback)
        self._known = {appeal.key: appeal for appeal in sheet.appeals}

    def choose(self, word: Asking) -> tuple[int, bytes]:
        """Answer a page that asks: `{"appeal": {…}}`, or null. `idle` says that nothing is asked of anybody now."""
        refused = self._refused(word)
        if refused:
            return refused, b""
        if not self._sheet.appeals:
            return 200, _json({"appeal": None, "idle": True})
        country, region = (word.header(name)[:8] if name else "" for name in self._place)
        try:
            ask = ask_of(word.body, country=country, region=region)
        except UnreadableAppealAskError:
            return 400, b""
        page = replace(
            ask.page, is_killed=not self._is_public(ask.path), is_marked=self._sheet.silences(ask.story, ask.page)
        )
        chosen = self._board.choose(page=page, visitor=ask.visitor, now=datetime.now(UTC)).appeal
        said = answer(chosen, visitor=ask.visitor, goal=self._sheet.goal) if chosen else None
        return 200, _json({"appeal": said} | self._on_its_side(ask))

    def _on_its_side(self, ask: AppealAsk) -> dict[str, object]:
        """Tell a browser whether it is one that is never asked, and count it as a reader; nothing where none are."""
        comparison = self._sheet.comparison
        if not comparison:
            return {}
        side = side_of(ask.visitor.lot, percent=self._sheet.holdback)
        if ask.is_first:
            self._count(page_of_side(comparison, side), READER)
        return {"side": side}

    def note(self, word: Word) -> int:
        """Count what became of an appeal: as a sum, without whose browser told it."""
        refused = self._refused(word)
        if refused:
            return refused
        try:
            key, what = seen_of(word.body)
        except UnreadableAppealAskError:
            return 400
        appeal = self._known.get(key)
        if appeal is None:
            return 404
        for page, measure in counted(appeal, what):
            self._count(page, measure)
        return 204

    async def run(self, *, pace: float = PACE) -> None:
        """Keep the sheet fresh until cancelled."""
        while True:
            await self.renew()
            await asyncio.sleep(pace)

    async def renew(self) -> None:
        """Take a new sheet, if there is one."""
        found = await self._fetch(self._tag)
        if found:
            body, self._tag = found
            try:
                self.take(sheet_of(body))
            except ValueError as error:
                log.warning("support.sheet_unreadable", reason=str(error))

    def _refused(self, word: Word) -> int:
        if word.fetch_site not in OWN:
            return 403
        return 0 if self._patience.allows(word.address, seconds=time.monotonic()) else 429


def _json(said: dict[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()
