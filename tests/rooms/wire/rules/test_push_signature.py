from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wireroom.wire.rules.push_signature import fault, sign

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = int(NOW.timestamp())


def faulty(timestamp: str, *, key: str = "s", signed: str | None = None) -> str:
    signature = sign(secret=key, timestamp=signed or timestamp, body=b"copy")
    return fault(secret="s", timestamp=timestamp, signature=signature, body=b"copy", now=NOW)


def test_a_good_signature_has_no_fault() -> None:
    assert not faulty(str(AT))
    assert not faulty(str(AT - 299))


@pytest.mark.parametrize("timestamp", [str(AT - 301), str(AT + 301), "", "abc", "1e9", "٣", "9" * 30])
def test_a_stale_or_odd_time_is_refused(timestamp: str) -> None:
    assert faulty(timestamp)


def test_another_secret_time_or_odd_signature_is_refused() -> None:
    assert faulty(str(AT), key="t")
    assert faulty(str(AT), signed=str(AT - 1))
    assert fault(secret="s", timestamp=str(AT), signature="sha256=ü", body=b"copy", now=NOW)
