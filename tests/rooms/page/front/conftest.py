"""A real front, in a process of its own, on a page store made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from handmade_site import Site, new_site


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A front that serves a store; each test puts pages of its own."""
    room = new_site(tmp_path_factory.mktemp("front"))
    room.make_store()
    room.start()
    yield room
    assert room.stop() == 0


@pytest.fixture(autouse=True)
def streams_are_closed(site: Site) -> Iterator[None]:
    yield
    site.close_streams()


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[Site]:
    """A front whose store is not there yet."""
    room = new_site(tmp_path)
    room.start()
    yield room
    room.close_streams()
    if room.process and room.process.poll() is None:
        room.stop()


@pytest.fixture
def path(request: pytest.FixtureRequest) -> str:
    """A path of this test's own."""
    return "/2026/11/22/" + re.sub("[^a-z0-9]+", "-", request.node.name.lower())
