"""Which story stands in which spot, held for every arrangement."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wireroom.page.rules.filling import filled, own_words
from wireroom.page.rules.spots import SIZES, Spot, fault_of, rows_of, spots_from, watched
from wireroom.story.events import Label, Teaser

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
SECTIONS = ("news", "world", "sport")


def story(number: int, section: str = "news", urgency: int = 4) -> Teaser:
    at = NOON - timedelta(minutes=number)
    return Teaser(
        id=number,
        path=f"/2026/03/14/{number}",
        headline=str(number),
        standfirst="",
        byline="",
        credit="",
        section=Label(slug=section, name=section),
        language="en",
        urgency=urgency,
        kind="new",
        note="",
        number=1,
        picture=None,
        first_published_at=at,
        published_at=at,
    )


ARCHIVE = [story(number, SECTIONS[number % 3], 1 + number % 4) for number in range(1, 60)]


def look(label: str, slug: str, number: int) -> list[Teaser]:
    return [each for each in ARCHIVE if not label or each.section.slug == slug][:number]


spots = st.lists(
    st.builds(
        Spot,
        size=st.sampled_from(sorted(SIZES)),
        story=st.none() | st.integers(1, 80),
        label=st.sampled_from(["", "section"]),
        slug=st.sampled_from(SECTIONS),
        by=st.sampled_from(["newest", "weight"]),
        count=st.integers(1, 6),
    ),
    max_size=10,
)


@given(spots, st.sets(st.integers(1, 59)))
def test_a_story_stands_once_but_for_the_river_and_only_public_ones(given_spots: list[Spot], gone: set[int]) -> None:
    if fault_of(given_spots):
        return
    public = {each.id: each for each in ARCHIVE if each.id not in gone}
    front = filled(
        given_spots,
        public=public,
        look=lambda label, slug, number: [each for each in look(label, slug, 99) if each.id not in gone][:number],
    )
    shown = Counter(each.id for one in front if one.spot.size != "river" for each in one.stories)
    assert all(times == 1 for times in shown.values())
    assert not gone & {each.id for one in front for each in one.stories}
    assert all(len(one.stories) <= one.spot.count for one in front)
    for one in front:
        assert one.pinned is (one.spot.story in public)
        if one.pinned:
            assert one.stories[0].id == one.spot.story


@given(spots)
def test_looking_up_no_more_than_is_needed_changes_nothing(given_spots: list[Spot]) -> None:
    if fault_of(given_spots):
        return
    public = {each.id: each for each in ARCHIVE}
    sparing = filled(given_spots, public=public, look=look)
    lavish = filled(given_spots, public=public, look=lambda label, slug, _: look(label, slug, 99))
    for one, other in zip(sparing, lavish, strict=True):
        if one.spot.by == "newest":
            assert one.stories == other.stories


@given(spots)
def test_spots_are_kept_whole(given_spots: list[Spot]) -> None:
    assert list(spots_from(rows_of(given_spots))) == given_spots


def test_the_weightiest_is_chosen_where_that_is_the_rule() -> None:
    flash = min((each for each in ARCHIVE if each.urgency == 1), key=lambda each: each.id)
    (one,) = filled([Spot(size="lead", by="weight")], public={}, look=look)
    assert one.stories == (flash,)
    (one,) = filled([Spot(size="lead")], public={}, look=look)
    assert one.stories == (ARCHIVE[0],)


def test_words_go_with_a_correction_that_came_after_them() -> None:
    spot = Spot(size="lead", story=1, headline="Ours", version=3)
    assert own_words(spot, corrected=3) == ("Ours", "")
    assert own_words(spot, corrected=4) == ("", "")


def test_what_the_design_cannot_do_is_said() -> None:
    cases = (
        ([Spot(size="river")], "move something above it"),
        ([Spot(size="lead"), Spot(size="river"), Spot(size="river")], "two rivers"),
        ([Spot(size="lead", story=4), Spot(size="row", story=4)], "spot 1 is pinned twice"),
        ([Spot(size="strip")], "choose which section"),
        ([Spot(size="lead", count=2)], "one story"),
        ([Spot(size="row", count=31)], "1 to 30"),
        ([Spot(size="row", label="topic")], "names no topic"),
        ([Spot(size="row", headline="x" * 201)], "too long"),
        ([Spot(size="row")] * 41, "at most 40 spots"),
        ([Spot(size="row", count=30)] * 4, "at most 90 stories"),
        ([Spot(size="huge")], "does not know"),  # type: ignore[arg-type]
    )
    for asked, words in cases:
        assert words in fault_of(asked)
    assert fault_of([Spot(size="lead"), Spot(size="river", count=15)]) == ""


def test_only_what_would_not_touch_a_front_anyway_is_watched() -> None:
    rules = [
        Spot(size="row"),
        Spot(size="row", label="topic", slug="a"),
        Spot(size="row", label="section", slug="sport"),
    ]
    assert watched("home", rules) == frozenset()
    assert watched("sport", rules) == {("", ""), ("topic", "a")}
