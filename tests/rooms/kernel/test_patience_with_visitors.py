from __future__ import annotations

from wireroom.kernel.patience import Patience


def test_an_address_may_say_so_much_a_minute_and_no_more() -> None:
    patience = Patience(most=3)
    assert [patience.allows("a", seconds=1.0) for _ in range(5)] == [True, True, True, False, False]
    assert patience.allows("b", seconds=1.0)
    assert patience.allows("a", seconds=61.0)


def test_what_is_kept_of_addresses_is_bounded() -> None:
    patience = Patience(most=1, addresses=10)
    for number in range(1_000):
        assert patience.allows(str(number), seconds=0.0)
    assert len(patience._said) == 10
