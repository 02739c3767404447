from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wireroom.kernel.http_wait import wait_asked

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": "Sun, 22 Nov 2026 12:02:00 GMT"}, 120),
        ({"Retry-After": "Sun, 22 Nov 2026 11:00:00 GMT"}, 0),
        ({"Retry-After": "Thu, 01 Jan 1970 00:05:00 GMT", "Date": "Thu, 01 Jan 1970 00:00:00 GMT"}, 300),
        ({"Retry-After": "Thu, 01 Jan 2099 00:05:00 GMT", "Date": "Thu, 01 Jan 2099 00:00:00 GMT"}, 300),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "9" * 40}, None),
        ({"Retry-After": "-5"}, None),
        ({}, None),
    ],
)
def test_what_a_server_asks_for_is_understood(headers: dict[str, str], seconds: float | None) -> None:
    assert wait_asked(headers, now=NOW) == seconds
