"""Files that came inside a delivery are unpacked, and count as if they had come by themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wireroom.wire.adapters import raw_store
from wireroom.wire.adapters.archives import ARCHIVES
from wireroom.wire.flows.file_picture import file_picture
from wireroom.wire.models import Delivery
from wireroom.wire.rules.haste import looks_pressing
from wireroom.wire.rules.item import Reading
from wireroom.wire.rules.wholeness import picture_kind


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file that was taken out of a delivery and lies in the raw store.

    `waits` says that it is yet to be read, as what lay in an archive is; else it is a picture of the copy it came with.
    """

    name: str
    sha256: str
    bytes: int
    mime: str
    waits: bool
    pressing: bool


def unpack(reading: Reading) -> tuple[Reading, tuple[Unpacked, ...]]:
    """Put the files of a reading into the raw store, before any transaction, and let go of their bytes.

    Raises OSError when they cannot be written.
    """
    waits = reading.format in ARCHIVES
    kept = tuple(
        Unpacked(
            name=each.name,
            sha256=raw_store.keep(each.data),
            bytes=len(each.data),
            mime=picture_kind(each.data) or "",
            waits=waits,
            pressing=waits and looks_pressing(each.data),
        )
        for each in reading.enclosed
    )
    return (replace(reading, enclosed=()) if kept else reading), kept


def file_enclosed(delivery: Delivery, files: tuple[Unpacked, ...]) -> tuple[int, ...]:
    """Note each file as a delivery of the same feed and moment; those that wait to be read, by their ids.

    A picture that came with copy is offered to the pictures that refer to it. To be called in the transaction that
    files the copy: both are there, or neither is.
    """
    rows = [(each, _noted(delivery, each)) for each in files]
    for each, row in rows:
        if not each.waits:
            file_picture(row, name=each.name)
    return tuple(row.pk for each, row in rows if each.waits)


def _noted(delivery: Delivery, file: Unpacked) -> Delivery:
    return Delivery.objects.get_or_create(
        feed=delivery.feed,
        sha256=file.sha256,
        defaults={
            "name": file.name,
            "bytes": file.bytes,
            "received_at": delivery.received_at,
            "format": "" if file.waits else file.mime,
            "state": "received" if file.waits else "filed",
            "pressing": file.pressing,
        },
    )[0]
