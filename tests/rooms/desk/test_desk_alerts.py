"""Alerts at the desk: written, counted, tried, ordered, approved, taken back, stopped; and what each page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from desk_alerts import SERVICE, receipt, sent, subscribe
from django.test import Client

from wireroom.alert import api as alerts
from wireroom.alert.adapters import equipment as told
from wireroom.alert.models import Alert
from wireroom.desk.api import Role, take_on
from wireroom.desk.forms.alert import mark_of
from wireroom.kernel.site import current_site
from wireroom.story.api import DeskStory, correct, save_draft

pytestmark = pytest.mark.django_db
COMPOSE = "/desk/alerts/compose"


@pytest.fixture(autouse=True)
def _equipped(tmp_path: Path) -> Iterator[None]:
    before = told._equipment
    alerts.equip(
        alerts.Equipment(
            keys=tmp_path / "vapid",
            front="http://127.0.0.1:1",
            contact="mailto:web@example.org",
            push_services=frozenset({SERVICE}),
        )
    )
    alerts.make_first_key()
    yield
    told._equipment = before


@pytest.fixture
def draft(desk: Client, story: DeskStory) -> alerts.AlertFacts:
    """A draft of the story's alert, for everybody who follows breaking news."""
    return written(desk, story, any=["breaking"])


@pytest.fixture
def colleague(db: None) -> Client:  # noqa: ARG001 - the database is asked for by name
    client = Client()
    client.force_login(take_on(name="jonas", role=Role.EDITOR, by="vesna", now=datetime.now(UTC)))
    return client


