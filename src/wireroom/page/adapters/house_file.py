"""What the frame of every page prints of the house, as a file beside the database: read for every page that is made."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from wireroom.kernel.site import current_site
from wireroom.page.rules.house import Shown, facts_of, house_from
from wireroom.page.rules.sheets import TextLink

FILE = "house.json"


def shown_house() -> Shown:
    """Give the house as it was written down last; a plain one while it never was."""
    file = current_site().data / FILE
    try:
        found = file.stat()
    except FileNotFoundError:
        return Shown()
    return _read(file, (found.st_ino, found.st_mtime_ns))


def write_house(shown: Shown) -> None:
    """Write the house down for every process: in its place at once, or not at all."""
    draft = current_site().data / f".{FILE}"
    pages = [asdict(link) for link in shown.pages]
    draft.write_text(json.dumps({"house": facts_of(shown.house), "pages": pages}, ensure_ascii=False))
    draft.replace(current_site().data / FILE)


@lru_cache(maxsize=4)
def _read(file: Path, _mark: tuple[int, int]) -> Shown:
    kept = json.loads(file.read_text())
    return Shown(house=house_from(kept["house"]), pages=tuple(TextLink(**link) for link in kept["pages"]))
