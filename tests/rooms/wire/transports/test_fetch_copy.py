from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from faults import LARGEST_ON_FULL_DISK, copy, full_disk
from shelf import Shelf, fail

from wireroom.kernel.clock import SetClock
from wireroom.kernel.pulse import pulse
from wireroom.wire import api as wire
from wireroom.wire.adapters.transports import registry
from wireroom.wire.adapters.transports.carrier import Leaving, TransportError
from wireroom.wire.models import Delivery, Feed, QuarantinedCopy, Transport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shelf = Shelf()
    monkeypatch.setitem(registry.KINDS, "shelf", shelf.kind)
    wire.save_transport(feed="halyard", kind="shelf", settings={"every": 20}, secret="pass-word", now=NOW)
    return shelf


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def fetching(shelf: Shelf) -> wire.Fetching:
    assert shelf.opened == 0
    return wire.Fetching("halyard")


def facts() -> wire.TransportFacts:
    found = wire.transport(feed="halyard")
    assert found is not None
    return found


def names() -> list[str]:
    return list(Delivery.objects.order_by("id").values_list("name", flat=True))


def test_all_that_waits_is_kept_with_the_cursor_and_then_taken_away(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock
) -> None:
    shelf.files = {f"{n}.xml": b"<copy/>" + bytes([n]) for n in range(1, 6)}
    assert fetching.round(clock=clock) == timedelta(seconds=20)
    assert names() == [f"{n}.xml" for n in range(1, 6)]
    assert Transport.objects.get().cursor == {"last": "5.xml"}
    assert shelf.files == {}
    assert Feed.objects.get().last_arrival_at == NOW
    assert (facts().trouble, facts().last_success_at, facts().asked) == ("", NOW, False)


def test_a_look_that_brings_nothing_writes_nothing(shelf: Shelf, fetching: wire.Fetching, clock: SetClock) -> None:
    fetching.round(clock=clock)
    clock.advance(timedelta(seconds=20))
    assert fetching.round(clock=clock) == timedelta(seconds=20)
    assert facts().last_success_at == NOW
    assert shelf.opened == 1


def test_a_fault_is_told_in_words_backs_off_and_is_forgotten_at_the_first_success(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock
) -> None:
    shelf.fault = fail("shelf.example refuses\nthe password pass-word", lasting=True)
    before = pulse("wire")
    assert fetching.round(clock=clock) == timedelta(minutes=10)
    assert facts().trouble == "shelf.example refuses the password •••"
    assert (facts().trouble_since, facts().next_try, facts().failures) == (NOW, NOW + timedelta(minutes=10), 1)
    assert pulse("wire") == before + 1
    clock.advance(timedelta(minutes=10))
    shelf.fault = fail("shelf.example is not there")
    assert fetching.round(clock=clock) == timedelta(seconds=10)
    assert facts().trouble_since == NOW
    shelf.fault = lambda: None
    assert fetching.round(clock=clock) == timedelta(seconds=20)
    assert (facts().trouble, facts().trouble_since, facts().failures, facts().next_try) == ("", None, 0, None)


def test_a_tie_that_broke_between_two_rounds_is_made_anew(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock
) -> None:
    fetching.round(clock=clock)
    shelf.files = {"a": b"a"}

    def once() -> None:
        shelf.fault = lambda: None
        raise ConnectionResetError

    shelf.fault = once
    assert fetching.round(clock=clock) == timedelta(seconds=20)
    assert (names(), facts().trouble, shelf.opened) == (["a"], "", 2)


def test_a_server_that_asks_for_a_rest_is_not_asked_again_at_once(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock
) -> None:
    fetching.round(clock=clock)
    asked = []

    def busy() -> None:
        asked.append(clock.now())
        message = "shelf.example is busy"
        raise TransportError(message, wait=90)

    shelf.fault = busy
    assert fetching.round(clock=clock) == timedelta(seconds=90)
    assert len(asked) == 1


def test_what_cannot_be_kept_stays_on_the_server(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock, data_folder: Path
) -> None:
    shelf.files = {"a": b"a", "b": copy(1, padding=LARGEST_ON_FULL_DISK), "c": b"c"}
    with full_disk():
        assert fetching.round(clock=clock) == timedelta(seconds=5)
    assert facts().trouble.startswith(f"The newsroom's disk is full: make room on the disk of {data_folder}.")
    assert (len(shelf.files), names(), Transport.objects.get().cursor) == (3, [], {})
    fetching.round(clock=clock)
    assert names() == ["a", "b", "c"]


