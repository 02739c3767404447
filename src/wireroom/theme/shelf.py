"""The theme's files as they are served: each under a name that carries its hash, so it may be kept for ever."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

STATIC = Path(__file__).parent / "static"
BORROWED = {
    "prose-editor.js": Path(str(files("django_prose_editor"))) / "static" / "django_prose_editor" / "editor.js",
}
"""Finished files of libraries, by the names under which the theme serves them (docs/adr/0028)."""
ADDRESS = "/static/"
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_REFERENCE = re.compile(rb"""(?P<before>url\("|from "\./|import "\./|import\("\./)(?P<name>[\w.-]+)(?=")""")
_CSS_PART = re.compile(rb'@import "(?P<name>[\w./-]+)";')
_SOURCE_MAP = re.compile(rb"^//# sourceMappingURL=.*$", re.MULTILINE)
_CSS_AIR = re.compile(rb"\s+")
_CSS_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file to serve: `path` is its address on the site, `data` its bytes, not compressed."""

    path: str
    content_type: str
    data: bytes


@cache
def asset(name: str) -> Asset:
    """The theme's file of this name (`site.css`), with the addresses of the files it refers to put in.

    Raises LookupError when the theme has no such file.
    """
    source = BORROWED.get(name, STATIC / name)
    kind = CONTENT_TYPES.get(source.suffix)
    if kind is None or not source.is_file():
        message = f"The theme has no file {name!r}; its files are in {STATIC.name}/: {', '.join(_names())}."
        raise LookupError(message)
    data = _CSS_PART.sub(_part, source.read_bytes())
    data = _SOURCE_MAP.sub(b"", data)
    if source.suffix in {".css", ".js"}:
        data = _REFERENCE.sub(_point, data)
    if source.suffix == ".css":
        data = _CSS_AIR.sub(b" ", _CSS_COMMENT.sub(b"", data)).strip()
    digest = hashlib.sha256(data).hexdigest()[:10]
    return Asset(path=f"{ADDRESS}{Path(name).stem}.{digest}{source.suffix}", content_type=kind, data=data)


def address(name: str) -> str:
    """Where the file is served: `/static/site.3f2a91c07e.css`."""
    return asset(name).path


def assets() -> tuple[Asset, ...]:
    """All files of the theme, to be served with a cache lifetime without end."""
    return tuple(asset(name) for name in _names())


def icons() -> tuple[Asset, ...]:
    """The icons at the fixed addresses where browsers look for them: `/icon.svg`, `/icon-192.png` and so on."""
    return tuple(
        Asset(path=f"/{path.name}", content_type=CONTENT_TYPES[path.suffix], data=path.read_bytes())
        for path in sorted((STATIC / "icons").iterdir())
    )


def worker() -> Asset:
    """The service worker, at the site's root, for only from there may it stand behind every page."""
    source = STATIC / "fixed" / "worker.js"
    return Asset(path=f"/{source.name}", content_type=CONTENT_TYPES[source.suffix], data=source.read_bytes())


def _names() -> list[str]:
    own = (path.name for path in STATIC.iterdir() if path.suffix in CONTENT_TYPES)
    return sorted((*own, *BORROWED))


def _point(reference: re.Match[bytes]) -> bytes:
    target = address(reference["name"].decode())
    return reference["before"].removesuffix(b"./") + target.encode()


def _part(order: re.Match[bytes]) -> bytes:
    return (STATIC / order["name"].decode()).read_bytes()
