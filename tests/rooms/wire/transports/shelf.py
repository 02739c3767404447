"""A transport for tests of the flow: a shelf in memory from which parcels are taken, and which can be made to fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Leaving, Parcel, TransportError
from wireroom.wire.adapters.transports.registry import Kind
from wireroom.wire.adapters.transports.settings import TransportSettings


class ShelfSettings(TransportSettings):
    host: str = "shelf.example"


@dataclass
class Shelf:
    """What lies there, by name; `fault` is called before each haul, `deaf` before each acknowledgement."""

    files: dict[str, bytes] = field(default_factory=dict)
    leavings: tuple[Leaving, ...] = ()
    at_once: int = 2
    wait: float | None = None
    opened: int = 0
    closed: int = 0
    fault: Callable[[], None] = lambda: None
    deaf: Callable[[], None] = lambda: None
    secrets: list[str] = field(default_factory=list)

    def open(self, _: ShelfSettings, secret: str) -> ShelfCarrier:
        self.opened += 1
        self.secrets.append(secret)
        return ShelfCarrier(self)

    @property
    def kind(self) -> Kind:
        return Kind(title="Shelf", settings=ShelfSettings, open=self.open)


@dataclass
class ShelfCarrier:
    shelf: Shelf

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:  # noqa: ARG002 - a shelf has no clock
        self.shelf.fault()
        names = sorted(self.shelf.files)
        taken = names[: self.shelf.at_once]
        return Haul(
            parcels=tuple(Parcel(name=name, data=self.shelf.files[name], receipt=name) for name in taken),
            leavings=self.shelf.leavings,
            cursor={"last": taken[-1]} if taken else cursor,
            more=len(names) > len(taken),
            wait=self.shelf.wait,
        )

    def acknowledge(self, haul: Haul) -> None:
        self.shelf.deaf()
        for parcel in haul.parcels:
            self.shelf.files.pop(parcel.receipt, None)

    def look(self, *, now: datetime) -> str:  # noqa: ARG002 - a shelf has no clock
        self.shelf.fault()
        return f"{len(self.shelf.files)} files wait."

    def close(self) -> None:
        self.shelf.closed += 1


def fail(reason: str, *, lasting: bool = False) -> Callable[[], None]:
    def raise_it() -> None:
        raise TransportError(reason, lasting=lasting)

    return raise_it
