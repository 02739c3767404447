"""Invented single stories without end, for measuring: each with its own headline, none true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import get_args

from wireroom.demo.rules.copy import Copy, Dispatch, Format, Part

WHO = (
    "Bakers", "Beekeepers", "Bell founders", "Bridge wardens", "Canal pilots", "Carpenters", "Chart makers",
    "Choir leaders", "Clockmakers", "Crane drivers", "Dyke wardens", "Ferry crews", "Foresters", "Gardeners",
    "Glaziers", "Harbour clerks", "Kite builders", "Lamp makers", "Librarians", "Marsh farmers", "Net menders",
    "Night nurses", "Orchard keepers", "Paper makers", "Rope makers", "Salt workers", "Sail makers", "Tram drivers",
    "Weather watchers",
)  # fmt: skip
DEEDS = (
    "agree to share", "ask to keep", "begin to mend", "count", "finish", "find a use for", "give back", "measure",
    "move", "paint", "promise to open", "put off", "rebuild", "rename", "vote on", "argue over", "weigh", "welcome",
    "warn about",
)  # fmt: skip
WHAT = (
    "the autumn accounts", "a bell without a tower", "the east ferry", "the fog signal", "forty spare chairs",
    "the long dyke", "a map of puddles", "the market clock", "the night timetable", "a new ladder", "the old weir",
    "an orchard wall", "the parish kiln", "a shorter queue", "the spring tide tables", "a second bridge",
    "the school boat", "a stranded buoy", "the summer tolls", "a wind gauge", "the winter store", "a rope library",
    "the reed harvest",
)  # fmt: skip
WHERE = (
    "Aldersund", "Brackenholt", "Corran Mouth", "Dunmere Quay", "Eastry Fen", "Fennick", "Gorse Hythe", "Hallowick",
    "Inner Skarne", "Kettle Reach", "Lower Sild", "Marrow Fen", "Nether Sluice", "Oxlode", "Pell Water",
    "Ropewalk", "Stone Ford",
)  # fmt: skip
FIRST = ("Abel", "Brita", "Cosima", "Dorrit", "Edda", "Fabian", "Gisla", "Hob", "Iveta", "Jonas", "Kester", "Lotte")
LAST = ("Applegarth-Roe", "Birdsall-Vane", "Coldwater", "Draymarsh", "Eelworth", "Fogarden", "Gullstrand-Bee", "Hythe")
SAID = (
    "The work took longer than anyone had allowed for, and cost less.",
    "Neighbours had asked for it for three winters running.",
    "A report will be read aloud in the town hall and then pinned to its door.",
    "Nobody was hurt, and one hat was lost.",
    "The figures were checked twice, once by a child.",
    "Whether it will last until spring is another matter, the council said.",
    "Those who had opposed the plan brought cake.",
    "A second meeting is planned in case the first is remembered differently.",
    "The money comes from a fund that had been set aside for rain.",
    "Visitors are asked to come on foot and to shut the gate.",
    "It is the first time since the great frost that so many have agreed.",
    "An earlier attempt had been given up at tea time.",
)
SECTIONS = ("news", "politics", "business", "science", "health", "environment", "culture", "sport", "weather")
FORMATS: tuple[Format, ...] = get_args(Format)

_ALL = len(WHO) * len(DEEDS) * len(WHAT) * len(WHERE)
_STRIDE = 100_003
"""A prime that divides none of the lists' lengths, so that a walk by it meets every headline once."""


def invented(n: int, *, now: datetime, seed: int) -> Iterator[Dispatch]:
    """Write `n` distinct stories, the same for the same seed, sent a second apart and the last of them now.

    Raises ValueError when more are asked for than there are headlines (215,441).
    """
    if n > _ALL:
        message = f"Only {_ALL} headlines can be invented, not {n}; ask for fewer or lengthen the lists."
        raise ValueError(message)
    for number in range(n):
        sent = now.replace(microsecond=0) - timedelta(seconds=n - 1 - number)
        yield Dispatch(copy=_copy(number, seed), sent=sent, first_created=sent, day=sent.date())


def _copy(number: int, seed: int) -> Copy:
    random = Random(f"{seed}:{number}")  # noqa: S311 - invented copy, not a secret
    headline, place = _headline((seed * 7919 + number * _STRIDE) % _ALL)
    name = f"{random.choice(FIRST)} {random.choice(LAST)}"
    return Copy(
        name=f"invented-{seed}-{number}",
        line=f"invented-{seed}-{number}",
        feed="halyard",
        format=FORMATS[number % len(FORMATS)],
        headline=headline,
        section=SECTIONS[number % len(SECTIONS)],
        standfirst=random.choice(SAID),
        byline=f"By {name}",
        dateline=place.upper(),
        slugline=f"INVENTED-{seed}-{number}",
        topics=(place,),
        body=_body(random, headline, name),
    )


def _headline(at: int) -> tuple[str, str]:
    at, who = divmod(at, len(WHO))
    at, deed = divmod(at, len(DEEDS))
    where, what = divmod(at, len(WHAT))
    return f"{WHO[who]} {DEEDS[deed]} {WHAT[what]} at {WHERE[where]}", WHERE[where]


def _body(random: Random, headline: str, name: str) -> tuple[Part, ...]:
    paragraphs = [" ".join(random.sample(SAID, 3)) for _ in range(6)]
    first = Part(kind="paragraph", lines=(f"{headline}, in what the council called a small but measurable change.",))
    quote = Part(kind="quote", lines=(f"We did what could be done before dark, said {name}.",))
    rest = [Part(kind="paragraph", lines=(text,)) for text in paragraphs]
    return (first, *rest[:3], quote, *rest[3:])
