"""An editor writes an alert, or has one suggested from a story."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from wireroom.alert.flows.refusals import UnableToAlert
from wireroom.alert.models import Alert, writing
from wireroom.alert.queries.alerts import facts_of
from wireroom.alert.rules.aim import Aim, aim_to_json, faults_of
from wireroom.alert.rules.alerts import AlertFacts, Words
from wireroom.alert.rules.kinds import AlertKind
from wireroom.alert.rules.payload import LARGEST_BODY, LARGEST_TITLE, tag_of
from wireroom.alert.rules.topics import BREAKING, is_topic, topic_key
from wireroom.story import api as story_room

AIMLESS = frozenset({"correction", "kill", "test", "digest"})
"""Whom these reach follows from who was told before."""


def compose(
    *,
    kind: AlertKind,
    words: Words,
    aim: Aim,
    by: str,
    now: datetime,
    story_id: int | None = None,
    story_version: int | None = None,
    alert_id: int | None = None,
) -> AlertFacts:
    """Keep an alert as a draft; with `alert_id`, in place of that draft. Raises UnableToAlert."""
    words = checked_words(words)
    if kind not in AIMLESS and not (kind == "update" and not aim.topics):
        for fault in faults_of(aim):
            raise UnableToAlert(fault)
    with writing():
        row = _draft(alert_id) if alert_id is not None else Alert(composed_by=by, composed_at=now, state="draft")
        row.kind, row.story_id, row.story_version = kind, story_id, story_version
        row.title, row.body, row.path, row.language = words.title, words.body, words.path, words.language
        row.aim, row.trouble = aim_to_json(aim), ""
        row.save()
        number(row)
        return facts_of(row)


def suggest(*, story_id: int, now: datetime) -> tuple[AlertKind, Words, Aim]:
    """Suggest an alert for a story as readers see it now. Raises UnableToAlert when they do not see it."""
    found = story_room.published_story(story_id=story_id, now=now)
    if found is None:
        raise UnableToAlert("Readers cannot see this story, so nobody can be told of it: publish it first.")
    shown = found.current
    words = Words(
        title=shown.headline[:LARGEST_TITLE],
        body=shown.standfirst[:LARGEST_BODY],
        path=found.path,
        language=shown.language or "en",
    )
    told = Alert.objects.filter(story_id=story_id, began_at__isnull=False, dry=False).exists()
    kind: AlertKind = ("correction" if shown.kind == "correction" else "update") if told else "breaking"
    section = topic_key("section", shown.section.slug)
    authors = tuple(key for key in (f"author:{each.slug}" for each in shown.authors) if is_topic(key))
    return kind, words, Aim(any_of=(*((BREAKING,) if shown.urgency <= 2 else ()), section, *authors))


def discard(*, alert_id: int) -> None:
    """Throw a draft away. Raises UnableToAlert when it is no draft any more."""
    with writing():
        _draft(alert_id).delete()


def checked_words(words: Words) -> Words:
    """The words in plain lines. Raises UnableToAlert."""
    title, body = " ".join(words.title.split()), " ".join(words.body.split())
    if not title:
        raise UnableToAlert("An alert needs a headline.")
    if len(title) > LARGEST_TITLE or len(body) > LARGEST_BODY:
        raise UnableToAlert(
            f"No device shows that much: at most {LARGEST_TITLE} letters of headline and {LARGEST_BODY} of text."
        )
    if not words.path.startswith("/") or words.path.startswith("//") or "\\" in words.path or len(words.path) > 300:
        raise UnableToAlert(
            f"{words.path[:80]!r} is no page of this site: an alert leads to an address such as /2026/…"
        )
    return Words(title=title, body=body, path=words.path, language=words.language or "en")


def number(row: Alert) -> None:
    """Give an alert its tag, and the next version under it: devices show none that is older than what they show."""
    row.tag = row.tag or tag_of(story_id=row.story_id, alert_id=row.pk)
    before = Alert.objects.filter(tag=row.tag).exclude(pk=row.pk).aggregate(most=Max("version"))["most"]
    row.version = (before or 0) + 1
    row.save(update_fields=["tag", "version"])


def _draft(alert_id: int) -> Alert:
    row = Alert.objects.select_for_update().filter(pk=alert_id).first()
    if row is None:
        raise UnableToAlert("There is no such alert; somebody may have thrown it away.")
    if row.state != "draft":
        raise UnableToAlert("This alert is no draft any more: take it back first, or write another one.")
    return row
