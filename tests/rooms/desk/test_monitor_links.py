from __future__ import annotations

from wireroom.desk.rules.agency_colours import COLOURS, colour_of
from wireroom.desk.rules.monitor_links import address_of, chips, choices
from wireroom.wire.events import read_search

SEARCH = read_search({"words": ["gale"], "level": ["flash"], "provider": ["-tidewater"], "since": ["4h"]})


def test_each_chip_takes_one_thing_away() -> None:
    found = chips(SEARCH, names={("provider", "tidewater"): "Tidewater News"})
    assert [(chip.text, chip.excluded, chip.without) for chip in found] == [
        ("Flash", False, "/desk/wire?words=gale&provider=-tidewater&since=4h"),
        ("Tidewater News", True, "/desk/wire?words=gale&level=flash&since=4h"),
        ("Last 4 hours", False, "/desk/wire?words=gale&level=flash&provider=-tidewater"),
    ]


def test_a_choice_asks_excludes_and_ends_what_it_did() -> None:
    flash, routine = choices(SEARCH, "level", ("flash", "routine"), names={})
    assert flash.state == "wanted"
    assert "level" not in flash.include
    assert flash.exclude.endswith("level=-flash")
    assert routine.include.endswith("level=routine")
    assert "level=flash" in routine.include
    (since,) = choices(SEARCH, "since", ("1h",), names={})
    assert since.include.endswith("since=1h")
    assert "4h" not in since.include
    assert not since.exclude


def test_times_are_called_as_people_call_them() -> None:
    asked = ("1h", "30m", "today", "2026-11-20")
    found = choices(SEARCH, "since", asked, names={})
    assert [each.text for each in found] == ["Last hour", "Last 30 minutes", "Today", "Since 2026-11-20"]


def test_a_search_for_everything_is_the_plain_address() -> None:
    assert address_of(read_search({}).pairs()) == "/desk/wire"


def test_an_agency_keeps_its_colour_unless_the_desk_chose_one() -> None:
    assert colour_of("halyard") == colour_of("Halyard")
    assert colour_of("halyard") in COLOURS
    assert colour_of("halyard", chosen="teal") == "teal"
    assert colour_of("halyard", chosen="url(x)") in COLOURS
