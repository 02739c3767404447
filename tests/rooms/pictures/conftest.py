"""An archive on a data folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from press_photo import press_photo, taken_in

from wireroom.kernel.site import current_site, furnish
from wireroom.pictures.events import ArchivePicture

TakeIn = Callable[..., ArchivePicture]


@pytest.fixture(autouse=True)
def _site(tmp_path: Path) -> Iterator[None]:
    before = current_site()
    furnish(replace(before, data=tmp_path, zone=ZoneInfo("Europe/Berlin")))
    yield
    furnish(before)


@pytest.fixture
def archive(db: None) -> TakeIn:  # noqa: ARG001 - the database is asked for by name
    """Take a press photo in, and give it."""

    def _take_in(name: str = "pier.jpg", **facts: object) -> ArchivePicture:
        return taken_in(press_photo(**facts), name)[0]

    return _take_in
