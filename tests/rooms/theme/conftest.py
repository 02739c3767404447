"""A site for the theme to dress."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wireroom.kernel.site import Site, furnish


@pytest.fixture
def site(tmp_path: Path) -> Site:
    given = Site(
        data=tmp_path,
        name="The Sendhall Courier",
        tagline="News as it comes in",
        url="https://courier.example",
        zone=ZoneInfo("Europe/Berlin"),
        language="en",
    )
    furnish(given)
    return given
