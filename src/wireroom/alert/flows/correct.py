"""A correction is out: what says the wrong thing is stopped, and who was told it, or was about to be, is corrected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from pyroaring import BitMap

from wireroom.alert.flows.compose import compose, suggest
from wireroom.alert.flows.order import halt, order, put_back
from wireroom.alert.flows.sheets import change
from wireroom.alert.models import Alert, Batch, Named, writing
from wireroom.alert.queries.sheets import members
from wireroom.alert.rules.aim import Aim
from wireroom.alert.rules.alerts import OPEN, Words
from wireroom.alert.rules.outcomes import unsettled_of
from wireroom.story.api import VersionFacts

NEWSROOM = "the newsroom"
STOPPED = "Its story was corrected. Who had not been told yet is sent the correction instead."
PUT_BACK = "Its story was corrected since it was written: look at its words before you send it."


def correct_alerts(*, story_id: int, correction: VersionFacts, now: datetime) -> None:
    """Bring what was told, and what is being told, of versions before this correction to it. Safe to do twice."""
    with writing():
        of_story = Alert.objects.select_for_update().filter(story_id=story_id, dry=False).exclude(kind="kill")
        wrong = list(of_story.filter(story_version__lt=correction.number).order_by("pk"))
        unsent = _stop(wrong, now=now) - members(f"mute:{story_id}")
        is_known = any(row.began_at for row in wrong) or _is_named(story_id, before_version=correction.number)
        if (is_known or unsent) and not _is_corrected(story_id, by_version=correction.number):
            made = _order(story_id, correction, now=now)
            change(put={f"to:{made}": unsent}, take={})


def _stop(wrong: Iterable[Alert], *, now: datetime) -> BitMap:
    """Stop what is being sent and put back what has not begun; who was still to be told."""
    stopped = []
    for row in wrong:
        if row.state == "sending":
            halt(row, why=STOPPED, now=now)
            stopped.append(row.pk)
        elif row.state in (*OPEN, "proving"):
            put_back(row, why=PUT_BACK)
    rest = Batch.objects.filter(alert_id__in=stopped, is_open=True).values_list("members", "outcomes")
    return BitMap.union(BitMap(), *(BitMap(unsettled_of(bytes(ids), bytes(outcomes))) for ids, outcomes in rest))


def _is_named(story_id: int, *, before_version: int) -> bool:
    """Whether a digest of several stories has told of it in a version before that one."""
    named = Named.objects.filter(story_id=story_id, story_version__lt=before_version)
    return named.filter(alert__began_at__isnull=False).exists()


def _is_corrected(story_id: int, *, by_version: int) -> bool:
    """Whether that correction has been made an alert of already; one whose page never came counts for nothing."""
    corrections = Alert.objects.filter(story_id=story_id, kind="correction", dry=False)
    return corrections.filter(~Q(state="failed"), story_version__gte=by_version).exists()


def _order(story_id: int, correction: VersionFacts, *, now: datetime) -> int:
    _, words, _ = suggest(story_id=story_id, now=now)
    words = Words(
        title=f"Correction: {words.title}"[:200],
        body=correction.note or words.body,
        path=words.path,
        language=words.language,
    )
    made = compose(
        kind="correction",
        words=words,
        aim=Aim(),
        by=NEWSROOM,
        now=now,
        story_id=story_id,
        story_version=correction.number,
    )
    order(alert_id=made.id, by=NEWSROOM, now=now)
    return made.id