def words(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def written(desk: Client, story: DeskStory, **fields: object) -> alerts.AlertFacts:
    given = {"kind": "breaking", "title": "Bridge to close", "body": "From Monday.", "do": "save"} | fields
    answer = desk.post(f"{COMPOSE}?story={story.row.id}", given)
    assert answer.status_code == 302, words(answer)
    return alerts.alerts()[0]


def base_of(desk: Client, alert_id: int, page: str) -> str:
    found = re.search(r'name="base" value="([0-9a-f]+)"', desk.get(f"/desk/alerts/{alert_id}{page}").content.decode())
    assert found
    return found[1]


def order(desk: Client, alert_id: int, **fields: str) -> object:
    given = {"base": base_of(desk, alert_id, "/order"), "do": "now"} | fields
    return desk.post(f"/desk/alerts/{alert_id}/order", given)


def state(alert_id: int) -> str:
    found = alerts.alert(alert_id=alert_id)
    assert found
    return found.state


def test_the_story_page_leads_to_an_alert_as_suggested(desk: Client, story: DeskStory) -> None:
    page = desk.get(f"/desk/stories/{story.row.id}").content.decode()
    assert f'href="{COMPOSE}?story={story.row.id}" data-key="a"' in page

    composer = desk.get(f"{COMPOSE}?story={story.row.id}").content.decode()
    assert ">\nHarbour bridge to close</textarea>" in composer
    assert re.search(r'name="kind" value="breaking" checked', composer)
    assert 'value="correction"' not in composer, "nobody was told yet, so nobody can be corrected"
    assert not alerts.alerts(), "to look is not to write"


def test_a_story_nobody_can_see_is_not_alerted_to(desk: Client, story: DeskStory) -> None:
    desk.post(f"/desk/stories/{story.row.id}/kill", {"reason": "Wrong."})
    assert 'data-key="a"' not in desk.get(f"/desk/stories/{story.row.id}").content.decode()
    answer = desk.get(f"{COMPOSE}?story={story.row.id}", follow=True)
    assert "Readers cannot see this story" in words(answer)
    refused = desk.post(f"{COMPOSE}?story={story.row.id}", {"kind": "breaking", "title": "T", "any": "breaking"})
    assert refused.status_code == 422
    assert not alerts.alerts()


def test_an_alert_is_kept_with_its_own_words_and_its_aim(desk: Client, story: DeskStory) -> None:
    kept = written(desk, story, any=["breaking", "section:world"], none=["topic:japan"])
    assert kept.words == alerts.Words(title="Bridge to close", body="From Monday.", path=story.row.path, language="en")
    assert kept.aim == alerts.Aim(any_of=("breaking", "section:world"), none_of=("topic:japan",))
    assert (kept.story_id, kept.story_version, kept.composed_by) == (story.row.id, 1, "vesna")
    again = desk.get(f"/desk/alerts/{kept.id}/edit").content.decode()
    assert re.search(r'name="none" value="topic:japan" checked', again)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": " "}, "An alert needs a headline"),
        ({"title": "x" * 201}, "at most 200"),
        ({"body": "x" * 601}, "at most 600"),
        ({"any": []}, "No topic is chosen"),
        ({"any": ["everything"]}, "nothing that readers can follow"),
        ({"none": ["breaking"]}, "both wanted and left out"),
        ({"kind": "kill"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(
    desk: Client, story: DeskStory, fields: dict[str, object], says: str
) -> None:
    given = {"kind": "breaking", "title": "Bridge to close", "body": "From Monday.", "any": ["breaking"]} | fields
    answer = desk.post(f"{COMPOSE}?story={story.row.id}", given)
    assert answer.status_code == 422
    assert says in words(answer)
    assert "From Monday." in answer.content.decode() or "body" in fields
    assert not alerts.alerts()


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", "/\\evil", "", "/" + "x" * 300])
def test_an_alert_leads_nowhere_but_to_this_site(desk: Client, path: str) -> None:
    given = {"kind": "breaking", "title": "Look", "any": ["breaking"], "path": path}
    answer = desk.post(COMPOSE, given)
    assert answer.status_code == 422
    assert not alerts.alerts()


def test_an_alert_without_a_story_leads_to_a_page_of_ours(desk: Client) -> None:
    assert "Leads to" in words(desk.get(COMPOSE))
    desk.post(COMPOSE, {"kind": "breaking", "title": "Election night", "any": ["breaking"], "path": "/section/world"})
    assert alerts.alerts()[0].words.path == "/section/world"


def test_the_address_of_a_story_cannot_be_changed_by_hand(desk: Client, story: DeskStory) -> None:
    assert written(desk, story, any=["breaking"], path="/elsewhere").words.path == story.row.path


def test_whom_it_reaches_is_counted_with_the_reasons(desk: Client, story: DeskStory) -> None:
    clock = datetime.now(UTC)
    asleep = alerts.Rest(
        zone="UTC", begins=(clock - timedelta(hours=1)).time(), ends=(clock + timedelta(hours=1)).time()
    )
    subscribe(1, "breaking")
    subscribe(2, "breaking", "section:sport")
    subscribe(3, "breaking", rest=asleep)
    subscribe(4, "breaking", muted=(story.row.id,))
    query = {"kind": "breaking", "any": "breaking", "story": str(story.row.id), "version": "1"}
    said = words(desk.get("/desk/alerts/audience", query))
    assert "2 readers now, 1 in the morning" in said
    assert "In their quiet hours −1" in said
    assert "Have muted this story −1" in said
    assert "Other 2" in said
    assert "1 reader now" in words(desk.get("/desk/alerts/audience", query | {"none": "section:sport"}))
    assert "Nobody now" in words(desk.get("/desk/alerts/audience", query | {"any": "section:news"}))
    assert "No topic is chosen" in words(desk.get("/desk/alerts/audience", {"kind": "breaking"}))
    later = (clock.astimezone(current_site().zone) + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    assert "3 readers then" in words(desk.get("/desk/alerts/audience", query | {"at": later}))


def test_the_count_works_without_javascript_and_keeps_nothing(desk: Client, story: DeskStory) -> None:
    subscribe(1, "breaking")
    given = {"kind": "breaking", "title": "", "body": "Half a tho", "any": ["breaking"], "do": "count"}
    answer = desk.post(f"{COMPOSE}?story={story.row.id}", given)
    assert answer.status_code == 200
    assert "1 reader now" in words(answer)
    assert "Half a tho" in answer.content.decode()
    assert not alerts.alerts()


@pytest.mark.parametrize(
    "query",
    ["", "?story=x&version=-1", "?any=" + "y" * 5000, "?at=never", "?story=999999999999999999", "?kind=<b>&any=%00"],
)
def test_an_odd_question_gets_a_plain_answer(desk: Client, query: str) -> None:
    answer = desk.get(f"/desk/alerts/audience{query}")
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode()


def test_hostile_words_stay_words(desk: Client, story: DeskStory) -> None:
    bomb = "<script>alert(1)</script>"
    kept = written(desk, story, title=bomb, body=bomb, any=["breaking"])
    for page in ("", "/edit", "/order"):
        assert bomb not in desk.get(f"/desk/alerts/{kept.id}{page}").content.decode()
    assert bomb not in desk.get("/desk/alerts").content.decode()


def test_a_trial_goes_to_the_desk_alone(desk: Client, story: DeskStory) -> None:
    subscribe(1, "breaking")
    none = desk.post(
        f"{COMPOSE}?story={story.row.id}",
        {"kind": "breaking", "title": "Bridge", "any": ["breaking"], "do": "try"},
        follow=True,
    )
    assert "no device to try it on" in words(none)
    assert Alert.objects.count() == 1, "the draft is kept, and nothing is sent"
    subscribe(2, staff="vesna")
    kept = alerts.alerts()[0]
    given = {"kind": "breaking", "title": "Bridge", "any": ["breaking"], "do": "try"}
    given["base"] = base_of(desk, kept.id, "/edit")
    assert "own devices (1)" in words(desk.post(f"/desk/alerts/{kept.id}/edit", given, follow=True))
    trial = Alert.objects.get(dry=True)
    assert (trial.kind, trial.state) == ("test", "proving")
    assert [each.id for each in alerts.alerts()] == [kept.id], "trials are no alerts"


def test_who_was_slower_loses_nothing(desk: Client, draft: alerts.AlertFacts, colleague: Client) -> None:
    mine = base_of(desk, draft.id, "/edit")
    given = {"kind": "breaking", "title": "Theirs", "any": ["breaking"], "base": mine}
    assert colleague.post(f"/desk/alerts/{draft.id}/edit", given).status_code == 302
    answer = desk.post(f"/desk/alerts/{draft.id}/edit", given | {"title": "Mine"})
    assert answer.status_code == 409
    assert "it says “Theirs” now" in words(answer)
    assert ">\nMine</textarea>" in answer.content.decode()
    again = re.search(r'name="base" value="([0-9a-f]+)"', answer.content.decode())
    assert again
    assert desk.post(f"/desk/alerts/{draft.id}/edit", given | {"title": "Mine", "base": again[1]}).status_code == 302
    found = alerts.alert(alert_id=draft.id)
    assert found
    assert found.words.title == "Mine"


def test_the_one_page_before_says_what_it_will_do(desk: Client, draft: alerts.AlertFacts) -> None:
    subscribe(1, "breaking")
    said = words(desk.get(f"/desk/alerts/{draft.id}/order"))
    assert "Send this alert?" in said
    assert "1 reader now" in said
    assert "Breaking news" in said
    assert "Europe/Berlin" in said


def test_sent_now(desk: Client, draft: alerts.AlertFacts) -> None:
    answer = order(desk, draft.id)
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert state(draft.id) == "proving"
    assert "Stop sending" in words(desk.get(f"/desk/alerts/{draft.id}"))
    twice = order_again(desk, draft.id)
    assert "nothing to send off" in words(twice)


def order_again(desk: Client, alert_id: int) -> object:
    return desk.post(f"/desk/alerts/{alert_id}/order", {"do": "now", "base": "x"}, follow=True)


def test_what_was_changed_behind_ones_back_is_not_sent(desk: Client, draft: alerts.AlertFacts) -> None:
    base = base_of(desk, draft.id, "/order")
    Alert.objects.filter(pk=draft.id).update(title="Something else")
    answer = desk.post(f"/desk/alerts/{draft.id}/order", {"do": "now", "base": base})
    assert answer.status_code == 409
    assert state(draft.id) == "draft"


def test_scheduled_in_the_newsrooms_zone_and_taken_back(desk: Client, draft: alerts.AlertFacts) -> None:
    day = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%d")
    order(desk, draft.id, do="schedule", at=f"{day}T07:30")
    found = alerts.alert(alert_id=draft.id)
    assert found
    assert found.due_at
    assert found.state == "scheduled"
    assert found.due_at.astimezone(UTC).hour in {5, 6}, "half past seven in Berlin"
    said = words(desk.get("/desk/alerts"))
    assert "Under way and ahead" in said
    assert "07:30" in said
    desk.post(f"/desk/alerts/{draft.id}/take-back")
    assert state(draft.id) == "draft"


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("", "Give day and time"),
        ("soon", "Give day and time"),
        ("2020-01-01T10:00", "has passed"),
        ("2199-01-01T10:00", "more than a year"),
        ("9999-12-31T23:59", "year"),
        ("2027-03-28T02:30", "clocks are put forward"),
    ],
)
def test_a_moment_that_is_none_is_refused(desk: Client, draft: alerts.AlertFacts, at: str, says: str) -> None:
    answer = order(desk, draft.id, do="schedule", at=at)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert says in words(answer)
    assert state(draft.id) == "draft"


def test_the_count_for_a_moment_without_javascript(desk: Client, draft: alerts.AlertFacts) -> None:
    subscribe(1, "breaking")
    day = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%d")
    answer = desk.post(f"/desk/alerts/{draft.id}/order", {"do": "count", "at": f"{day}T07:30"})
    assert "1 reader then" in words(answer)
    assert state(draft.id) == "draft"


def test_two_people(desk: Client, draft: alerts.AlertFacts, colleague: Client) -> None:
    two(desk)
    assert "asks for two people" in words(desk.get(f"/desk/alerts/{draft.id}/order"))
    order(desk, draft.id)
    assert state(draft.id) == "waiting"
    own = desk.post(f"/desk/alerts/{draft.id}/approve", {"base": base_of(desk, draft.id, "")}, follow=True)
    assert "A second person has to approve it" in words(own)
    assert state(draft.id) == "waiting"
    assert 'Alerts <span class="count">1' in colleague.get("/desk/").content.decode()
    colleague.post(f"/desk/alerts/{draft.id}/approve", {"base": "of another text"})
    assert state(draft.id) == "waiting", "a second person approves what was read, nothing else"
    colleague.post(f"/desk/alerts/{draft.id}/approve", {"base": base_of(colleague, draft.id, "")})
    assert state(draft.id) == "proving"


def two(desk: Client) -> None:
    desk.post("/desk/alerts/rule", {"urgency": "1", "any": ["breaking"], "two_people": "on"})
    assert alerts.flash_rule().two_people


def test_stopped_under_way(desk: Client, draft: alerts.AlertFacts) -> None:
    order(desk, draft.id)
    desk.post(f"/desk/alerts/{draft.id}/stop")
    assert state(draft.id) == "cancelled"
    assert "Stopped by vesna" in words(desk.get(f"/desk/alerts/{draft.id}"))
    for action in ("stop", "take-back", "approve", "discard"):
        answer = desk.post(f"/desk/alerts/{draft.id}/{action}", {"base": base(draft.id)}, follow=True)
        assert "This alert" in words(answer)
        assert state(draft.id) == "cancelled"


def base(alert_id: int) -> str:
    found = alerts.alert(alert_id=alert_id)
    assert found
    return mark_of(found)


def test_a_draft_is_thrown_away(desk: Client, draft: alerts.AlertFacts) -> None:
    desk.post(f"/desk/alerts/{draft.id}/discard")
    assert alerts.alert(alert_id=draft.id) is None
    assert desk.get(f"/desk/alerts/{draft.id}").status_code == 404
    assert desk.post(f"/desk/alerts/{draft.id}/order", {"do": "now"}).status_code == 404


@pytest.mark.parametrize("action", ["approve", "take-back", "stop", "discard"])
def test_what_acts_on_an_alert_cannot_be_linked_to(desk: Client, draft: alerts.AlertFacts, action: str) -> None:
    assert desk.get(f"/desk/alerts/{draft.id}/{action}").status_code == 405
    assert state(draft.id) == "draft"


@pytest.mark.parametrize("page", ["", "/rule", "/audience", "/compose"])
def test_what_shows_takes_no_other_method(desk: Client, page: str) -> None:
    assert desk.put(f"/desk/alerts{page}").status_code == 405


def test_the_list_is_searched_and_turned_over(desk: Client, story: DeskStory) -> None:
    assert "Nobody was alerted yet" in words(desk.get("/desk/alerts"))
    for number in range(45):
        made = written(desk, story, title=f"Alert no. {number}", any=["breaking"])
        sent(made.id, (), at=datetime.now(UTC))
    first = desk.get("/desk/alerts").content.decode()
    assert "Alert no. 44" in first
    assert "Alert no. 4<" not in first
    older = re.search(r'href="(\?before=\d+)"', first)
    assert older
    assert "Alert no. 4<" in desk.get(f"/desk/alerts{older[1]}").content.decode()
    found = words(desk.get("/desk/alerts", {"words": "no. 17", "state": "sent"}))
    assert "Alert no. 17" in found
    assert "Alert no. 18" not in found
    assert "No alert fits" in words(desk.get("/desk/alerts", {"words": "zeppelin"}))


def test_one_alerts_figures(desk: Client, draft: alerts.AlertFacts) -> None:
    devices = [subscribe(number, "breaking") for number in range(1, 5)]
    began = datetime.now(UTC) - timedelta(minutes=3)
    sent(draft.id, devices, at=began)
    receipt(draft.id, devices[0], "shown", after_ms=900)
    receipt(draft.id, devices[1], "shown", after_ms=121_000)
    receipt(draft.id, devices[0], "clicked", after_ms=5_000)
    said = words(desk.get(f"/desk/alerts/{draft.id}"))
    assert "To be told 4" in said
    assert "Shown 2" in said
    assert "Opened 1" in said
    assert "Shown within two minutes 50 % objective: 90 %" in said
    assert re.search(r"Others 4 2 50 % 50 % 1 25 %", said)
    assert "2 min 30 s 2 1" in said, "the table of the two lines"
    assert "0 min 00 s 0 0" in said


def test_a_kill_and_a_correction_say_how_many_were_alerted(
    desk: Client, story: DeskStory, draft: alerts.AlertFacts
) -> None:
    kill_page = f"/desk/stories/{story.row.id}/kill"
    assert "alerted" not in words(desk.get(kill_page))
    devices = [subscribe(number, "breaking") for number in range(1, 4)]
    sent(draft.id, devices, at=datetime.now(UTC))
    assert "3 readers alerted" in words(desk.get(kill_page))
    assert "3 readers alerted" in words(desk.get(f"/desk/stories/{story.row.id}/edit"))
    assert "3 readers alerted" in words(desk.get(f"/desk/stories/{story.row.id}"))
    alerts.unsubscribe(endpoint=f"{SERVICE}/send/1")
    assert "2 readers alerted" in words(desk.get(kill_page))


def test_a_correction_reaches_who_was_told_and_needs_no_topic(
    desk: Client, story: DeskStory, draft: alerts.AlertFacts
) -> None:
    subscribe(8, "breaking")
    sent(draft.id, [subscribe(1, "breaking")], at=datetime.now(UTC))
    now = datetime.now(UTC)
    save_draft(story_id=story.row.id, editor="vesna", copy=story.copy, base=story.revision, now=now)
    correct(story_id=story.row.id, editor="vesna", note="It opens.", now=now)
    composer = desk.get(f"{COMPOSE}?story={story.row.id}")
    assert re.search(r'name="kind" value="correction" checked', composer.content.decode())
    assert "1 reader now" in words(composer)
    assert written(desk, story, kind="correction", any=[]).story_version == 2


def test_a_draft_for_an_older_version_says_so(desk: Client, story: DeskStory, draft: alerts.AlertFacts) -> None:
    now = datetime.now(UTC)
    save_draft(story_id=story.row.id, editor="vesna", copy=story.copy, base=story.revision, now=now)
    correct(story_id=story.row.id, editor="vesna", note="It opens.", now=now)
    assert "written for version 1; readers now see version 2" in words(desk.get(f"/desk/alerts/{draft.id}/order"))
    assert "written for version 1; readers now see version 2" in words(desk.get(f"/desk/alerts/{draft.id}/edit"))


def test_the_flash_rule_is_off_until_somebody_switches_it_on(desk: Client) -> None:
    subscribe(1, "breaking")
    assert "Off. No copy from the wire alerts anybody by itself." in words(desk.get("/desk/alerts/rule"))
    desk.post("/desk/alerts/rule", {"is_on": "on", "urgency": "2", "sections": ["news"], "any": ["breaking"]})
    rule = alerts.flash_rule()
    assert (rule.is_on, rule.urgency, rule.sections, rule.two_people) == (True, 2, ("news",), False)
    said = words(desk.get("/desk/alerts/rule"))
    assert "of flashes and bulletins in News, those who follow Breaking news are alerted at once" in said
    assert "1 reader now" in said
    assert "Flash rule: on" in words(desk.get("/desk/alerts"))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"urgency": "9"}, "9"),
        ({"any": []}, "No topic is chosen"),
        ({"sections": ["atlantis"]}, "atlantis"),
        ({"any": ["breaking"], "none": ["breaking"]}, "both wanted and left out"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(desk: Client, fields: dict[str, object], says: str) -> None:
    answer = desk.post("/desk/alerts/rule", {"is_on": "on", "urgency": "1", "any": ["breaking"]} | fields)
    assert answer.status_code == 422
    assert not alerts.flash_rule().is_on
    assert says in words(answer)


def test_a_browser_becomes_a_device_of_the_desk_and_ceases_to_be(desk: Client) -> None:
    assert "No device yet" in words(desk.get("/desk/alerts/devices"))
    idle, reading = subscribe(1), subscribe(2, "breaking")
    for number in (1, 2):
        desk.post("/desk/alerts/devices", {"endpoint": f"{SERVICE}/send/{number}"})
    assert [(owner, device.id) for owner, device in alerts.desk_devices()] == [
        ("vesna", idle.id),
        ("vesna", reading.id),
    ]
    assert "vesna follows alerts as a reader, too" in words(desk.get("/desk/alerts/devices"))
    for device in (idle, reading, idle):
        assert desk.post(f"/desk/alerts/devices/{device.id}/remove").status_code == 302
    assert alerts.desk_devices() == ()
    assert alerts.device(endpoint=f"{SERVICE}/send/1") is None, "who follows nothing is forgotten"
    assert alerts.device(endpoint=f"{SERVICE}/send/2") is not None, "a reader stays a reader"


@pytest.mark.parametrize("endpoint", ["", f"{SERVICE}/send/unknown", "x" * 10_000, "\x00"])
def test_a_browser_nobody_knows_becomes_no_device(desk: Client, endpoint: str) -> None:
    answer = desk.post("/desk/alerts/devices", {"endpoint": endpoint}, follow=True)
    assert "does not know this browser" in words(answer)
    assert alerts.desk_devices() == ()


def test_a_readers_device_cannot_be_removed_from_the_desk(desk: Client) -> None:
    reader = subscribe(1, "breaking")
    desk.post(f"/desk/alerts/devices/{reader.id}/remove")
    assert alerts.device(endpoint=f"{SERVICE}/send/1") is not None
