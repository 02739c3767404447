"""The briefing room's front door: the desk's editions from draft to figures, the rota, and the turn of the post."""

from __future__ import annotations

from collections.abc import Mapping

from wireroom.briefing.flows.compose import compose_breaking, compose_morning, discard, edit
from wireroom.briefing.flows.count_leaving import leave_by
from wireroom.briefing.flows.duty import Duty
from wireroom.briefing.flows.order import order, stop, take_back
from wireroom.briefing.flows.press import Proof
from wireroom.briefing.flows.refusals import UnableToMail
from wireroom.briefing.flows.set_rota import set_rota
from wireroom.briefing.flows.try_out import preview, try_out
from wireroom.briefing.queries.editions import edition, editions, mailed_to, places, rota, titles
from wireroom.briefing.queries.letters_to_reader import letters_to_reader
from wireroom.briefing.rules.editions import (
    LONGEST_INTRO,
    LONGEST_SUBJECT,
    MOST_PLACES,
    OPEN,
    UNDER_WAY,
    EditionFacts,
    Placed,
    State,
)
from wireroom.briefing.rules.kinds import Kind
from wireroom.briefing.rules.mornings import MOST_STORIES, Rota, next_morning
from wireroom.briefing.rules.series import ALL_SERIES, BREAKING, MORNING, Series, consent_words, series_named
from wireroom.reader import api as reader_room

__all__ = [
    "ALL_SERIES",
    "BREAKING",
    "LONGEST_INTRO",
    "LONGEST_SUBJECT",
    "MORNING",
    "MOST_PLACES",
    "MOST_STORIES",
    "OPEN",
    "UNDER_WAY",
    "Duty",
    "EditionFacts",
    "Kind",
    "Placed",
    "Proof",
    "Rota",
    "Series",
    "State",
    "UnableToMail",
    "compose_breaking",
    "compose_morning",
    "consent_words",
    "discard",
    "edit",
    "edition",
    "editions",
    "leave_by",
    "letters_to_reader",
    "mailed_to",
    "next_morning",
    "order",
    "places",
    "preview",
    "recipients",
    "rota",
    "series_named",
    "set_rota",
    "stop",
    "take_back",
    "titles",
    "try_out",
]


def recipients() -> Mapping[str, int]:
    """Give how many recipients each list has."""
    return reader_room.count_recipients([each.key for each in ALL_SERIES])
