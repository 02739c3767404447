"""The monitor's list as the desk answers it: searches, rows that are new, rows that have changed, presets."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from filed import filed_items
from wireroom.desk.flows.claim import take
from wireroom.desk.flows.view import note_viewed
from wireroom.desk.models import Preset
from wireroom.kernel.pulse import pulse
from wireroom.story.api import DeskStory

Bring = Callable[..., DeskStory | None]
PICTURE = {"type": "picture", "renditions": {"main": {"href": "https://pictures.halyard.example/1.jpg"}}}


@pytest.fixture
def wire(bring: Bring) -> dict[str, int]:
    """A flash, a routine story in German with a picture, and a story that was corrected."""
    bring(uri="urn:h:flash", headline="Ferry aground", slugline="FERRY", urgency=1)
    bring(uri="urn:h:de", headline="Fähre liegt fest", slugline="FAEHRE", language="de", associations={"main": PICTURE})
    bring(uri="urn:h:twice", headline="Bridge to close", slugline="BRIDGE")
    bring(uri="urn:h:twice", version=2, headline="CORRECTED: Bridge stays open", slugline="BRIDGE")
    assert pulse("wire") >= 4
    return {each.item.headline or "": each.id for each in filed_items()}


def listed(page: bytes) -> list[str]:
    return re.findall(r'class="w-headline"[^>]*>([^<]*)<', page.decode())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("level=flash", {"Ferry aground"}),
        ("level=-flash&language=de", {"Fähre liegt fest"}),
        ("language=-de&words=ferry", {"Ferry aground"}),
        ("pictures=yes", {"Fähre liegt fest"}),
        ("words=-aground+-close+-open", {"Fähre liegt fest"}),
        ("words=agro", {"Ferry aground"}),
        ("feed=halyard&words=liegt", {"Fähre liegt fest"}),
        ("feed=nobody", set()),
        ("provider=-halyard", set()),
        ("section=news&words=aground", {"Ferry aground"}),
        ("section=-news", set()),
        ("claimed=me", {"Ferry aground"}),
        ("claimed=nobody&words=ferry", set()),
        ("viewed=yes", {"Fähre liegt fest"}),
        ("viewed=no&words=liegt", set()),
        ("since=1h&kind=text&status=usable&conflict=no&level=flash", {"Ferry aground"}),
        ("since=2099-01-01", set()),
    ],
)
def test_a_search_finds_what_it_asks_for(
    desk: Client, editor: User, wire: dict[str, int], query: str, found: set[str]
) -> None:
    thread = {each.id: each.thread_id for each in filed_items()}[wire["Ferry aground"]]
    take(thread_id=thread, editor=editor.username, now=datetime.now(UTC))
    note_viewed(item_id=wire["Fähre liegt fest"], editor=editor.username)

    assert set(listed(desk.get(f"/desk/wire?{query}").content)) == found


def test_bad_values_are_named_and_never_a_fault(desk: Client, wire: dict[str, int]) -> None:
    page = desk.get("/desk/wire?level=odd&since=soon&status=%00&feed=%00&before=x&words=%22").content.decode()
    assert "There is no level “odd”." in page
    assert len(wire) == 4
    assert desk.get("/desk/wire/rows?after=-1&before=9999999999999999999999&shown=1:2,x,%00,3").status_code == 200


def test_typed_filters_become_the_address(desk: Client) -> None:
    answer = desk.get("/desk/wire?words=level:flash+storm")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/wire?words=storm&level=flash")
    assert desk.get(answer["Location"]).status_code == 200


def test_rows_that_came_after_and_rows_that_changed(desk: Client, bring: Bring, wire: dict[str, int]) -> None:
    page = desk.get("/desk/wire").content.decode()
    marks = dict(re.findall(r'data-item="(\d+)"[^>]*data-mark="(\w+)"', page))
    newest = max(wire.values())
    shown = ",".join(f"{item}:{mark}" for item, mark in marks.items())
    nothing = desk.get(f"/desk/wire/rows?after={newest}&shown={shown}").content
    assert listed(nothing) == []

    bring(uri="urn:h:flash", version=2, headline="Ferry afloat", slugline="FERRY", pubstatus="canceled")
    answer = desk.get(f"/desk/wire/rows?after={newest}&shown={shown}").content

    found, changed = answer.split(b"data-changed")
    assert listed(found) == ["Ferry afloat"]
    assert listed(changed) == ["Ferry aground"]
    assert b"Killed since" in changed
    assert listed(desk.get(f"/desk/wire/rows?before={wire['Bridge to close']}").content) == [
        "Fähre liegt fest",
        "Ferry aground",
    ]


def test_a_corrected_take_says_so(desk: Client, wire: dict[str, int]) -> None:
    page = desk.get("/desk/wire").content.decode()
    row = page.split(f'id="item-{wire["Bridge to close"]}"')[1].split("</tr>")[0]
    assert "Corrected since" in row
    assert "1/2" in row


def test_filters_never_read_the_copy_of_items_they_pass_over(desk: Client, wire: dict[str, int]) -> None:
    assert wire
    query = "section=weather&status=withheld&pictures=yes&viewed=no&since=1d&language=fi&words=bridge"
    with CaptureQueriesContext(connection) as queries:
        desk.get(f"/desk/wire?{query}")
    found = [each["sql"] for each in queries if "wire_item_words" in each["sql"]]
    assert found
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {found[0]}")
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "USING COVERING INDEX wire_item_monitor" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.usefixtures("wire")
def test_first_presets_are_there_and_count_what_is_unseen(desk: Client, editor: User, wire: dict[str, int]) -> None:
    page = desk.get("/desk/wire").content.decode()
    names = list(Preset.objects.values_list("name", flat=True))
    assert names == ["All", "Flashes & bulletins", "Corrections & kills", "Pictures", "Mine"]
    assert 'data-key="2"' in page

    note_viewed(item_id=wire["Ferry aground"], editor=editor.username)
    unseen = desk.get("/desk/wire/unseen").json()
    by_name = {preset.name: unseen[str(preset.pk)] for preset in Preset.objects.all()}
    assert by_name == {"All": 3, "Flashes & bulletins": 0, "Corrections & kills": 1, "Pictures": 1, "Mine": 0}


def test_presets_are_kept_renamed_moved_deleted_and_put_back(desk: Client, editor: User) -> None:
    for name in ("Storms", "Ports"):
        desk.post("/desk/wire/presets/keep", {"name": f" {name} ", "query": "words=gale&level=flash&odd=1"})
    storms, ports = Preset.objects.order_by("id")
    assert (storms.name, storms.query, storms.owner) == ("Storms", "words=gale&level=flash", editor.username)

    again = desk.post("/desk/wire/presets/keep", {"name": "Ports", "query": ""}, follow=True).content.decode()
    assert "There is a preset “Ports” already" in again
    assert (
        "needs a name" in desk.post("/desk/wire/presets/keep", {"name": " ", "query": ""}, follow=True).content.decode()
    )

    desk.post(f"/desk/wire/presets/{ports.pk}", {"move": "up"})
    assert list(Preset.objects.values_list("name", flat=True)) == ["Ports", "Storms"]
    desk.post(f"/desk/wire/presets/{ports.pk}", {"name": "Harbours"})
    gone = desk.post(f"/desk/wire/presets/{ports.pk}/delete", follow=True).content.decode()
    assert "“Harbours” is deleted." in gone
    hidden = dict(re.findall(r'type="hidden" name="(name|query|position|desk)" value="([^"]*)"', gone))
    desk.post("/desk/wire/presets/keep", {name: value.replace("&amp;", "&") for name, value in hidden.items()})
    restored = Preset.objects.get(name="Harbours")
    assert (restored.query, restored.position) == ("words=gale&level=flash", 0)


def test_nobody_changes_anothers_presets(desk: Client) -> None:
    strange = Preset.objects.create(name="Theirs", owner="somebody")
    assert desk.post(f"/desk/wire/presets/{strange.pk}/delete").status_code == 404
    assert "Theirs" not in desk.get("/desk/wire/presets").content.decode()
    desk.post("/desk/wire/presets/keep", {"name": "Everybody's", "query": "", "desk": "on"})
    assert Preset.objects.get(name="Everybody's").owner == ""


def test_only_staff_may_ask_for_rows(client: Client) -> None:
    for address in ("/desk/wire/rows", "/desk/wire/unseen", "/desk/wire/presets"):
        assert client.get(address).status_code == 302
