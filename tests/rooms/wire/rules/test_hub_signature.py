from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.hub_signature import METHODS, fits, sign

BODY = "Fähre".encode()


@pytest.mark.parametrize("method", list(METHODS))
def test_each_method_is_understood(method: str) -> None:
    assert fits(secret="s", header=sign(secret="s", method=method, body=BODY), body=BODY)
    assert not fits(secret="t", header=sign(secret="s", method=method, body=BODY), body=BODY)
    assert not fits(secret="s", header=sign(secret="s", method=method, body=BODY), body=BODY + b" ")


def test_a_known_signature() -> None:
    known = "de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9"  # of RFC 2202's kind: "The quick brown fox…" under "key"
    assert fits(secret="key", header=f"sha1={known}", body=b"The quick brown fox jumps over the lazy dog")


def test_the_strongest_signature_counts() -> None:
    weak = sign(secret="s", method="sha1", body=BODY)
    assert not fits(secret="s", header=f"{weak},sha256={hashlib.sha256(BODY).hexdigest()}", body=BODY)
    assert fits(secret="s", header=f"sha1=0, {sign(secret='s', method='sha256', body=BODY)}", body=BODY)


@given(st.text(max_size=200))
def test_no_header_of_chance_fits(header: str) -> None:
    assert not fits(secret="s", header=header, body=BODY)


def test_no_secret_fits_nothing() -> None:
    assert not fits(secret="", header=sign(secret="", method="sha256", body=BODY), body=BODY)
