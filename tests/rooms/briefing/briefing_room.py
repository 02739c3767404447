"""A newsroom with stories, recipients by the dozen, and a mail server that can be told to die."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import mail

from wireroom.briefing import api as briefing
from wireroom.kernel.outbox import deliver
from wireroom.reader import api as reader
from wireroom.reader.models import Enrolment, Recipient
from wireroom.story import api as story

EDITOR = "vesna"


@dataclass
class Clock:
    """A clock that the test sets."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)


class Hands:
    """What a test does with the room."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.duty = briefing.Duty(clock=clock)

    def story(self, headline: str, *, standfirst: str = "What is known so far.", byline: str = "") -> int:
        """Publish the newsroom's own copy; the story's number."""
        copy = story.Copy(headline=headline, standfirst=standfirst, body=(), section="news", byline=byline)
        draft = story.save_draft(story_id=None, editor=EDITOR, copy=copy, base=0, now=self.clock.now())
        made = draft.story_id
        story.publish(story_id=made, editor=EDITOR, now=self.clock.now())
        return made

    def correct(self, story_id: int, headline: str, *, note: str = "We had the day wrong.") -> None:
        found = story.desk_story(story_id=story_id)
        copy = story.Copy(headline=headline, standfirst="As it is.", body=(), section="news")
        story.save_draft(story_id=story_id, editor=EDITOR, copy=copy, base=found.revision, now=self.clock.now())
        story.correct(story_id=story_id, editor=EDITOR, note=note, now=self.clock.now())
        self.hear()

    def kill(self, story_id: int) -> None:
        story.kill(story_id=story_id, ordered_by=EDITOR, reason="It is not true.", now=self.clock.now())
        self.hear()

    def hear(self) -> None:
        """Let every room hear of what has happened."""
        while deliver(lane="quick", now=datetime.now(UTC)):
            pass

    def recipient(self, name: str, *lists: str) -> int:
        """Somebody who has confirmed; their number."""
        row = Recipient.objects.create(address=f"{name}@example.org", token=f"token-{name}", born_at=self.clock.now())
        for each in lists or ("morning",):
            Enrolment.objects.create(
                recipient=row, on_list=each, words="Yes.", asked_at=self.clock.now(), confirmed_at=self.clock.now()
            )
        return row.pk

    def work(self, *, turns: int = 500) -> None:
        """Take turns until there was nothing to do at once, twice: the last thing done may have ordered another."""
        rests = 0
        for _ in range(turns):
            rests = rests + 1 if self.duty.turn() else 0
            if rests == 2:
                return
        raise AssertionError("it never came to rest")

    def order(self, edition: briefing.EditionFacts, at: datetime | None = None) -> briefing.EditionFacts:
        return briefing.order(edition_id=edition.id, by=EDITOR, now=self.clock.now(), at=at)

    def now(self, edition: briefing.EditionFacts) -> briefing.EditionFacts:
        """The edition as it stands now."""
        found = briefing.edition(edition_id=edition.id)
        assert found
        return found

    def breaking(self, story_id: int) -> briefing.EditionFacts:
        return briefing.compose_breaking(story_id=story_id, by=EDITOR, now=self.clock.now())

    def leave(self, name: str) -> None:
        reader.leave(token=f"token-{name}")
        self.hear()


def mailed() -> list[tuple[str, str]]:
    """Who got what, by the first part of the address and the subject."""
    return [(each.to[0].partition("@")[0], each.subject) for each in mail.outbox]


def to(name: str) -> mail.EmailMultiAlternatives:
    """The newest letter to somebody."""
    found = [each for each in mail.outbox if each.to == [f"{name}@example.org"]]
    assert found, f"nothing came to {name}"
    return found[-1]


def stop_link(name: str) -> str:
    """The path by which somebody leaves, off their newest letter's head."""
    found = re.fullmatch(r"<https://courier\.example(/.*)>", to(name).extra_headers["List-Unsubscribe"])
    assert found
    return found[1]


def letters_of_post() -> list[tuple[str, str]]:
    """Send all letters that are due; who got what so far."""
    while deliver(lane="post", now=datetime.now(UTC)):
        pass
    return mailed()
