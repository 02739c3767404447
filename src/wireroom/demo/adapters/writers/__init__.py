"""One writer per wire format, and the table that finds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wireroom.demo.adapters.writers import newsml_g2, ninjs_2, ninjs_3, nitf, rss
from wireroom.demo.rules.copy import Dispatch, Format

_WRITERS: Mapping[Format, tuple[Callable[[Dispatch], bytes], str]] = {
    "newsml-g2": (newsml_g2.write, "xml"),
    "nitf": (nitf.write, "nitf.xml"),
    "ninjs-2": (ninjs_2.write, "json"),
    "ninjs-3": (ninjs_3.write, "json"),
    "rss": (rss.write, "rss"),
}


def wire_bytes(dispatch: Dispatch) -> bytes:
    """The dispatch as its agency would send it."""
    return _WRITERS[dispatch.copy.format][0](dispatch)


def file_name(dispatch: Dispatch) -> str:
    """The file's name in the hot folder; every version has its own."""
    copy = dispatch.copy
    return f"{copy.name}.v{copy.version}.{_WRITERS[copy.format][1]}"
