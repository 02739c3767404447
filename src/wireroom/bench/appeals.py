"""How long it takes to choose one of 1,000 appeals in 500 tests, and to name the rule that rejected each other one.

The peer is the plain way: every rule asked of every appeal, one after the other, as `targeting.RULES` say it.
"""

from __future__ import annotations

import random
import statistics
import time
from datetime import UTC, datetime, timedelta

from wireroom.bench.figures import Figures
from wireroom.support.events import (
    CHANNELS,
    DEVICES,
    Appeal,
    Board,
    Moment,
    PageFacts,
    Place,
    Target,
    VisitorFacts,
    Words,
    objection,
)

APPEALS = 1_000
QUESTIONS = 1_000
ONE_BY_ONE = 100
RUNS = 5
COUNTRIES = ("DE", "AT", "CH", "FR", "GB", "US", "CA", "NO")
SECTIONS = ("world", "politics", "business", "sport", "culture", "science")
TOPICS = tuple(f"topic-{number}" for number in range(40))
WORDS = {"en": Words(heading="Read by many", body="Paid for by some.", button="Support us")}


def measure() -> Figures:
    """Ask a thousand times, of a thousand appeals, five times over."""
    chance = random.Random(7)  # noqa: S311 - appeals that are the same each time, no secret
    now = datetime.now(UTC)
    board = Board([_appeal(chance, number, now) for number in range(APPEALS)], holdback=5)
    for _ in range(QUESTIONS):
        _asked(board, _page(chance, now), _visitor(chance), now)
    selecting, choosing, plain = [], [], []
    for _ in range(RUNS):
        questions = [(_page(chance, now), _visitor(chance)) for _ in range(QUESTIONS)]
        took = [_asked(board, page, visitor, now) for page, visitor in questions]
        choosing += [chosen for chosen, _ in took]
        selecting += [answered for _, answered in took]
        plain += [_one_by_one(board, page, visitor, now) for page, visitor in questions[:ONE_BY_ONE]]
    figures = {
        "select_us": statistics.median(selecting),
        "select_p99_us": statistics.quantiles(selecting, n=100)[98],
        "choose_alone_us": statistics.median(choosing),
        "one_by_one_us": statistics.median(plain),
        "ratio_to_one_by_one": statistics.median(plain) / statistics.median(selecting),
        "appeals": APPEALS,
        "tests": APPEALS // 2,
    }
    units = {name: "µs" for name in figures if name.endswith("_us")}
    return Figures(figures=figures, units=units | {"ratio_to_one_by_one": "times"}, runs=RUNS)


def _asked(board: Board, page: PageFacts, visitor: VisitorFacts, now: datetime) -> tuple[float, float]:
    """Microseconds until one was chosen, and until every other one was answered for as well."""
    began = time.perf_counter()
    choice = board.choose(page=page, visitor=visitor, now=now)
    chosen = time.perf_counter()
    choice.why_not()
    return (chosen - began) * 1e6, (time.perf_counter() - began) * 1e6


def _one_by_one(board: Board, page: PageFacts, visitor: VisitorFacts, now: datetime) -> float:
    began = time.perf_counter()
    moment = Moment(page=page, visitor=visitor, now=now, holdback=board.holdback)
    answers = {appeal.key: objection(appeal, moment) for appeal in board.appeals}
    next((key for key, rule in answers.items() if not rule), None)
    return (time.perf_counter() - began) * 1e6


def _appeal(chance: random.Random, number: int, now: datetime) -> Appeal:
    def some(values: tuple[str, ...], often: float) -> frozenset[str]:
        return frozenset(chance.sample(values, 2)) if chance.random() < often else frozenset()

    return Appeal(
        key=f"appeal-{number}",
        channel=chance.choice(CHANNELS),
        words=WORDS,
        amounts={"EUR": (500, 1_000, 2_500)},
        target=Target(
            countries=some(COUNTRIES, 0.5),
            sections=some(SECTIONS, 0.4),
            topics=some(TOPICS, 0.1),
            devices=some(DEVICES, 0.2),
            signed_in=chance.choice((None, None, None, True, False)),
            read_least=chance.choice((0, 0, 0, 3, 10)),
        ),
        rank=chance.randrange(5),
        begins=now - timedelta(days=chance.randrange(60)),
        ends=now + timedelta(days=chance.randrange(-10, 60)),
        times=chance.choice((2, 4)),
        place=Place(trial=f"test-{number // 2}", low=5_000 * (number % 2), high=5_000 * (number % 2) + 5_000),
    )


def _page(chance: random.Random, now: datetime) -> PageFacts:
    return PageFacts(
        kind="story",
        channels=frozenset({"inside", "end", "header"}),
        section=chance.choice(SECTIONS),
        topics=frozenset(chance.sample(TOPICS, 3)),
        changed=now,
    )


def _visitor(chance: random.Random) -> VisitorFacts:
    return VisitorFacts(
        lot=chance.randrange(10_000),
        country=chance.choice(COUNTRIES),
        languages=("de-AT", "en"),
        device=chance.choice(DEVICES),
        signed_in=chance.random() < 0.1,
        read=chance.randrange(15),
        seen={"inside": tuple(timedelta(days=chance.randrange(40)) for _ in range(3))},
    )
