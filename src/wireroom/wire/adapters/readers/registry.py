"""The formats that Wireroom reads. A new one is a folder with a `reader.py`, and one entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wireroom.wire.adapters.readers.anpa import reader as anpa
from wireroom.wire.adapters.readers.ap_media import reader as ap_media
from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.digitalwires import reader as digitalwires
from wireroom.wire.adapters.readers.feeds import reader as feeds
from wireroom.wire.adapters.readers.fingerpost import reader as fingerpost
from wireroom.wire.adapters.readers.iptc7901 import reader as iptc7901
from wireroom.wire.adapters.readers.mail import reader as mail
from wireroom.wire.adapters.readers.newsml_1 import reader as newsml_1
from wireroom.wire.adapters.readers.newsml_g2 import reader as newsml_g2
from wireroom.wire.adapters.readers.ninjs import reader as ninjs
from wireroom.wire.adapters.readers.nitf import reader as nitf
from wireroom.wire.adapters.readers.photo import reader as photo
from wireroom.wire.adapters.readers.reuters import reader as reuters
from wireroom.wire.rules.item import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the names it goes by, how it knows its own, and how it reads them."""

    names: tuple[str, ...]
    recognise: Callable[[Delivery], str | None]
    read: Callable[[Delivery], Reading]


FORMATS: tuple[Format, ...] = (
    Format(("newsml-g2",), newsml_g2.recognise, newsml_g2.read_newsml_g2),
    Format((newsml_1.FORMAT,), newsml_1.recognise, newsml_1.read_newsml_1),
    Format(("nitf",), nitf.recognise, nitf.read_nitf),
    Format((anpa.FORMAT,), anpa.recognise, anpa.read_anpa),
    Format((iptc7901.FORMAT,), iptc7901.recognise, iptc7901.read_iptc7901),
    Format((ap_media.FORMAT,), ap_media.recognise, ap_media.read_ap_media),
    Format((reuters.FORMAT,), reuters.recognise, reuters.read_reuters),
    Format((digitalwires.FORMAT,), digitalwires.recognise, digitalwires.read_digitalwires),
    Format((fingerpost.FORMAT,), fingerpost.recognise, fingerpost.read_fingerpost),
    Format(ninjs.FORMATS, ninjs.recognise, ninjs.read_ninjs),
    Format(("rss", "atom"), feeds.recognise, feeds.read_feed),
    Format((mail.FORMAT,), mail.recognise, mail.read_mail),
    Format((photo.FORMAT,), photo.recognise, photo.read_photo),
)
NAMES: tuple[str, ...] = tuple(name for each in FORMATS for name in each.names)
