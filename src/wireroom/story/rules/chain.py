"""The chain: each version's hash covers what it says and the hash before it, so that no change goes unseen.

Anybody can check it from what is public: the record of a version is the JSON of every field of a `PublicVersion` but
`hash`, keys sorted, no spaces, UTF-8, moments in UTC as `2026-11-22T19:10:56.000000Z`; the hash is its SHA-256 in hex.
Of a picture's address the record holds the SHA-256 only: agencies sign addresses with keys that are not ours to show.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime

from wireroom.story.rules.public import PublicVersion

START = ""
"""The hash before the first version."""


def canonical(version: PublicVersion) -> bytes:
    """The bytes that a version's hash is taken of."""
    said = asdict(version)
    del said["hash"]
    for picture in said["pictures"]:
        picture["href"] = hashlib.sha256(picture["href"].encode("utf-8", "surrogatepass")).hexdigest()
    return json.dumps(
        said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_moment
    ).encode("utf-8", "surrogatepass")


def hash_of(version: PublicVersion) -> str:
    """The hash a version must carry: hex SHA-256 of `canonical`."""
    return hashlib.sha256(canonical(version)).hexdigest()


def sealed(version: PublicVersion) -> PublicVersion:
    """The version with its hash."""
    return replace(version, hash=hash_of(version))


def is_sealed(version: PublicVersion) -> bool:
    """Whether a version says what was sealed: one whose section has another name or address by now does not."""
    return version.hash == hash_of(version)


def faults(versions: Iterable[PublicVersion]) -> tuple[str, ...]:
    """Check versions, oldest first; say in words what does not fit. Empty for a sound chain."""
    found: list[str] = []
    before = START
    for number, version in enumerate(versions, start=1):
        if version.number != number:
            found.append(f"Version {number} is missing: number {version.number} stands in its place.")
        if version.previous_hash != before:
            found.append(f"Version {version.number} does not follow from the version before it.")
        if not is_sealed(version):
            found.append(f"Version {version.number} was changed after it was published.")
        before = version.hash
    return tuple(found)


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        message = f"{type(value).__name__} has no place in a version's record"
        raise TypeError(message)
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
