"""The words a picture file carries: caption, byline, credit, rights. XMP first, IIM where XMP is silent."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.wire.adapters.pictures import xmp_packet
from wireroom.wire.adapters.readers.photo.iim import read_iim
from wireroom.wire.adapters.readers.photo.segments import segments
from wireroom.wire.adapters.readers.photo.xmp import read_xmp

_TELLING = ("caption", "headline")


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What the metadata says, by our names of its fields, and where its two kinds disagree."""

    fields: dict[str, list[str]]
    differing: tuple[str, ...] = ()

    def one(self, name: str) -> str | None:
        """The first value of a field."""
        return next(iter(self.fields.get(name, ())), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(self.fields.get(name, ()))

    @property
    def tells_something(self) -> bool:
        """Whether a desk could use the picture by these words alone."""
        return any(name in self.fields for name in _TELLING)

    @property
    def credit(self) -> str | None:
        """The credit line as it is to be printed: the credit, else the source."""
        return self.one("credit") or self.one("source")


def photo_words(data: bytes) -> PhotoWords:
    """The words of a JPEG file; none of what is no JPEG, and what is broken is passed over."""
    if not data.startswith(b"\xff\xd8\xff"):
        return PhotoWords({})
    found = segments(data)
    iim, xmp = read_iim(found.iim), read_xmp(found.xmp)
    differing = [name for name in iim.keys() & xmp.keys() if _differ(name, iim[name], xmp[name])]
    return PhotoWords({**iim, **xmp}, tuple(sorted(differing)))


def picture_words(data: bytes) -> PhotoWords:
    """The words of a picture of any kind that was looked into (`picture_facts`): outside JPEG there is XMP alone."""
    return photo_words(data) if data.startswith(b"\xff\xd8\xff") else PhotoWords(read_xmp(xmp_packet(data)))


def _differ(name: str, iim: list[str], xmp: list[str]) -> bool:
    """Whether both kinds say unlike things of what an editor prints; IIM cuts off long texts."""
    if name not in ("caption", "headline", "credit", "creator", "rights", "instructions"):
        return False
    return not all(long.startswith(short[:30]) for short, long in zip(iim, xmp, strict=False))
