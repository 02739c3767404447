"""Every test run has a data folder of its own, and no way out but loopback."""

from __future__ import annotations

import os
import tempfile

import pytest
from hypothesis import settings

settings.register_profile("newsroom", deadline=None)  # how fast something is, a benchmark says
settings.load_profile("newsroom")

if "WIREROOM_DATA" not in os.environ:
    os.environ["WIREROOM_DATA"] = tempfile.mkdtemp(prefix="wireroom-tests-")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever may use the database may use both: an event of one room can reach a table that lies in the other."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or "db" in getattr(item, "fixturenames", ()):
            kwargs = {"databases": "__all__", **(marker.kwargs if marker else {})}
            item.add_marker(pytest.mark.django_db(**kwargs), append=False)
