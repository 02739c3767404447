"""What is asked at present, and which wordings are being compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from wireroom.page import api as page
from wireroom.story.api import Sections, all_sections
from wireroom.support.models import Appeal as Row
from wireroom.support.models import Holdback
from wireroom.support.models import Trial as TrialRow
from wireroom.support.rules.appeals import Appeal, Filed, Place
from wireroom.support.rules.bandit import Manner, stretches
from wireroom.support.rules.sheet import APPEAL, Goal, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A test: which appeals it compares, how, since when; `shares` are their parts of the browsers. UTC.

    Gifts in `currency` count, to the end of the test.
    """

    key: str
    name: str
    manner: Manner
    floor: int
    shares: dict[str, float]
    currency: str
    begun_at: datetime
    begun_by: str
    stopped_at: datetime | None
    weighed_at: datetime


def filed_appeals() -> tuple[Filed, ...]:
    """Every appeal there is: those that are on first, then by rank and name."""
    sections = all_sections()
    return tuple(filed_of(row, sections) for row in Row.objects.order_by("-is_on", "-rank", "name", "key"))


def filed_appeal(key: str) -> Filed:
    """One appeal. Raises LookupError."""
    row = Row.objects.filter(key=key).first()
    if row is None:
        message = f"There is no appeal “{key}”."
        raise LookupError(message)
    return filed_of(row, all_sections())


def filed_of(row: Row, sections: Sections) -> Filed:
    """An appeal as its row has it, for the sections as they are now; its place in a test is not in it."""
    appeal = APPEAL.validate_python(row.facts)
    target = replace(
        appeal.target,
        sections=frozenset(sections.keys(appeal.target.sections)),
        not_sections=frozenset(sections.keys(appeal.target.not_sections)),
    )
    return Filed(
        name=row.name,
        appeal=replace(appeal, target=target, is_on=row.is_on, rank=row.rank, begins=row.begins, ends=row.ends),
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def trials(*, running: bool = False) -> tuple[Trial, ...]:
    """The tests, newest first; with `running`, only those that have not been stopped."""
    rows = TrialRow.objects.order_by("-begun_at", "-id")
    return tuple(_trial_of(row) for row in (rows.filter(stopped_at=None) if running else rows))


def trial(key: str) -> Trial:
    """One test. Raises LookupError."""
    row = TrialRow.objects.filter(key=key).first()
    if row is None:
        message = f"There is no test “{key}”."
        raise LookupError(message)
    return _trial_of(row)


def trial_with(appeal: str) -> Trial | None:
    """The running test in which an appeal is."""
    return next((each for each in trials(running=True) if appeal in each.shares), None)


def holdback() -> int:
    """How many in a hundred browsers are never asked."""
    return Holdback.objects.values_list("percent", flat=True).first() or 0


def comparison_of(held: Holdback | None) -> str:
    """Under which name both sides are counted; "" while nobody is held back, or nobody knows since when."""
    return f"held-{held.since:%y%m%d%H%M%S}" if held and held.percent and held.since else ""


def placed_appeals() -> tuple[Appeal, ...]:
    """Every appeal, those in a running test with their part of the lots."""
    places = dict(_places(trials(running=True)))
    return tuple(replace(each.appeal, place=places.get(each.appeal.key)) for each in filed_appeals())


def sheet(*, goal: Goal | None) -> Sheet:
    """What the front needs to choose: the appeals that are on, where nothing is asked, how far the goal is."""
    marks, held = page.silent_marks(), Holdback.objects.first()

    def keys(kind: str) -> frozenset[str]:
        return frozenset(mark.key for mark in marks if mark.kind == kind)

    return Sheet(
        appeals=tuple(each for each in placed_appeals() if each.is_on),
        holdback=held.percent if held else 0,
        comparison=comparison_of(held),
        silent_stories=keys("story"),
        silent_sections=keys("section"),
        silent_topics=keys("topic"),
        goal=goal,
    )


def _places(running: Iterable[Trial]) -> Iterable[tuple[str, Place]]:
    for each in running:
        for key, (low, high) in stretches(each.shares).items():
            yield key, Place(trial=each.key, low=low, high=high)


def _trial_of(row: TrialRow) -> Trial:
    return Trial(
        key=row.key,
        name=row.name,
        manner="bandit" if row.manner == "bandit" else "even",
        floor=row.floor,
        shares=row.shares,
        currency=row.currency,
        begun_at=row.begun_at,
        begun_by=row.begun_by,
        stopped_at=row.stopped_at,
        weighed_at=row.weighed_at,
    )
