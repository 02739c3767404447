"""One writer per wire format, and the table that finds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wireroom.demo.adapters.writers import (
    anpa,
    iptc7901,
    json_agencies,
    mail,
    newsml_1,
    newsml_g2,
    ninjs_2,
    ninjs_3,
    nitf,
    rss,
)
from wireroom.demo.rules.copy import Dispatch, Format

_WRITERS: Mapping[Format, tuple[Callable[[Dispatch], bytes], str]] = {
    "newsml-g2": (newsml_g2.write, "xml"),
    "nitf": (nitf.write, "nitf.xml"),
    "ninjs-2": (ninjs_2.write, "json"),
    "ninjs-3": (ninjs_3.write, "json"),
    "rss": (rss.write, "rss"),
    "newsml-1.2": (newsml_1.write, "newsml.xml"),
    "iptc7901": (iptc7901.write, "iptc"),
    "anpa-1312": (anpa.write, "anpa"),
    "ap-media-api": (json_agencies.write_ap, "ap.json"),
    "reuters-connect": (json_agencies.write_reuters, "reuters.json"),
    "dpa-digitalwires": (json_agencies.write_digitalwires, "dw.json"),
    "fingerpost-json": (json_agencies.write_fingerpost, "fip.json"),
    "email": (mail.write, "eml"),
}


def wire_bytes(dispatch: Dispatch) -> bytes:
    """The dispatch as its agency would send it."""
    return _WRITERS[dispatch.copy.format][0](dispatch)


def file_name(dispatch: Dispatch) -> str:
    """The file's name in the hot folder; every version has its own."""
    copy = dispatch.copy
    return f"{copy.name}.v{copy.version}.{_WRITERS[copy.format][1]}"
