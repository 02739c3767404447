"""A bucket without a queue: it is listed, and what was taken is deleted, moved, or left and remembered."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Leaving, Parcel, TransportError
from wireroom.wire.adapters.transports.s3.line import (
    GONE,
    ForbiddenError,
    GoneError,
    RefusedError,
    Thing,
    code_of,
    fetched,
    store_client,
    told,
)
from wireroom.wire.adapters.transports.s3.memory import Memory, memory_from, memory_to, remembered
from wireroom.wire.adapters.transports.s3.settings import S3Settings
from wireroom.wire.rules.names import shown_name
from wireroom.wire.rules.remote_files import LARGEST, MOST_REMEMBERED

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

A_HAUL = 50
BYTES_A_HAUL = 64 * 1024 * 1024
SECONDS_A_HAUL = 60.0
TOO_LARGE = f"It has more than {LARGEST // 1024**2} MiB. It was left in the bucket: have it split, or removed."
STAYS = "Taken objects could not be deleted or moved there, and stay. Have the key allowed to, or set them to be left."


@dataclass(slots=True)
class _Bag:
    """What one haul took, and what it left for a reason."""

    parcels: list[Parcel] = field(default_factory=list)
    leavings: list[Leaving] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)

    def leave(self, thing: Thing, reason: str) -> None:
        self.left[thing.key] = thing.etag
        self.leavings.append(Leaving(name=thing.key, reason=reason))


class S3Bucket:
    """One tie to one bucket."""

    def __init__(self, settings: S3Settings, secret: str) -> None:
        self._settings, self._secret = settings, secret
        self._store: S3Client | None = None
        self._taken: dict[str, str] = {}
        self._stuck: dict[str, str] = {}

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:  # noqa: ARG002 - no clock is asked
        """Fetch the next objects, those written first coming first. Raises TransportError."""
        memory = memory_from(cursor, place=self._place)
        listing = self._listing(memory)
        fresh = [each for each in listing if not (memory.has(each.key, each.etag) or each.key in self._stuck)]
        bag = _Bag()
        stopped = self._fetch(sorted(fresh, key=lambda each: (each.modified, each.key)), bag)
        self._taken = bag.taken
        keeps = self._settings.after == "leave"
        new = {**bag.left, **self._stuck, **(bag.taken if keeps else {})}
        after = remembered(
            memory, new, there=(each.key for each in listing), ascending=self._settings.ascending and keeps
        )
        return Haul(
            parcels=tuple(bag.parcels),
            leavings=(*bag.leavings, *self._stays()),
            cursor=memory_to(after, place=self._place),
            more=stopped and bool(bag.taken),
        )

    def acknowledge(self, haul: Haul) -> None:
        """Delete or move what was kept; what the store refuses is told at the next look."""
        if self._settings.after == "leave":
            return
        for parcel in haul.parcels:
            self._dispose(parcel.receipt, self._taken[parcel.receipt])

    def look(self, *, now: datetime) -> str:  # noqa: ARG002 - the port's shape
        """Say what lies in the bucket. Raises TransportError."""
        found = self._listing(Memory())
        where = f"bucket {self._settings.bucket}, prefix {self._settings.prefix or 'none'}"
        if not found:
            return f"Connected to the {where}; nothing there is copy the feed would take."
        newest = max(found, key=lambda each: (each.modified, each.key))
        count = "1 object" if len(found) == 1 else f"{len(found)} objects"
        return f"Connected to the {where}; {count} for the feed, the newest is {shown_name(newest.key)}."

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            with suppress(Exception):
                self._store.close()
        self._store = None

    @property
    def _place(self) -> str:
        return f"{self._settings.bucket} {self._settings.prefix}"

    def _s3(self) -> S3Client:
        self._store = self._store or store_client(self._settings, self._secret)
        return self._store

    def _listing(self, memory: Memory) -> list[Thing]:
        """What the feed would take; of a bucket that is cleared the first part is enough."""
        found: list[Thing] = []
        asked: dict[str, Any] = {"Bucket": self._settings.bucket, "Prefix": self._settings.prefix}
        if memory.start:
            asked["StartAfter"] = memory.start
        with told(self._settings.store, what="bucket"):
            for page in self._s3().get_paginator("list_objects_v2").paginate(**asked):
                found += [_thing(each) for each in page.get("Contents", []) if self._settings.wants(each["Key"])]
                if len(found) > MOST_REMEMBERED:
                    self._check_size()
                    break
        return found

    def _check_size(self) -> None:
        if self._settings.after == "leave" and not self._settings.ascending:
            message = (
                f"The bucket {self._settings.bucket} holds more than {MOST_REMEMBERED} objects for the feed; of so "
                "many the newsroom cannot remember which it took: narrow the prefix, use a queue, say that keys "
                "ascend, or have them deleted or moved when taken."
            )
            raise TransportError(message, lasting=True)

    def _fetch(self, things: Sequence[Thing], bag: _Bag) -> bool:
        """Fetch until all is fetched, or it is enough for one haul; whether more is to come."""
        until, room = time.monotonic() + SECONDS_A_HAUL, BYTES_A_HAUL
        for thing in things:
            room -= thing.size
            if bag.taken and (len(bag.taken) >= A_HAUL or room < 0 or time.monotonic() > until):
                return True
            try:
                self._take(thing, bag)
            except TransportError:
                if not bag.taken:
                    raise
                return True
        return False

    def _take(self, thing: Thing, bag: _Bag) -> None:
        if thing.size > LARGEST:
            bag.leave(thing, TOO_LARGE)
            return
        try:
            data = fetched(self._s3(), self._settings, thing.key)
        except GoneError:
            return
        except RefusedError as error:
            bag.leave(thing, f"It was left in the bucket: {error}.")
        except ForbiddenError:
            bag.leave(thing, "The key may not fetch it: have the agency give it s3:GetObject, and write it anew.")
        else:
            bag.parcels.append(Parcel(name=thing.key, data=data, receipt=thing.key))
            bag.taken[thing.key] = thing.etag

    def _dispose(self, key: str, etag: str) -> None:
        """Delete or move an object that was taken, unless another has come under its key."""
        from botocore.exceptions import ClientError  # noqa: PLC0415 - loaded late, see s3_line

        store, bucket = self._s3(), self._settings.bucket
        with told(self._settings.store, what="bucket"):
            try:
                if _etag(store.head_object(Bucket=bucket, Key=key).get("ETag")) != etag:
                    return
                if self._settings.after == "move":
                    name = key.removeprefix(self._settings.prefix).lstrip("/")
                    store.copy_object(
                        Bucket=bucket,
                        Key=f"{self._settings.move_to.rstrip('/')}/{name}",
                        CopySource={"Bucket": bucket, "Key": key},
                        CopySourceIfMatch=f'"{etag}"',
                    )
                store.delete_object(Bucket=bucket, Key=key)
            except ClientError as error:
                if code_of(error) in GONE:
                    return
                if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= 500:
                    raise
                self._stuck[key] = etag

    def _stays(self) -> tuple[Leaving, ...]:
        """What to tell of objects that the store did not let be deleted or moved; once each time some are met."""
        stuck, self._stuck = self._stuck, {}
        return (Leaving(name=self._settings.prefix or self._settings.bucket, reason=STAYS),) if stuck else ()


def _thing(each: Any) -> Thing:
    modified = each.get("LastModified")
    return Thing(
        key=str(each["Key"]),
        etag=_etag(each.get("ETag")),
        size=int(each.get("Size") or 0),
        modified=modified.isoformat() if modified else "",
    )


def _etag(said: object) -> str:
    return str(said or "").strip('"')
