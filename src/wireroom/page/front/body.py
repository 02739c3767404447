"""What a client sends, taken in whole before the application is troubled with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import Any

MOST_BODY = 25_000_000
KEPT_IN_MEMORY = 512_000
PIECE = 65_536
PATIENCE = 15.0


class BodyTooLargeError(Exception):
    """The client sends more than the application may be given."""


class BodyLateError(Exception):
    """The client stopped in the middle of what it meant to send."""


class Body:
    """A body that is all there: its length in bytes, and its pieces."""

    def __init__(self, file: SpooledTemporaryFile[bytes]) -> None:
        self._file = file
        self.length = file.tell()

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes from the beginning."""
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece


@asynccontextmanager
async def whole_body(
    protocol: Any, *, declared: int, patience: float = PATIENCE, most: int = MOST_BODY
) -> AsyncIterator[Body]:
    """Take in the body of a request; `declared` is its Content-Length, 0 where it gave none.

    The application answers few requests at a time: a client that sends slowly, or half, must hold up none of them.
    Raises BodyTooLargeError, and BodyLateError when nothing came for `patience` seconds or the end is missing.
    """
    if declared > most:
        raise BodyTooLargeError
    with SpooledTemporaryFile[bytes](max_size=KEPT_IN_MEMORY) as file:
        try:
            await _receive(protocol, file, patience=patience, most=most)
        except TimeoutError as error:
            raise BodyLateError from error
        body = Body(file)
        if body.length < declared:
            raise BodyLateError
        yield body


async def _receive(protocol: Any, file: SpooledTemporaryFile[bytes], *, patience: float, most: int) -> None:
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(patience) as limit:
        async for piece in protocol:
            file.write(bytes(piece))
            if file.tell() > most:
                raise BodyTooLargeError
            limit.reschedule(loop.time() + patience)
