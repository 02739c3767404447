"""What waits while a reader proves again who they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.reader.rules.acts import ACTS, WAITS_FOR, Waiting, kept_of, still_waiting
from wireroom.reader.rules.proofs import CHALLENGE_LASTS, Proof, challenge_facts, is_answerable, proofs_offered

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECRETS = frozenset({"password", "code", "credential", "csrfmiddlewaretoken"})


@given(st.sampled_from(sorted(ACTS)), st.dictionaries(st.sampled_from([*SECRETS, "next", "name"]), st.text()))
def test_no_secret_waits_whatever_was_sent(name: str, sent: dict[str, str]) -> None:
    kept = dict(kept_of(ACTS[name], sent))
    assert set(kept) <= set(ACTS[name].kept)
    assert not SECRETS & set(kept)


@given(
    st.sampled_from(sorted(ACTS)),
    st.lists(st.tuples(st.text(), st.text(st.characters(exclude_categories=["Cs"]))), max_size=3),
    st.booleans(),
)
def test_what_waits_comes_back_as_it_was(name: str, fields: list[tuple[str, str]], sent: bool) -> None:
    waiting = Waiting(name=name, path="/account/x", reader="7", at=NOW, fields=tuple(fields), sent=sent)
    assert still_waiting(waiting.as_facts(), reader="7", now=NOW) == waiting


@pytest.mark.parametrize(
    ("reader", "after"), [("8", timedelta()), ("7", WAITS_FOR), ("7", -timedelta(seconds=1)), ("", timedelta())]
)
def test_it_waits_for_its_own_reader_and_not_for_ever(reader: str, after: timedelta) -> None:
    facts = Waiting(name="export", path="/account/export", reader="7", at=NOW).as_facts()
    assert still_waiting(facts, reader=reader, now=NOW + after) is None


@pytest.mark.parametrize("facts", [{}, {"reader": "7"}, {"reader": "7", "name": "name"}])
def test_nothing_waits_that_is_not_grave(facts: dict[str, str]) -> None:
    assert still_waiting(facts, reader="7", now=NOW) is None


@given(st.booleans(), st.booleans(), st.sampled_from([None, *Proof]))
def test_a_code_is_always_offered_and_what_is_begun_first(passkey: bool, password: bool, begun: Proof | None) -> None:
    offered = proofs_offered(has_passkey=passkey, has_password=password, begun=begun)
    assert Proof.CODE in offered
    assert (Proof.PASSKEY in offered, Proof.PASSWORD in offered) == (passkey, password)
    rest = [proof for proof in offered if proof is not begun]
    assert offered in (rest, [begun, *rest])
    assert rest == sorted(rest, key=list(Proof).index)


@pytest.mark.parametrize(
    ("purpose", "reader", "after", "good"),
    [
        ("confirm", "7", timedelta(minutes=1), True),
        ("erase", "7", timedelta(minutes=1), False),
        ("confirm", "8", timedelta(minutes=1), False),
        ("confirm", "7", CHALLENGE_LASTS, False),
        ("confirm", "7", -timedelta(seconds=1), False),
    ],
)
def test_a_challenge_is_answered_soon_by_whom_it_was_given(
    purpose: str, reader: str, after: timedelta, good: bool
) -> None:
    facts = challenge_facts(purpose="confirm", reader="7", now=NOW)
    assert is_answerable(facts, purpose=purpose, reader=reader, now=NOW + after) is good
    assert not is_answerable({}, purpose=purpose, reader=reader, now=NOW)
