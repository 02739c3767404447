"""How a view writes down what its visitor does."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.http import HttpRequest

from wireroom.alert.api import AlertFacts
from wireroom.desk.flows.acting import Acting, acting
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.door import editor_of
from wireroom.kernel.clock import SystemClock


def act(
    request: HttpRequest, deed: Deed, *, on: str, which: object = "", before: str = ""
) -> AbstractContextManager[Acting]:
    """Do what was pressed within; its line goes into the audit log with it."""
    return acting(deed, by=editor_of(request), on=on, which=which, before=before, now=SystemClock().now())


def alert_act(request: HttpRequest, deed: Deed, alert: AlertFacts | None) -> AbstractContextManager[Acting]:
    """Do something to an alert within; one that begins only now sets `act.which`."""
    which, before = (alert.id, alert.state) if alert else ("", "")
    now, story = SystemClock().now(), alert.story_id if alert else None
    return acting(deed, by=editor_of(request), on="alert", which=which, story=story, before=before, now=now)


def story_act(request: HttpRequest, deed: Deed, story_id: int | None) -> AbstractContextManager[Acting]:
    """Do something to a story within; one that begins only now sets `act.story`."""
    which, now = story_id or "", SystemClock().now()
    return acting(deed, by=editor_of(request), on="story", which=which, story=story_id, now=now)
