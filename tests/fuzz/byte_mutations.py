"""Mutations that know nothing of structure: what lines, disks and half-finished transfers do to a file."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import payloads

LARGEST = 1_500_000
type Splice = Callable[[], bytes]


def mutate_bytes(data: bytes, chance: Random, other: Splice) -> bytes:
    """One mutation; `other` gives another file to splice with."""
    return chance.choice(_ALL)(data, chance, other)[:LARGEST]


def _flip(data: bytes, chance: Random, _other: Splice) -> bytes:
    found = bytearray(data or b"x")
    for _ in range(chance.choice((1, 1, 2, 8, 60))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _cut(data: bytes, chance: Random, _other: Splice) -> bytes:
    start, end = _span(data, chance)
    return chance.choice((data[:end], data[start:], data[:start] + data[end:]))


def _splice(data: bytes, chance: Random, other: Splice) -> bytes:
    donor = other()
    start, end = _span(donor, chance)
    return _insert(data, chance, donor[start:end] if chance.random() < 0.7 else donor)


def _repeat(data: bytes, chance: Random, _other: Splice) -> bytes:
    start, end = _span(data, chance)
    times = chance.choice((2, 3, 20, 300))
    return data[:start] + (data[start:end] * times)[:LARGEST] + data[end:]


def _signs(data: bytes, chance: Random, _other: Splice) -> bytes:
    for _ in range(chance.choice((1, 1, 3, 40))):
        data = _insert(data, chance, chance.choice(payloads.SIGNS))
    return data


def _tokens(data: bytes, chance: Random, _other: Splice) -> bytes:
    for _ in range(chance.choice((1, 1, 3, 10))):
        data = _insert(data, chance, chance.choice(payloads.TOKENS))
    return data


def _hostile(data: bytes, chance: Random, _other: Splice) -> bytes:
    return _insert(data, chance, chance.choice(payloads.HOSTILE).encode())


def _recoded(data: bytes, chance: Random, _other: Splice) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "cp037", "utf-8-sig"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def _lines(data: bytes, chance: Random, _other: Splice) -> bytes:
    lines = data.splitlines(keepends=True) or [b"\n"]
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case _:
            chance.shuffle(lines)
    return b"".join(lines)


def _insert(data: bytes, chance: Random, piece: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + piece + data[at:]


def _span(data: bytes, chance: Random) -> tuple[int, int]:
    start, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return start, end


_ALL = (_flip, _cut, _splice, _repeat, _signs, _tokens, _hostile, _recoded, _lines)
