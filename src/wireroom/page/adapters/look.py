"""What all pages look like at present, told as one fingerprint: templates, code and the site's own facts."""

from __future__ import annotations

from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from wireroom.kernel.site import Site

ROOMS = Path(__file__).resolve().parents[2]
MAKERS = ("page", "theme")
KEPT = "look"


def look_of(site: Site) -> str:
    """Give the fingerprint of everything but the news that a page is made of."""
    digest = sha256(repr(astuple(site)).encode())
    for room in MAKERS:
        for file in sorted(each for each in (ROOMS / room).rglob("*") if each.is_file() and each.suffix != ".pyc"):
            digest.update(f"{file.relative_to(ROOMS)}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def kept_look(site: Site) -> str:
    """Give the fingerprint that the stored pages were made with; empty when there are none yet."""
    file = site.data / KEPT
    return file.read_text() if file.exists() else ""


def keep_look(site: Site, look: str) -> None:
    """Note that every stored page has this look, or has been put down to be made again."""
    draft = site.data / f".{KEPT}"
    draft.write_text(look)
    draft.replace(site.data / KEPT)
