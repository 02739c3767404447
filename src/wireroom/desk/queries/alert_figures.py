"""How an alert fares, as its page shows it: figures, families of browsers, and two lines over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from wireroom.alert import api as alerts
from wireroom.alert.api import AlertFacts, Family, Progress
from wireroom.desk.rules.plot import Plot, place, plot_of, round_up, share

PLOT = (720, 180)
STEPS = 60
ON_TIME = timedelta(minutes=2)
OBJECTIVE = 90
"""In hundredths: of what is shown, so much is to be shown within two minutes."""
SPANS = (
    (timedelta(minutes=5), "5 minutes"),
    (timedelta(minutes=30), "half an hour"),
    (timedelta(hours=4), "4 hours"),
    (timedelta(days=1), "24 hours"),
    (timedelta(days=3), "3 days"),
)
FAMILY_NAMES: dict[Family, str] = {
    "Chrome": "Chrome and its kin",
    "Firefox": "Firefox",
    "Safari": "Safari",
    "Edge": "Edge on Windows",
    "other": "Others",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """One family of browsers; shares are in hundredths of what its push service took."""

    name: str
    accepted: int
    shown: int
    shown_share: int
    on_time: int
    clicked: int
    clicked_share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What was counted until so long after the beginning."""

    after: str
    shown: int
    clicked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Shown and opened over time in one box; `on_time` is where two minutes lie."""

    shown: Plot
    clicked: Plot
    span: str
    on_time: float
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that is counted of one alert. `settled` is the part of `wanted`, in hundredths, that waits no longer."""

    progress: Progress
    shown: int
    clicked: int
    settled: int
    on_time: int | None
    families: tuple[FamilyRow, ...]
    lines: Lines | None


def figures_of(alert: AlertFacts, *, now: datetime) -> Figures:
    """Count one alert."""
    progress = alerts.progress(alert_id=alert.id, now=now)
    families = tuple(
        FamilyRow(
            name=FAMILY_NAMES[family],
            accepted=each.accepted,
            shown=each.shown,
            shown_share=share(each.shown, each.accepted),
            on_time=share(each.on_time, each.shown),
            clicked=each.clicked,
            clicked_share=share(each.clicked, each.accepted),
        )
        for family, each in sorted(progress.families.items(), key=lambda pair: -pair[1].accepted)
    )
    return Figures(
        progress=progress,
        shown=sum(each.shown for each in families),
        clicked=sum(each.clicked for each in families),
        settled=share(progress.wanted - progress.waiting, progress.wanted),
        on_time=None if progress.on_time is None else round(100 * progress.on_time),
        families=families,
        lines=_lines(alert, now=now) if alert.began_at else None,
    )


def _lines(alert: AlertFacts, *, now: datetime) -> Lines:
    gone_by = now - (alert.began_at or now)
    until, words = next((each for each in SPANS if gone_by <= each[0]), SPANS[-1])
    curve = alerts.curve(alert_id=alert.id, until=until, steps=STEPS)
    reached = min(STEPS, int(STEPS * gone_by / until) + 1) + 1
    ceiling = round_up(max(*curve.shown, *curve.clicked))
    width, height = PLOT
    part = round(width * (reached - 1) / STEPS)
    return Lines(
        shown=plot_of(curve.shown[:reached], width=part, height=height, ceiling=ceiling),
        clicked=plot_of(curve.clicked[:reached], width=part, height=height, ceiling=ceiling),
        span=words,
        on_time=place(min(1.0, ON_TIME / until), 2, width),
        moments=tuple(
            Moment(after=_after(until * step / STEPS), shown=curve.shown[step], clicked=curve.clicked[step])
            for step in range(0, reached, 6)
        ),
    )


def _after(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60:02} s"
    return f"{seconds // 3600} h {seconds % 3600 // 60:02} min"
