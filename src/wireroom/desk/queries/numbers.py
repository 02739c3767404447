"""What is being read: the site's and each story's numbers, as the desk shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wireroom.circulation import api as circulation
from wireroom.circulation.api import Span
from wireroom.desk.rules.plot import Plot, plot_of, share
from wireroom.story.api import DeskRow, VersionFacts, stories_at

SITE = ""
MOST_ROWS = 30
PLOT = (720, 180)
SPARK = (96, 22)
SOURCE_NAMES: dict[str, str] = {
    "alert": "Alerts",
    "newsletter": "Newsletter",
    "site": "Other pages of ours",
    "search": "Search engines",
    "social": "Social networks",
    "direct": "Typed, saved or an app",
    "elsewhere": "Other sites",
}
QUARTERS = ("A quarter", "Half", "Three quarters", "To the end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One named part of a whole; `share` is in hundredths."""

    name: str
    count: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment to be seen in a plot: a version that was published. `left` is its place in the plot's units."""

    left: float
    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a span, and what was counted in it."""

    begin: datetime
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How much one page, or the whole site, is read: `now` on open screens, the rest within the span.

    `seconds` is how long an opening was read on average.
    """

    now: int
    opened: int
    from_alert: int
    seconds: int
    sources: tuple[Bar, ...]
    quarters: tuple[Bar, ...]
    steps: tuple[Step, ...]
    plot: Plot


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page in the list of what is read most."""

    path: str
    story: DeskRow | None
    now: int
    opened: int
    from_alert: int
    to_the_end: int
    spark: Plot


def reading_of(page: str, span: Span) -> Reading:
    """How much a page is read; "" asks for the whole site."""
    sums = circulation.sums_of(pages=[page], span=span).get(page, {})
    counts = circulation.series_of(pages=[page], span=span)[page]
    begins = circulation.begins(since=span.begin, until=span.until, grain=span.grain)
    opened = sums.get("opened", 0)
    return Reading(
        now=circulation.readers_now(page=page),
        opened=opened,
        from_alert=sums.get("from-alert", 0),
        seconds=round(sums.get("seconds", 0) / opened) if opened else 0,
        sources=_sources(sums),
        quarters=_quarters(sums, opened),
        steps=tuple(Step(begin=begin, count=count) for begin, count in zip(begins, counts, strict=True)),
        plot=plot_of(counts, width=PLOT[0], height=PLOT[1]),
    )


def most_read(span: Span) -> tuple[Row, ...]:
    """The pages most opened within the span, and those most have open now, most first."""
    now = dict(circulation.open_now(limit=MOST_ROWS))
    pages = list(dict.fromkeys([*circulation.most_opened(span=span, limit=MOST_ROWS), *now]))
    sums = circulation.sums_of(pages=pages, span=span)
    series = circulation.series_of(pages=pages, span=span)
    stories = stories_at(paths=pages)
    rows = [_row(page, sums.get(page, {}), series[page], now.get(page, 0), stories.get(page)) for page in pages]
    return tuple(sorted(rows, key=lambda row: (-row.opened, -row.now, row.path)))[:MOST_ROWS]


def marks_of(versions: Sequence[VersionFacts], span: Span) -> tuple[Mark, ...]:
    """The versions that were published within the span, each at its place in the plot."""
    length = span.until - span.begin
    return tuple(
        Mark(
            left=round(PLOT[0] * min(1, (version.published_at - span.begin) / length), 1),
            at=version.published_at,
            words=f"Version {version.number}, {version.kind}",
        )
        for version in versions
        if span.begin <= version.published_at
    )


def _row(page: str, sums: Mapping[str, int], series: Sequence[int], now: int, story: DeskRow | None) -> Row:
    opened = sums.get("opened", 0)
    return Row(
        path=page,
        story=story,
        now=now,
        opened=opened,
        from_alert=share(sums.get("from-alert", 0), opened),
        to_the_end=share(sums.get("quarter-4", 0), opened),
        spark=plot_of(series, width=SPARK[0], height=SPARK[1]),
    )


def _sources(sums: Mapping[str, int]) -> tuple[Bar, ...]:
    counts = {source: sums.get(f"from-{source}", 0) for source in circulation.SOURCES}
    whole = sum(counts.values())
    bars = (Bar(name=SOURCE_NAMES[source], count=count, share=share(count, whole)) for source, count in counts.items())
    return tuple(sorted((bar for bar in bars if bar.count), key=lambda bar: -bar.count))


def _quarters(sums: Mapping[str, int], opened: int) -> tuple[Bar, ...]:
    counts = [sums.get(f"quarter-{number}", 0) for number in range(1, len(QUARTERS) + 1)]
    return tuple(
        Bar(name=name, count=count, share=share(count, opened)) for name, count in zip(QUARTERS, counts, strict=True)
    )
