"""A crowd of subscribed browsers with real keys, put into the alert room's own tables at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyroaring import BitMap

SPAN = 1 << 16
PADDING = "x" * 120
"""Real endpoints are some 160 characters long."""


@dataclass(frozen=True)
class Keys:
    """A browser's keys."""

    private: ec.EllipticCurvePrivateKey
    public: bytes
    auth: bytes


def new_keys(number: int) -> list[Keys]:
    """So many browsers' keys."""
    return [_keys() for _ in range(number)]


def gather(*, like: str, origin: str, topic: str, number: int, keys: list[Keys]) -> None:
    """Subscribe so many to a topic, else like the subscription with that endpoint; they share the keys if need be.

    Django must be set up for the newsroom whose tables are meant.
    """
    from django.db import connections, transaction  # noqa: PLC0415 - Django is set up by then

    with transaction.atomic(using="alerts"), connections["alerts"].cursor() as cursor:
        cursor.execute("SELECT * FROM alert_subscription WHERE endpoint = %s", [like])
        one = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
        cursor.execute("SELECT max(id) FROM alert_subscription")
        first = cursor.fetchone()[0] + 1
        ids = range(first, first + number)
        rows = _rows(ids, like=one | {"topics": json.dumps([topic])}, origin=origin, keys=keys)
        columns, marks = ", ".join(one), ", ".join(["%s"] * len(one))
        for part in batched(rows, 10_000):
            cursor.executemany(f"INSERT INTO alert_subscription ({columns}) VALUES ({marks})", part)
        service, rest, key = one["service_id"], one["profile_id"], one["key_id"]
        for name in ("all", f"service:{service}", f"rest:{rest}", f"key:{key}", f"topic:{topic}"):
            _enter(cursor, name, BitMap(ids))


def endpoint_of(origin: str, number: int) -> str:
    """Where the device of that number is reached; `keys_of` finds its keys again by the end of it."""
    return f"{origin}/push/{PADDING}/{number}"


def keys_of(path: str, keys: list[Keys]) -> Keys:
    """The keys of the device at a path."""
    return keys[int(path.rpartition("/")[2]) % len(keys)]


def _rows(ids: range, *, like: dict[str, Any], origin: str, keys: list[Keys]) -> Iterator[list[Any]]:
    for number in ids:
        mine, endpoint = keys[number % len(keys)], endpoint_of(origin, number)
        own = {"id": number, "endpoint": endpoint, "digest": hashlib.sha256(endpoint.encode()).digest()}
        yield list((like | own | {"p256dh": mine.public, "auth": mine.auth}).values())


def _enter(cursor: Any, name: str, ids: BitMap) -> None:
    for number in range(ids.min() // SPAN, ids.max() // SPAN + 1):
        part = (ids & BitMap(range(number * SPAN, (number + 1) * SPAN))).shift(-number * SPAN)
        cursor.execute("SELECT bits FROM alert_sheet WHERE name = %s AND number = %s", [name, number])
        old = cursor.fetchone()
        part |= BitMap.deserialize(bytes(old[0])) if old else BitMap()
        part.run_optimize()
        cursor.execute(
            "INSERT INTO alert_sheet (name, number, bits) VALUES (%s, %s, %s)"
            " ON CONFLICT (name, number) DO UPDATE SET bits = excluded.bits",
            [name, number, part.serialize()],
        )


def _keys() -> Keys:
    private = ec.generate_private_key(ec.SECP256R1())
    public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Keys(private, public, os.urandom(16))
