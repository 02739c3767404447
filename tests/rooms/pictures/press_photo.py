"""Pictures as photographers send them: with words inside, turned, with what a camera tells."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from wireroom.pictures import api as pictures
from wireroom.pictures.events import ArchivePicture

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)

SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    }.items()
)
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def packet(**fields: str) -> bytes:
    """An XMP packet; `photoshop_Credit` is the property `photoshop:Credit`."""
    said = "".join(f"<{name.replace('_', ':')}>{text}</{name.replace('_', ':')}>" for name, text in fields.items())
    return f"<rdf:RDF {SPACES}><rdf:Description>{said}</rdf:Description></rdf:RDF>".encode()


def press_photo(
    *, size: tuple[int, int] = (90, 60), colour: str = "teal", form: str = "JPEG", turned: int = 1, **fields: str
) -> bytes:
    """A picture, its left half red; from a camera that tells its maker and where it was."""
    image = Image.new("RGB", size, colour)
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif, out = Image.Exif(), BytesIO()
    exif[ORIENTATION], exif[MAKER] = turned, "SECRETCAM"
    exif[GPS] = {1: "N", 2: (54.0, 9.0, 1.0)}
    more = {"xmp": packet(**fields)} if form != "PNG" else {}
    image.save(out, form, exif=exif, comment=b"SECRETWORDS", **more)
    return out.getvalue()


def taken_in(data: bytes, name: str) -> tuple[ArchivePicture, bool]:
    """The picture of a file that an editor uploads, and whether it is new."""
    return pictures.take_in(pictures.look_into(data=data, name=name), by="vesna", now=NOON)
