"""A newsroom with stories, and a reader who is signed in."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.core import mail
from django.http import HttpResponse
from django.test import Client

from wireroom.kernel.outbox import deliver
from wireroom.story import api as story

EDITOR = "vesna"
JSON = {"HTTP_ACCEPT": "application/json"}


def copy(headline: str) -> story.Copy:
    return story.Copy(headline=headline, standfirst="What is known so far.", body=(), section="news")


def publish(headline: str) -> int:
    """Publish the newsroom's own copy; the story's number."""
    now = datetime.now(UTC)
    made = story.save_draft(story_id=None, editor=EDITOR, copy=copy(headline), base=0, now=now).story_id
    story.publish(story_id=made, editor=EDITOR, now=now)
    return made


def correct(story_id: int, headline: str) -> None:
    now, base = datetime.now(UTC), story.desk_story(story_id=story_id).revision
    story.save_draft(story_id=story_id, editor=EDITOR, copy=copy(headline), base=base, now=now)
    story.correct(story_id=story_id, editor=EDITOR, note="We had the day wrong.", now=now)


def hear() -> None:
    """Let every room hear of what has happened, and send the letters."""
    for lane in ("quick", "post"):
        while deliver(lane=lane, now=datetime.now(UTC)):
            pass


class Browser(Client):
    """A reader's browser."""

    def sign_in(self, address: str) -> None:
        self.post("/account/sign-in", {"address": address})
        self.post("/account/code", {"code": self.code(address)})

    def code(self, address: str) -> str:
        hear()
        newest = [each for each in mail.outbox if each.to == [address]][-1]
        found = re.search(r"^ +(\d{4} \d{4})$", newest.body, re.MULTILINE)
        assert found is not None
        return found[1]

    def opens(self, story_id: int, *, version: int = 1) -> HttpResponse:
        return self.post("/account/stories/opened", {"story": story_id, "version": version}, **JSON)

    def saves(self, story_id: object) -> HttpResponse:
        return self.post("/account/stories/save", {"story": story_id})

    def shelf(self) -> str:
        return self.get("/account/stories").content.decode()
