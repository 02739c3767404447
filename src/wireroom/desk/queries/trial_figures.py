"""What a test has shown so far: figures, their bounds, and how often each appeal was seen day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.circulation.api import Span, begins, span_named
from wireroom.desk.queries.drawn_bounds import Drawn, bounds_of
from wireroom.desk.rules.plot import Plot, plot_of, round_up
from wireroom.support import api as support
from wireroom.support.api import Trial

VIEWS = (720, 120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One appeal of a test: its share of the browsers, what it brought, and when it was seen."""

    key: str
    name: str
    share: int
    drawn: Drawn
    views: Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialFigures:
    """A test as the desk shows it. `leader` is the appeal that is better for certain, "" while none is."""

    arms: tuple[Arm, ...]
    leader: str
    scale: str
    currency: str
    elsewhere: int
    span: Span
    ceiling: int


def figures_of(test: Trial, *, now: datetime) -> TrialFigures:
    """The figures of a test until now, or until it was stopped."""
    brought = support.brought_by(appeals=test.shares, trial=test, now=now)
    bounds = bounds_of(brought.sums, currency=brought.currency)
    span = span_named("month", now=test.stopped_at or now)
    views = support.appeal_views(appeals=test.shares, trial=test.key, span=span)
    names = {row.appeal.key: row.name for row in support.appeals()}
    most = max((max(counts, default=0) for counts in views.values()), default=0)
    arms = [
        Arm(
            key=key,
            name=names.get(key, key),
            share=round(100 * share),
            drawn=bounds.drawn[key],
            views=plot_of(views[key], width=VIEWS[0], height=VIEWS[1], ceiling=round_up(most)),
        )
        for key, share in sorted(test.shares.items())
    ]
    return TrialFigures(
        arms=tuple(arms),
        leader=bounds.leader,
        scale=bounds.scale,
        currency=brought.currency,
        elsewhere=brought.elsewhere,
        span=span,
        ceiling=len(begins(since=span.begin, until=span.until, grain=span.grain)),
    )
