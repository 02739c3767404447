"""People are counted, however often each of them went through a checkout."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireroom.support.rules.people import Known, count_people

PEOPLE = st.lists(
    st.tuples(st.booleans(), st.lists(st.sampled_from(("with account", "by address")), min_size=1, max_size=4)),
    max_size=6,
)


@given(people=PEOPLE, order=st.randoms(use_true_random=False))
def test_each_counts_once_with_an_account_or_without(people, order):
    gifts = [
        Known(
            ref=f"cus_{person}_{number}",
            reader_id=person if has_account and way == "with account" else None,
            mark=f"mark-{person}",
        )
        for person, (has_account, ways) in enumerate(people)
        for number, way in enumerate(ways)
    ]
    order.shuffle(gifts)
    assert count_people(gifts) == len(people)


@given(accounts=st.lists(st.integers(1, 4), max_size=8), unknown=st.integers(0, 5))
def test_one_account_gives_from_any_address_and_who_is_not_known_counts_alone(accounts, unknown):
    gifts = [Known(ref=f"a{number}", reader_id=reader) for number, reader in enumerate(accounts)]
    gifts += [Known(ref=f"u{number}") for number in range(unknown)]
    assert count_people(gifts) == len(set(accounts)) + unknown
