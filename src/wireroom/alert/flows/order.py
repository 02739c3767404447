"""An alert is ordered: at once, for a moment, by one editor or by two; or taken back, or stopped."""

from __future__ import annotations

from datetime import datetime, timedelta

from wireroom.alert.flows.compose import number
from wireroom.alert.flows.refusals import UnableToAlert
from wireroom.alert.models import Alert, writing
from wireroom.alert.queries.alerts import facts_of, flash_rule
from wireroom.alert.rules.alerts import OPEN, UNDER_WAY, AlertFacts

PROVE_WITHIN = timedelta(minutes=5)
FARTHEST = timedelta(days=365)


def order(*, alert_id: int, by: str, now: datetime, at: datetime | None = None) -> AlertFacts:
    """Send an alert now, or at a moment; where two people are asked for, it waits for the second.

    Raises UnableToAlert.
    """
    if at is not None and not now < at < now + FARTHEST:
        raise UnableToAlert("That moment has passed, or is more than a year away: choose another one.")
    with writing():
        row = _row(alert_id)
        if row.state not in {"draft", "scheduled"}:
            raise UnableToAlert(f"This alert cannot be ordered: it is {row.state} already.")
        row.ordered_by, row.approved_by, row.due_at, row.trouble = by, "", at, ""
        row.state = "waiting" if needs_second(row) else _next_state(row, now=now)
        row.ordered_at = now
        row.save()
    return facts_of(row)


def approve(*, alert_id: int, by: str, now: datetime) -> AlertFacts:
    """Give the second person's word. Raises UnableToAlert, also when it is the first person's."""
    with writing():
        row = _row(alert_id)
        if row.state != "waiting":
            raise UnableToAlert(f"This alert does not wait for a second person: it is {row.state}.")
        if by in {row.ordered_by, row.composed_by}:
            raise UnableToAlert("A second person has to approve it: you wrote or ordered it yourself.")
        row.approved_by, row.ordered_at = by, now
        row.state = _next_state(row, now=now)
        row.save()
    return facts_of(row)


def take_back(*, alert_id: int) -> AlertFacts:
    """Make a draft again of an alert that waits or is scheduled. Raises UnableToAlert when it has begun."""
    with writing():
        row = _row(alert_id)
        if row.state not in OPEN:
            raise UnableToAlert(f"This alert cannot be taken back: it is {row.state}. You can stop it, or correct it.")
        put_back(row, why="")
    return facts_of(row)


def stop(*, alert_id: int, by: str, now: datetime) -> AlertFacts:
    """Stop an alert: what has not left stays. Raises UnableToAlert when it has ended."""
    with writing():
        row = _row(alert_id)
        if row.state not in (*OPEN, *UNDER_WAY):
            raise UnableToAlert(f"This alert cannot be stopped: it is {row.state}.")
        halt(row, why=f"Stopped by {by}.", now=now)
    return facts_of(row)


def try_out(*, alert_id: int, by: str, now: datetime) -> AlertFacts:
    """Send an alert to the desk's own devices only, whatever state it is in. Raises UnableToAlert."""
    with writing():
        row = _row(alert_id)
        trial = Alert(
            kind="test",
            tag=f"trial{row.pk}",
            title=row.title,
            body=row.body,
            path=row.path,
            language=row.language,
            dry=True,
        )
        order_as_made(trial, by=by, now=now)
    return facts_of(trial)


def order_as_made(row: Alert, *, by: str, now: datetime) -> None:
    """Order an alert that is nobody's draft, at once and by one. In the caller's transaction."""
    row.state, row.composed_by, row.ordered_by = "proving", by, by
    row.composed_at = row.ordered_at = now
    row.prove_until = now + PROVE_WITHIN
    row.save()
    number(row)


def release_due(*, now: datetime) -> list[int]:
    """Send off what is scheduled and due."""
    due = Alert.objects.filter(state="scheduled", due_at__lte=now)
    for alert_id in (found := list(due.values_list("pk", flat=True)[:50])):
        with writing():
            row = _row(alert_id)
            if row.state == "scheduled":
                row.state, row.ordered_at, row.prove_until = "proving", now, now + PROVE_WITHIN
                row.save()
    return found


def next_due(*, now: datetime) -> datetime | None:
    """The moment at which the next scheduled alert is due."""
    return (
        Alert.objects.filter(state="scheduled", due_at__gt=now)
        .values_list("due_at", flat=True)
        .order_by("due_at")
        .first()
    )


def halt(row: Alert, *, why: str, now: datetime) -> None:
    """Stop one alert, in the caller's transaction; workers that hold batches of it notice within moments."""
    row.state, row.trouble, row.finished_at = "cancelled", why, now
    row.save(update_fields=["state", "trouble", "finished_at"])


def put_back(row: Alert, *, why: str) -> None:
    """Make a draft again of one alert that has not begun, in the caller's transaction; `why` if it is nobody's wish."""
    row.state, row.trouble = "draft", why
    row.due_at, row.ordered_at, row.prove_until, row.ordered_by, row.approved_by = None, None, None, "", ""
    row.save()


def needs_second(row: Alert) -> bool:
    """Whether a second person's word is needed; never for a kill, which must not wait."""
    return row.kind != "kill" and flash_rule().two_people and not row.approved_by


def _next_state(row: Alert, *, now: datetime) -> str:
    if row.due_at is not None and row.due_at > now:
        return "scheduled"
    row.prove_until = now + PROVE_WITHIN
    return "proving"


def _row(alert_id: int) -> Alert:
    row = Alert.objects.select_for_update().filter(pk=alert_id).first()
    if row is None:
        raise UnableToAlert("There is no such alert.")
    return row
