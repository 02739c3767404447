"""Header blocks are read by another implementation's decoder as they were meant, however the headers change."""

from __future__ import annotations

from hpack import Decoder
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.alert.adapters.h2.coding import Blocks, path_field
from wireroom.alert.adapters.h2.connection import Connection, Envoy

words = st.text(alphabet="abcdefgh0123456789", min_size=1, max_size=300)
envoys = st.lists(st.tuples(words, words, st.integers(1, 4)), min_size=1, max_size=40)


def _envoy(token: str, ttl: str) -> Envoy:
    return Envoy(
        pseudo=((b":method", b"POST"), (b":scheme", b"https"), (b":authority", b"push.example")),
        common=((b"authorization", token.encode()), (b"ttl", ttl.encode()), (b"urgency", b"high")),
    )


@given(envoys, st.sampled_from((0, 60, 200, 400, 4096)))
@settings(deadline=None)
def test_what_is_encoded_is_what_is_read(sent: list[tuple[str, str, int]], table_size: int) -> None:
    decoder = Decoder()
    decoder.max_allowed_table_size = 4096
    line = Connection(settle=lambda *_: None, stirred=lambda: None)
    line._table_size = table_size
    for token, ttl, times in sent:
        envoy = _envoy(token, ttl)
        for number in range(times):
            before, behind = line._headers(envoy)
            found = decoder.decode(before + path_field(f"/send/{number}") + behind, raw=True)
            assert list(found) == [*envoy.pseudo, (b":path", f"/send/{number}".encode()), *envoy.common]


def test_headers_that_stay_the_same_cost_a_byte_each() -> None:
    blocks, envoy = Blocks(table_size=4096), _envoy("t" * 300, "60")
    blocks.encode(envoy.pseudo, envoy.common)
    before, behind, is_steady = blocks.encode(envoy.pseudo, envoy.common)
    assert is_steady
    assert len(before) + len(behind) == len(envoy.pseudo) + len(envoy.common)


def test_a_table_that_the_other_side_makes_smaller_is_kept_to() -> None:
    decoder = Decoder()
    line = Connection(settle=lambda *_: None, stirred=lambda: None)
    envoy = _envoy("t" * 300, "60")
    for size in (4096, 4096, 100, 100):
        decoder.max_allowed_table_size = size
        line._keep_table(size)
        before, behind = line._headers(envoy)
        found = decoder.decode(before + path_field("/send") + behind, raw=True)
        assert dict(found)[b"authorization"] == b"t" * 300
