"""The play: what lands in the hot folders, when, and what is said of it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wireroom.demo import api
from wireroom.demo.flows.deliver import deliver
from wireroom.demo.flows.play import play
from wireroom.demo.rules.timeline import Delivery

NOW = datetime(2031, 3, 14, 9, 30, tzinfo=UTC)


class HurryingClock:
    """A clock on which every look takes a fifth of a second."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment, a little later each time."""
        self.at += timedelta(seconds=0.2)
        return self.at


def _file(name: str, at: datetime) -> Delivery:
    return Delivery(at=at, feed="halyard", name=name, make=name.encode, line=f"said {name}")


def _played(tmp_path: Path, edition: list[Delivery], story: list[Delivery]) -> list[str]:
    said: list[str] = []
    play(edition, story, data=tmp_path, clock=HurryingClock(NOW), stop=threading.Event(), say=said.append)
    return said


def test_edition_and_takes_all_land_whole(tmp_path: Path) -> None:
    soon = NOW + timedelta(seconds=0.3)
    said = _played(tmp_path, [_file("a.xml", NOW), _file("b.jpg", NOW)], [_file("take.xml", soon)])

    landed = tmp_path / "incoming" / "halyard"
    assert {path.name: path.read_bytes() for path in landed.iterdir()} == {
        "a.xml": b"a.xml", "b.jpg": b"b.jpg", "take.xml": b"take.xml",
    }  # fmt: skip
    assert said == ["09:30:00 Morning edition · 1 stories, 1 pictures", "said take.xml"]


def test_a_take_that_is_due_goes_before_the_rest_of_the_edition(tmp_path: Path) -> None:
    order: list[str] = []

    def noted(name: str) -> Delivery:
        def make() -> bytes:
            order.append(name)
            return b""

        return Delivery(at=NOW, feed="halyard", name=name, make=make, line=name)

    _played(tmp_path, [noted("one"), noted("two")], [noted("flash")])

    assert order == ["flash", "one", "two"]


def test_a_stop_ends_the_play_at_once(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    said: list[str] = []

    api.play(data=tmp_path, clock=HurryingClock(NOW), stop=stop, say=said.append)

    assert said == ["09:30:00 Morning edition · 36 stories, 19 pictures"]
    assert not (tmp_path / "incoming").exists()


def test_a_failed_write_leaves_nothing_that_an_ingest_would_read(tmp_path: Path) -> None:
    def fails() -> bytes:
        raise OSError("no pen")

    with pytest.raises(OSError, match="no pen"):
        deliver(Delivery(at=NOW, feed="halyard", name="x.xml", make=fails, line=""), data=tmp_path)
    assert list((tmp_path / "incoming" / "halyard").iterdir()) == []


def test_at_the_usual_speed_the_flash_comes_within_five_seconds_and_all_is_told_in_four_minutes() -> None:
    story = list(api.running_story(NOW))

    assert story == sorted(story, key=lambda delivery: delivery.at)
    assert NOW < story[0].at <= NOW + timedelta(seconds=5)
    assert timedelta(minutes=3) <= story[-1].at - NOW <= timedelta(minutes=4)
    assert "FLASH" in story[0].line


def test_twice_the_speed_halves_the_offsets() -> None:
    usual, quick = (list(api.running_story(NOW, speed=speed))[-1].at for speed in (10, 20))

    assert abs((usual - NOW) / 2 - (quick - NOW)) <= timedelta(seconds=1)


@pytest.mark.parametrize("speed", [0, -3])
def test_a_speed_that_never_arrives_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="give a number above 0"):
        list(api.running_story(NOW, speed=speed))


def test_the_whole_play_is_the_same_twice() -> None:
    first, second = ([*api.morning_edition(NOW), *api.running_story(NOW)] for _ in range(2))
    copies = [(one, two) for one, two in zip(first, second, strict=True) if not one.name.endswith(".jpg")]

    assert [one.name for one in first] == [two.name for two in second]
    assert all(one.make() == two.make() for one, two in copies)


def test_file_names_are_unique_within_a_feed() -> None:
    names = [(delivery.feed, delivery.name) for delivery in [*api.morning_edition(NOW), *api.running_story(NOW)]]

    assert len(names) == len(set(names))


def test_feeds_are_introduced_with_their_credit_and_section() -> None:
    kept: dict[str, tuple[str, str]] = {}

    def save(*, name: str, provider: str, credit_name: str, language: str, default_section: str, follow: bool) -> None:
        assert (provider, language, follow) == (name, "en", True)
        kept[name] = (credit_name, default_section)

    api.prepare_feeds(save=save)

    assert kept == {"halyard": ("Halyard", "news"), "tidewater": ("Tidewater", "world")}
