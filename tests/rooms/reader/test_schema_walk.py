"""Every table of every database is walked: who but this room could know a reader, and does it forget them?"""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db.models import Field, Model

from wireroom.config.databases import APART
from wireroom.kernel.outbox.subscription import listeners_of
from wireroom.reader.adapters import copies
from wireroom.reader.events import ReaderErased, RecipientForgotten

OWN = {"reader", "account", "mfa", "auth", "sessions", "contenttypes"}
"""The room's tables, and those of the libraries that it and staff share."""
SOUNDS_PERSONAL = re.compile(
    r"mail|address|phone|user|reader|recipient|person|agent|(^|_)ip($|_)|network|session|birth|whom|staff"
    r"|giver|endpoint|account|owner"
)
"""A bare `name` is a thing's, and `by` or `editor` is who works here: readers do nothing in those rooms."""
NUMBERS = {
    "alert.Subscription.reader_id": ReaderErased,
    "support.Intent.reader_id": ReaderErased,
    "support.Giver.reader_id": ReaderErased,
    "briefing.MailCopy.recipient_id": RecipientForgotten,
}
"""Where a reader's number stands, and on which event that room forgets it."""
STAFF = {
    "alert.Subscription.staff",
    "desk.Member.user",
    "desk.Preset.owner",
    "desk.SignInAttempt.account",
    "desk.SignInAttempt.address",
}
"""Who works here, and who tries to come to the desk."""
COUNTS = {"support.Line.account", "circulation.OpenPage.readers"}
"""Accounts of the books, and how many."""
WITHOUT_A_NAME = {"alert.Subscription.endpoint", "support.Intent.giver", "support.Pledge.giver", "support.Entry.giver"}
"""What a push service or a payment provider calls a browser or a payer; it leads to nobody by itself."""
EXPLAINED = {*NUMBERS, *STAFF, *COUNTS, *WITHOUT_A_NAME}


def name_of(model: type[Model], field: Field[object, object]) -> str:
    return f"{model._meta.label}.{field.name}"


def fields() -> list[tuple[type[Model], Field[object, object]]]:
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in OWN
        for field in model._meta.concrete_fields
    ]


def test_what_sounds_like_a_person_is_explained_and_what_is_explained_exists() -> None:
    found = {name_of(model, field) for model, field in fields() if SOUNDS_PERSONAL.search(field.name)}
    assert found - EXPLAINED == set(), "whom does this column know? A reader belongs into the reader room alone"
    assert EXPLAINED - found == set(), "it is there no longer: strike it out here"


def test_no_table_of_another_room_is_tied_to_a_reader_s() -> None:
    tied = {name_of(model, field) for model, field in fields() if field.is_relation and _leads_to_own(field)}
    assert tied == {"desk.Member.user"}, "staff are users too; nobody else is"


def _leads_to_own(field: Field[object, object]) -> bool:
    related = field.related_model
    return isinstance(related, type) and related._meta.app_label in OWN


@pytest.mark.parametrize("column", NUMBERS)
def test_who_keeps_a_reader_s_number_hears_when_they_are_gone(column: str) -> None:
    room = column.split(".", maxsplit=1)[0]
    assert any(each.name.startswith(f"{room}.") for each in listeners_of(NUMBERS[column]))


@pytest.mark.parametrize("column", NUMBERS)
def test_who_keeps_a_reader_s_number_gives_what_it_keeps_to_their_copy(column: str) -> None:
    rooms = {copier.__module__.split(".")[1] for copier in copies._copiers.values()}
    assert column.split(".", maxsplit=1)[0] in rooms


def test_the_walk_sees_every_database() -> None:
    walked = {model._meta.app_label for model, _ in fields()}
    assert walked >= {"wire", "story", "page", "support", "briefing", "circulation", "desk", "kernel", *APART}
