"""An edition is laid out: by rule from the front or from a story, then as an editor wants it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from wireroom.briefing.flows.refusals import UnableToMail
from wireroom.briefing.models import Edition, Place
from wireroom.briefing.queries.editions import facts_of, rota
from wireroom.briefing.rules.editions import LONGEST_INTRO, LONGEST_SUBJECT, MOST_PLACES, OPEN, EditionFacts
from wireroom.briefing.rules.mornings import morning_to_lay_out, next_morning
from wireroom.briefing.rules.series import BREAKING, MORNING
from wireroom.briefing.rules.sheet import one_line
from wireroom.kernel.site import current_site
from wireroom.page import api as page_room
from wireroom.story import api as story_room

RULE = "the rota"


def lay_out_morning(*, now: datetime) -> None:
    """Lay out the morning's edition when its time has come, once a day; it goes out at its moment by itself."""
    due = morning_to_lay_out(rota(), zone=current_site().zone, now=now)
    if due is None or Edition.objects.filter(kind="morning", day=due[0]).exists():
        return
    with transaction.atomic():
        row = _morning(due[0], by=RULE, now=now)
        row.state, row.due_at, row.ordered_by = "scheduled", due[1], RULE
        row.save()
        place_from_front(row, now=now)


def compose_morning(*, by: str, now: datetime) -> EditionFacts:
    """Lay out the next morning's edition before its time, or give the one there is.

    By the rota it goes out at its moment; where there is none, today's is a draft until somebody orders it.
    """
    coming = next_morning(rota(), zone=current_site().zone, after=now)
    day = coming[0] if coming else now.astimezone(current_site().zone).date()
    with transaction.atomic():
        row = Edition.objects.filter(kind="morning", day=day).first()
        if row is None:
            row = _morning(day, by=by, now=now)
            if coming:
                row.state, row.due_at, row.ordered_by = "scheduled", coming[1], RULE
            row.save()
            place_from_front(row, now=now)
    return facts_of(row)


def compose_breaking(*, story_id: int, by: str, now: datetime) -> EditionFacts:
    """Make a draft of a breaking edition of one story, or give the one there is.

    Raises UnableToMail when readers do not see the story.
    """
    if not story_room.published_numbers(now=now, ids=[story_id]):
        raise UnableToMail("Readers cannot see this story, so it cannot be mailed: publish it first.")
    with transaction.atomic():
        row = Edition.objects.filter(kind="breaking", story_id=story_id, state="draft").first()
        if row is None:
            row = Edition.objects.create(
                kind="breaking",
                on_list=BREAKING.key,
                state="draft",
                story_id=story_id,
                composed_by=by,
                composed_at=now,
            )
            Place.objects.create(edition=row, number=1, story_id=story_id)
    return facts_of(row)


def edit(
    *, edition_id: int, subject: str, intro: str, story_ids: Sequence[int], by: str, now: datetime
) -> EditionFacts:
    """Keep an edition as an editor wants it: its words, and its stories in this order. What is scheduled stays so.

    Raises UnableToMail.
    """
    subject, chosen = one_line(subject), tuple(dict.fromkeys(story_ids))
    if len(subject) > LONGEST_SUBJECT or len(intro) > LONGEST_INTRO:
        raise UnableToMail(f"At most {LONGEST_SUBJECT} letters of subject and {LONGEST_INTRO} of introduction.")
    if not chosen:
        raise UnableToMail("Nothing is left in it. Keep at least one story, or take the edition back.")
    if len(chosen) > MOST_PLACES:
        raise UnableToMail(f"At most {MOST_PLACES} stories: a briefing is to be read.")
    public = story_room.published_numbers(now=now, ids=chosen)
    hidden = [each for each in chosen if each not in public]
    if hidden:
        raise UnableToMail(f"Readers cannot see story {hidden[0]}: take it out, or publish it first.")
    with transaction.atomic():
        row = open_row(edition_id)
        row.subject, row.intro, row.by_rule, row.composed_by, row.trouble = subject, intro.strip(), False, by, ""
        row.save(update_fields=["subject", "intro", "by_rule", "composed_by", "trouble"])
        place(row, chosen)
    return facts_of(row)


def discard(*, edition_id: int) -> None:
    """Throw a draft away. Raises UnableToMail when it is none (any more)."""
    with transaction.atomic():
        row = open_row(edition_id)
        if row.state != "draft":
            raise UnableToMail("It is no draft: take it back first.")
        row.delete()


def place_from_front(row: Edition, *, now: datetime) -> None:
    """Fill an edition from the top of the front. In the caller's transaction."""
    place(row, [each.id for each in page_room.front_stories(now=now, limit=rota().stories)])


def place(row: Edition, story_ids: Sequence[int]) -> None:
    """Put these stories in, in this order, in place of what was there. In the caller's transaction."""
    row.places.all().delete()
    Place.objects.bulk_create(
        Place(edition=row, number=number, story_id=each) for number, each in enumerate(story_ids, 1)
    )


def open_row(edition_id: int) -> Edition:
    """The edition, for changing it, in the caller's transaction. Raises UnableToMail when it has begun or ended."""
    row = Edition.objects.select_for_update().filter(pk=edition_id).first()
    if row is None:
        raise UnableToMail("There is no such edition; somebody may have thrown it away.")
    if row.state not in OPEN:
        raise UnableToMail(f"This edition can be changed no longer: it is {row.state}.")
    return row


def _morning(day: date, *, by: str, now: datetime) -> Edition:
    return Edition(
        kind="morning", on_list=MORNING.key, state="draft", day=day, by_rule=True, composed_by=by, composed_at=now
    )
