"""The desk's front door, for the programs that keep the newsroom: who works here."""

from __future__ import annotations

from wireroom.desk.flows.factors import reset_factor
from wireroom.desk.flows.people import UnableToChangePerson, give_role, make_link, switch_off, take_on
from wireroom.desk.queries.people import Person, everybody
from wireroom.desk.rules.roles import ROLE_WORDS, Role

__all__ = [
    "ROLE_WORDS",
    "Person",
    "Role",
    "UnableToChangePerson",
    "everybody",
    "give_role",
    "make_link",
    "reset_factor",
    "switch_off",
    "take_on",
]
