"""How a reader is left alone, from a form without a script and in words."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.alert.rules.cap import HIGHEST
from wireroom.alert.rules.peace import as_form, in_sentences, peace_in
from wireroom.alert.rules.readers import Peace, UnableToKeep, Wishes
from wireroom.alert.rules.rest import Rest

CLOCKS = st.times().map(lambda at: time(at.hour, at.minute))
RESTS = st.builds(Rest, zone=st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns"]), begins=CLOCKS, ends=CLOCKS)
PEACES = st.builds(Peace, rest=RESTS, cap=st.integers(0, HIGHEST), wakes=st.booleans())
WAKES = "Breaking news may wake you, and does not count."
FORM = {"quiet": "on", "begins": "22:00", "ends": "07:00", "zone": "Europe/Berlin", "cap": "5", "wakes": ""}


@given(PEACES)
def test_what_a_form_shows_is_what_it_asks_for(peace: Peace) -> None:
    found = peace_in(as_form(peace))
    assert (found.cap, found.wakes, found.rest.zone) == (peace.cap, peace.wakes, peace.rest.zone)
    assert found.rest == peace.rest if peace.rest.is_kept else not found.rest.is_kept


@given(st.dictionaries(st.sampled_from([*FORM, "paused"]), st.text(max_size=80)))
def test_whatever_is_sent_is_kept_or_refused_in_words(form: dict[str, str]) -> None:
    try:
        peace = peace_in({**FORM, **form})
    except UnableToKeep:
        return
    assert 0 <= peace.cap <= HIGHEST
    assert peace.rest.is_kept == bool({**FORM, **form}["quiet"])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"begins": ""}, "two times of day"),
        ({"ends": "24:00"}, "two times of day"),
        ({"ends": "22:00"}, "two different times"),
        ({"zone": "Europe/Nowhere"}, "no time zone"),
        ({"zone": "../../etc/passwd"}, "no time zone"),
        ({"cap": "21"}, "from 1 to 20"),
        ({"cap": "\u0665"}, "from 1 to 20"),
    ],
)
def test_a_refusal_names_the_thing_and_the_mend(wrong: dict[str, str], words: str) -> None:
    with pytest.raises(UnableToKeep, match=words):
        peace_in({**FORM, **wrong})


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        (Wishes(), "No quiet hours. As many alerts as there are."),
        (Wishes(wakes=True), "No quiet hours. As many alerts as there are."),
        (
            Wishes(rest=Rest(zone="America/New_York", begins=time(22), ends=time(7)), cap=1, wakes=True),
            f"Quiet from 22:00 to 07:00, America/New York. At most 1 alert a day. {WAKES}",
        ),
        (
            Wishes(cap=3, paused=True, muted=(4, 5)),
            "Paused: nothing new is told. No quiet hours. At most 3 alerts a day. 2 muted stories.",
        ),
    ],
)
def test_a_device_is_told_of_in_words(wishes: Wishes, words: str) -> None:
    assert " ".join(in_sentences(wishes)) == words
