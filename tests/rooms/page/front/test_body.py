from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from wireroom.page.front.body import BodyLateError, BodyTooLargeError, whole_body


async def sent(*pieces: bytes, then_silence: bool = False) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece
    if then_silence:
        await asyncio.Event().wait()


async def received(protocol: AsyncIterator[bytes], declared: int) -> bytes:
    async with whole_body(protocol, declared=declared, patience=0.02) as body:
        found = b"".join([piece async for piece in body.pieces()])
        assert body.length == len(found)
        return found


@pytest.mark.parametrize("declared", [0, 600_003])
def test_what_was_sent_is_given_on_unchanged(declared: int) -> None:
    assert asyncio.run(received(sent(b"a" * 600_000, b"", b"end"), declared)) == b"a" * 600_000 + b"end"


def test_a_client_that_falls_silent_is_given_up() -> None:
    with pytest.raises(BodyLateError):
        asyncio.run(received(sent(b"half", then_silence=True), 8))


def test_half_a_body_is_not_taken_for_a_whole_one() -> None:
    with pytest.raises(BodyLateError):
        asyncio.run(received(sent(b"half"), 8))


def test_what_is_too_large_is_refused_with_or_without_a_word_about_its_length() -> None:
    with pytest.raises(BodyTooLargeError):
        asyncio.run(received(sent(), 25_000_001))
    with pytest.raises(BodyTooLargeError):
        asyncio.run(received(sent(*[b"x" * 1_000_000] * 26), 0))
