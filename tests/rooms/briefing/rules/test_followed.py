"""What a reader's own copy ends with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireroom.briefing.rules.followed import MOST_FOLLOWED, chosen

LABELS = st.sampled_from(["author:a", "topic:b", "section:c"])


@given(st.lists(st.tuples(LABELS, st.integers(1, 9))), st.frozensets(LABELS), st.frozensets(st.integers(1, 9)))
def test_only_what_is_followed_each_once_and_nothing_that_all_get(
    changed: list[tuple[str, int]], follows: frozenset[str], held: frozenset[int]
) -> None:
    found = chosen(changed, follows=follows, held=held)
    fit = [story for label, story in changed if label in follows and story not in held]
    assert len(set(found)) == len(found) <= MOST_FOLLOWED
    assert set(found) <= set(fit)
    assert not fit or found[0] == fit[0], "the newest first"