def test_what_was_kept_but_not_acknowledged_comes_again_and_is_no_second_delivery(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock
) -> None:
    shelf.files = {"a": b"a", "b": b"b", "c": b"c"}
    shelf.deaf = fail("shelf.example went away")
    fetching.round(clock=clock)
    assert facts().trouble == "shelf.example went away"
    assert names() == ["a", "b"]
    shelf.deaf = lambda: None
    fetching.round(clock=clock)
    assert (names(), shelf.files) == (["a", "b", "c"], {})


def test_a_transport_changed_meanwhile_takes_nothing_under_its_old_settings(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock
) -> None:
    shelf.files = {"a": b"a"}
    shelf.fault = lambda: Transport.objects.update(paused=True) and None
    assert fetching.round(clock=clock) == timedelta(0)
    assert (names(), shelf.files) == ([], {"a": b"a"})
    assert fetching.round(clock=clock) is None


def test_two_that_fetch_the_same_cannot_move_the_cursor_back(
    shelf: Shelf, fetching: wire.Fetching, clock: SetClock
) -> None:
    shelf.files = {"a": b"a"}
    shelf.fault = lambda: Transport.objects.update(cursor={"last": "z"}) and None
    assert fetching.round(clock=clock) == timedelta(0)
    assert (names(), Transport.objects.get().cursor) == ([], {"last": "z"})


def test_a_file_that_is_left_is_told_once(shelf: Shelf, fetching: wire.Fetching, clock: SetClock) -> None:
    shelf.leavings = (Leaving(name="big\nfile", reason="It is too large."),)
    shelf.files = {"empty": b""}
    fetching.round(clock=clock)
    fetching.round(clock=clock)
    found = QuarantinedCopy.objects.values_list("name", "reason")
    assert sorted(found) == [("big\\nfile", "It is too large."), ("empty", "The file is empty.")]


def test_a_fault_of_the_program_is_told_too(shelf: Shelf, fetching: wire.Fetching, clock: SetClock) -> None:
    def fault() -> None:
        raise ZeroDivisionError

    shelf.fault = fault
    assert fetching.round(clock=clock) == timedelta(seconds=5)
    assert "ZeroDivisionError" in facts().trouble


@pytest.mark.usefixtures("shelf")
def test_an_error_in_the_settings_is_told_at_its_field() -> None:
    with pytest.raises(wire.InvalidTransportError) as error:
        wire.save_transport(feed="halyard", kind="shelf", settings={"every": 0, "speed": 1}, now=NOW)
    assert set(error.value.fields) == {"every", "speed"}
    with pytest.raises(wire.InvalidTransportError) as error:
        wire.save_transport(feed="halyard", kind="pigeon", settings={}, now=NOW)
    assert "choose one of" in error.value.fields["kind"]


def test_a_secret_is_kept_for_its_server_and_shown_to_no_other(shelf: Shelf) -> None:
    wire.save_transport(feed="halyard", kind="shelf", settings={"every": 5}, now=NOW)
    assert wire.try_transport(feed="halyard", kind="shelf", settings={}, now=NOW).words == "0 files wait."
    assert shelf.secrets == ["pass-word"]
    other = {"host": "other.example"}
    for act in (wire.save_transport, wire.try_transport):
        with pytest.raises(wire.InvalidTransportError) as error:
            act(feed="halyard", kind="shelf", settings=other, now=NOW)
        assert "secret" in error.value.fields
    assert "pass-word" not in repr(facts())


def test_a_transport_that_does_not_work_says_why_when_it_is_tried(shelf: Shelf) -> None:
    shelf.fault = fail("shelf.example is not there")
    trial = wire.try_transport(feed="new", kind="shelf", settings={}, secret="x", now=NOW)
    assert (trial.reached, trial.words) == (False, "shelf.example is not there")
    assert not Feed.objects.filter(name="new").exists()


def test_a_look_can_be_asked_for_and_a_transport_removed(fetching: wire.Fetching, clock: SetClock) -> None:
    fetching.round(clock=clock)
    wire.ask_transport(feed="halyard")
    assert facts().asked
    wire.remove_transport(feed="halyard")
    assert wire.transports() == ()
    assert fetching.round(clock=clock) is None
    with pytest.raises(LookupError, match="set up its transport first"):
        wire.ask_transport(feed="halyard")
