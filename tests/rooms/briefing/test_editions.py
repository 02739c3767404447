"""Editions laid out by rule and by hand, ordered, taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from briefing_room import EDITOR, Hands, letters_of_post, mailed

from wireroom.briefing import api as briefing
from wireroom.briefing.models import Edition

SEVEN = datetime(2026, 11, 26, 6, tzinfo=UTC)
"""In Berlin."""


@pytest.fixture
def rota(hands: Hands) -> briefing.Rota:
    rota = briefing.Rota(is_on=True, at=time(7), stories=2, lead_minutes=30)
    briefing.set_rota(rota, by=EDITOR, now=hands.clock.now() - timedelta(days=1))
    return rota


def editions() -> list[Edition]:
    return list(Edition.objects.order_by("pk"))


def headlines(hands: Hands, edition: briefing.EditionFacts | Edition) -> list[str]:
    edition_id = edition.id if isinstance(edition, briefing.EditionFacts) else edition.pk
    return [each.headline for each in briefing.places(edition_id=edition_id, now=hands.clock.now())]


def test_the_morning_is_laid_out_before_its_time_and_goes_out_at_it(hands: Hands, rota: briefing.Rota) -> None:
    hands.recipient("ada")
    for headline in ("First", "Second", "Third"):
        hands.story(headline)
        hands.clock.pass_by(seconds=1)
    hands.work()
    assert editions() == [], "not yet"
    hands.clock.at = SEVEN - timedelta(minutes=rota.lead_minutes)
    hands.work()
    (row,) = editions()
    assert (row.kind, row.state, row.day, row.due_at) == ("morning", "scheduled", date(2026, 11, 26), SEVEN)
    assert headlines(hands, row) == ["Third", "Second"]
    hands.story("Fourth")
    hands.clock.at = SEVEN
    hands.work()
    assert mailed() == [("ada", "Morning briefing: Fourth")], "untouched, it is laid out anew at the last moment"
    assert len(editions()) == 1
    hands.clock.pass_by(hours=23, minutes=45)
    hands.work()
    assert [row.day for row in editions()] == [date(2026, 11, 26), date(2026, 11, 27)]


def test_what_an_editor_touched_goes_out_as_it_is(hands: Hands, rota: briefing.Rota) -> None:
    assert rota.is_on
    hands.recipient("ada")
    first, second = hands.story("First"), hands.story("Second")
    edition = briefing.compose_morning(by=EDITOR, now=hands.clock.now())
    assert (edition.state, edition.due_at) == ("scheduled", SEVEN)
    briefing.edit(
        edition_id=edition.id, subject="Two things", intro="Good morning.\n\nRead on.", story_ids=[first, second],
        by=EDITOR, now=hands.clock.now(),
    )  # fmt: skip
    hands.story("Third")
    hands.clock.at = SEVEN
    hands.work()
    assert mailed() == [("ada", "Two things")]
    assert headlines(hands, edition) == ["First", "Second"]


def test_a_newsroom_that_was_down_at_seven_sends_at_nine_but_not_at_noon(hands: Hands, rota: briefing.Rota) -> None:
    assert rota.is_on
    hands.recipient("ada")
    hands.story("First")
    hands.clock.at = SEVEN + timedelta(hours=2)
    hands.work()
    assert len(mailed()) == 1
    Edition.objects.all().delete()
    hands.clock.at = SEVEN + timedelta(hours=5)
    hands.work()
    assert editions() == []


def test_what_was_scheduled_and_missed_by_far_is_not_sent(hands: Hands) -> None:
    hands.recipient("ada", "breaking")
    at = hands.clock.now() + timedelta(minutes=5)
    edition = hands.order(hands.breaking(hands.story("First")), at)
    hands.clock.at = at + timedelta(hours=5)
    hands.work()
    assert mailed() == []
    assert "not sent in time" in hands.now(edition).trouble


def test_one_draft_of_a_story_at_a_time(hands: Hands) -> None:
    story_id = hands.story("First")
    edition = hands.breaking(story_id)
    assert hands.breaking(story_id).id == edition.id
    hands.order(edition)
    assert hands.breaking(story_id).id != edition.id, "what is ordered can be followed by another"


def test_what_cannot_be_kept_or_ordered_is_refused_in_words(hands: Hands) -> None:
    now, story_id = hands.clock.now(), hands.story("First")
    edition = hands.breaking(story_id)

    def edit(**fields: object) -> None:
        given = {
            "edition_id": edition.id,
            "subject": "",
            "intro": "",
            "story_ids": [story_id],
            "by": EDITOR,
            "now": now,
        }
        briefing.edit(**given | fields)  # type: ignore[arg-type]

    for fields, says in (
        ({"story_ids": []}, "Nothing is left"),
        ({"story_ids": [999]}, "cannot see story 999"),
        ({"story_ids": list(range(1, 30))}, "At most 20"),
        ({"subject": "x" * 151}, "At most 150"),
        ({"intro": "x" * 2001}, "2000 of introduction"),
        ({"edition_id": 999}, "no such edition"),
    ):
        with pytest.raises(briefing.UnableToMail, match=says):
            edit(**fields)
    with pytest.raises(briefing.UnableToMail, match="passed"):
        hands.order(edition, now - timedelta(seconds=1))
    hands.kill(story_id)
    with pytest.raises(briefing.UnableToMail, match="cannot see this story"):
        hands.breaking(story_id)
    with pytest.raises(briefing.UnableToMail, match="it is cancelled"):
        hands.order(edition)
    for fields in ({"days": ()}, {"stories": 0}, {"lead_minutes": 500}):
        with pytest.raises(briefing.UnableToMail):
            briefing.set_rota(briefing.Rota(is_on=True, **fields), by=EDITOR, now=now)  # type: ignore[arg-type]


def test_taken_back_it_goes_out_only_when_it_is_ordered_anew(hands: Hands) -> None:
    hands.recipient("ada", "breaking")
    edition = hands.order(hands.breaking(hands.story("First")), hands.clock.now() + timedelta(minutes=1))
    briefing.take_back(edition_id=edition.id)
    hands.clock.pass_by(minutes=2)
    hands.work()
    assert mailed() == []
    hands.order(edition)
    hands.work()
    assert len(mailed()) == 1
    for act in (briefing.take_back, briefing.discard):
        with pytest.raises(briefing.UnableToMail):
            act(edition_id=edition.id)
    with pytest.raises(briefing.UnableToMail):
        briefing.stop(edition_id=edition.id, by=EDITOR, now=hands.clock.now())


def test_a_trial_goes_to_one_address_and_counts_for_nothing(hands: Hands) -> None:
    hands.recipient("ada", "breaking")
    edition = hands.breaking(hands.story("First"))
    briefing.try_out(edition_id=edition.id, address="Vesna@Example.org", now=datetime.now(UTC))
    assert letters_of_post() == [("vesna", "Trial: Breaking: First")]
    assert hands.now(edition).wanted == 0
    with pytest.raises(briefing.UnableToMail, match="not a whole e-mail address"):
        briefing.try_out(edition_id=edition.id, address="vesna", now=datetime.now(UTC))
    with pytest.raises(briefing.UnableToMail, match="no such edition"):
        briefing.try_out(edition_id=999, address="vesna@example.org", now=datetime.now(UTC))


def test_editions_follow_a_story_that_is_joined_with_another(hands: Hands) -> None:
    from wireroom.briefing.flows.follow_story import hear_joined  # noqa: PLC0415 - behind the door of the own room

    first, second = hands.story("First"), hands.story("Second")
    edition = hands.breaking(first)
    briefing.edit(
        edition_id=edition.id, subject="", intro="", story_ids=[first, second], by=EDITOR, now=hands.clock.now()
    )
    hear_joined(story_id=first, into_story_id=second)
    assert headlines(hands, edition) == ["Second"]
