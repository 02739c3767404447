from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from wireroom.kernel import site


@pytest.fixture
def private_loopback(data_folder: object) -> Iterator[None]:  # noqa: ARG001 - the site is furnished there first
    """Let transports speak with this machine, as an operator would by WIREROOM_PRIVATE_HOSTS."""
    before = site.current_site()
    site.furnish(replace(before, private_hosts=frozenset({"127.0.0.1", "localhost"})))
    yield
    site.furnish(before)
