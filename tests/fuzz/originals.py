"""The files that are mutated: the whole corpus of `tests/data`, real and invented."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

DATA = Path(__file__).parents[1] / "data"
_NO_COPY = {"expected.json", "README.md", ".gitattributes"}


@dataclass(frozen=True, slots=True)
class Original:
    """One file, and its structure if it is XML or JSON."""

    name: str
    data: bytes
    xml: Element | None = None
    json: object = None


def originals() -> list[Original]:
    """Every file of copy, in the order of their names."""
    files = [path for path in sorted(DATA.rglob("*")) if path.is_file() and path.name not in _NO_COPY]
    return [_original(path) for path in files]


def _original(path: Path) -> Original:
    data = path.read_bytes()
    name = str(path.relative_to(DATA))
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if start in (b"{", b"["):
        return Original(name, data, json=_json(data))
    return Original(name, data, xml=_xml(data) if start == b"<" else None)


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return None


def _xml(data: bytes) -> Element | None:
    return etree.fromstring(data, etree.XMLParser(recover=True, no_network=True, resolve_entities=False))
