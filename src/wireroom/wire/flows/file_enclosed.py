"""Picture files that came inside a delivery are unpacked, and lie beside the copy as if they had come by themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wireroom.wire.adapters import raw_store
from wireroom.wire.flows.file_picture import file_picture
from wireroom.wire.models import Delivery
from wireroom.wire.rules.item import Reading
from wireroom.wire.rules.wholeness import picture_kind


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file that was taken out of a delivery and lies in the raw store."""

    name: str
    sha256: str
    bytes: int
    mime: str


def unpack(reading: Reading) -> tuple[Reading, tuple[Unpacked, ...]]:
    """Put the files of a reading into the raw store, before any transaction, and let go of their bytes.

    Raises OSError when they cannot be written.
    """
    kept = tuple(
        Unpacked(each.name, raw_store.keep(each.data), len(each.data), picture_kind(each.data) or "")
        for each in reading.enclosed
    )
    return (replace(reading, enclosed=()) if kept else reading), kept


def file_enclosed(delivery: Delivery, files: tuple[Unpacked, ...]) -> None:
    """Note each file as a delivery of the same feed and moment, and offer it to the pictures that refer to it.

    To be called in the transaction that files the copy: both are there, or neither is.
    """
    for each in files:
        row, _ = Delivery.objects.get_or_create(
            feed=delivery.feed,
            sha256=each.sha256,
            defaults={
                "name": each.name,
                "bytes": each.bytes,
                "received_at": delivery.received_at,
                "format": each.mime,
                "state": "filed",
            },
        )
        file_picture(row, name=each.name)
