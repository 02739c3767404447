"""What becomes of a story becomes of its notifications: replaced, corrected, withdrawn, or heard of in the morning."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta

import pytest
from alert_room import FIRST_BATCH, Hands

from h2_push_service import Reply
from wireroom.alert import api as alert
from wireroom.alert.models import Alert
from wireroom.kernel.outbox import deliver
from wireroom.story import api as story
from wireroom.wire.api import file_delivery, receive, save_feed

pytestmark = pytest.mark.django_db
NIGHT = alert.Rest(zone="UTC", begins=time(11, 0), ends=time(18, 0))
"""Quiet while the tests begin: it is noon then."""


@dataclass
class Running:
    """A story from the wire, and what happens to it."""

    hands: Hands
    pages: dict[str, object]
    takes: int = 0

    def take(
        self, headline: str = "Dam bursts", *, urgency: int = 1, uri: str = "urn:halyard:1", slugline: str = "DAM"
    ) -> int:
        """The agency sends the next take; the story's number."""
        self.takes += 1
        save_feed(name="halyard", credit_name="Halyard", follow=True)
        now = self.hands.clock.now()
        copy = {
            "uri": uri,
            "version": str(self.takes),
            "type": "text",
            "versioncreated": now.isoformat(),
            "pubstatus": "usable",
            "language": "en",
            "headline": headline,
            "slugline": slugline,
            "urgency": urgency,
            "body_xhtml": f"<p>Take {self.takes} of the story.</p>",
        }
        receipt = receive(feed="halyard", name=f"{self.takes}.json", data=json.dumps(copy).encode(), now=now)
        file_delivery(delivery_id=receipt.delivery_id, now=now)
        return self.heard()

    def heard(self) -> int:
        """Everybody hears of it, and the page is made."""
        deliver(lane="quick", now=self.hands.clock.now())
        facts = story.desk_stories(limit=1)[0]
        public = story.published_story(story_id=facts.id, now=self.hands.clock.now())
        if public:
            self.pages[public.path] = str(public.current.number)
            self.path = public.path
        return facts.id


@pytest.fixture
def running(hands: Hands, pages: dict[str, object]) -> Running:
    return Running(hands, pages)


@pytest.fixture
def told(hands: Hands, running: Running) -> Callable[..., int]:
    """A story is out, and readers were told of it as it stands."""

    def tell(*, kind: alert.AlertKind = "breaking") -> int:
        story_id = running.take(urgency=3)
        _tell(hands, story_id, kind=kind)
        return story_id

    return tell


def _tell(hands: Hands, story_id: int, *, kind: alert.AlertKind = "breaking") -> int:
    now = hands.clock.now()
    _, words, _ = alert.suggest(story_id=story_id, now=now)
    public = story.published_story(story_id=story_id, now=now)
    assert public is not None
    aim = alert.Aim(any_of=(alert.BREAKING,))
    made = alert.compose(
        kind=kind, words=words, aim=aim, by="an editor", now=now, story_id=story_id, story_version=public.current.number
    )
    alert.order(alert_id=made.id, by="an editor", now=now)
    hands.work()
    return made.id


def _draft(hands: Hands, running: Running, story_id: int) -> int:
    return alert.compose(
        kind="breaking",
        words=alert.Words(title="Dam bursts", body="", path=running.path),
        aim=alert.Aim(any_of=(alert.BREAKING,)),
        by="an editor",
        now=hands.clock.now(),
        story_id=story_id,
        story_version=1,
    ).id


def _titles(hands: Hands) -> dict[str, list[object]]:
    return {path: [notice["title"] for notice in screen.values()] for path, screen in hands.shown().items()}


def test_an_update_takes_the_place_of_what_is_shown(hands: Hands, running: Running, told: Callable[..., int]) -> None:
    hands.reader()
    story_id = told()
    running.take("Dam bursts, valley cleared", urgency=3)
    _tell(hands, story_id, kind="update")
    assert _titles(hands) == {"/send/1": ["Dam bursts, valley cleared"]}
    versions = [notice["data"]["version"] for screen in hands.shown().values() for notice in screen.values()]
    assert versions == [2]


def test_an_update_makes_no_sound_for_who_rests_and_does_not_come_to_who_paused_or_muted(
    hands: Hands, running: Running, told: Callable[..., int]
) -> None:
    hands.reader(rest=NIGHT, wakes=True)
    hands.reader(cap=1)
    hands.reader()
    paused, muting = hands.reader(), hands.reader()
    story_id = told()
    resting = alert.Wishes(topics=(alert.BREAKING,), paused=True)
    alert.change_wishes(endpoint=paused.endpoint, wishes=resting, now=hands.clock.now())
    alert.mute_story(endpoint=muting.endpoint, story_id=story_id, now=hands.clock.now())
    running.take("Dam bursts, valley cleared", urgency=3)
    before = len(hands.push.deliveries)
    number = _tell(hands, story_id, kind="update")
    silent = {path: notice["silent"] for path, screen in hands.shown(before).items() for notice in screen.values()}
    assert silent == {"/send/1": True, "/send/2": True, "/send/3": False}
    assert alert.progress(alert_id=number, now=hands.clock.now()).left_out == {"paused": 1, "muted": 1}
    found = alert.audience(kind="update", aim=alert.Aim(), story_id=story_id, now=hands.clock.now())
    assert found.left_out == {"paused": 1, "muted": 1}
    before = len(hands.push.deliveries)
    _tell(hands, story_id)
    silent = {path: notice["silent"] for path, screen in hands.shown(before).items() for notice in screen.values()}
    assert silent == {"/send/1": False, "/send/2": True, "/send/3": False}, "breaking news wakes who let it"


def test_a_draft_written_early_and_sent_late_is_newer_than_what_was_sent_meanwhile(
    hands: Hands, running: Running, told: Callable[..., int]
) -> None:
    hands.reader()
    story_id = running.take(urgency=3)
    now = hands.clock.now()
    early = alert.compose(
        kind="update",
        words=alert.Words(title="Written early", body="", path=running.path),
        aim=alert.Aim(any_of=(alert.BREAKING,)),
        by="an editor",
        now=now,
        story_id=story_id,
        story_version=1,
    )
    told()
    alert.order(alert_id=early.id, by="an editor", now=now)
    hands.work()
    versions = [
        json.loads(hands.browsers[each.path].read(each.body))["notification"]["data"]["version"]
        for each in hands.push.deliveries
    ]
    assert versions == sorted(set(versions))
    assert _titles(hands) == {"/send/1": ["Written early"]}


def test_a_correction_reaches_exactly_those_who_were_told_of_the_wrong_version(
    hands: Hands, running: Running, told: Callable[..., int]
) -> None:
    hands.reader()
    story_id = told()
    hands.reader()
    _correct(hands, running, story_id, "The dam stands; a dyke has burst.")
    assert hands.push.paths() == ["/send/1", "/send/1"]
    (notice,) = hands.shown()["/send/1"].values()
    assert str(notice["title"]).startswith("Correction: ")
    assert notice["body"] == "The dam stands; a dyke has burst."
    running.heard()
    hands.work()
    assert len(hands.push.deliveries) == 2, "the same correction is not told twice"


def test_a_correction_after_a_corrected_alert_leaves_those_alone_who_were_told_the_right_thing(
    hands: Hands, running: Running, told: Callable[..., int]
) -> None:
    hands.reader()
    story_id = told()
    _correct(hands, running, story_id, "First correction.")
    before = len(hands.push.deliveries)
    hands.reader()
    _tell(hands, story_id, kind="breaking")
    assert hands.push.paths()[before:].count("/send/2") == 1
    before = len(hands.push.deliveries)
    _correct(hands, running, story_id, "Second correction.")
    assert sorted(hands.push.paths()[before:]) == ["/send/1", "/send/2"]


def test_a_correction_stops_what_still_says_the_wrong_thing_and_reaches_who_was_about_to_hear_it(
    hands: Hands, running: Running
) -> None:
    for _ in range(60):
        hands.reader()
    hands.reader("section:sport")
    story_id = running.take(urgency=3)
    hands.push.answer = lambda _: (
        Reply() if len(hands.push.deliveries) < FIRST_BATCH else Reply(429, {"retry-after": "300"})
    )
    wrong = _tell(hands, story_id)
    assert len(set(hands.push.paths())) < 60
    hands.push.answer = lambda _: Reply()
    hands.clock.pass_by(minutes=1)
    _correct(hands, running, story_id, "It was a dyke.", headline="Dyke bursts")
    facts = alert.alert(alert_id=wrong)
    assert facts is not None
    assert facts.state == "cancelled"
    assert facts.trouble.startswith("Its story was corrected.")
    hands.clock.pass_by(minutes=6)
    hands.work()
    everybody = {f"/send/{number}" for number in range(1, 61)}
    assert {path for path, titles in _titles(hands).items() if titles == ["Correction: Dyke bursts"]} == everybody


def test_a_correction_that_an_update_followed_before_anybody_heard_of_it_is_told_all_the_same(
    hands: Hands, running: Running, told: Callable[..., int]
) -> None:
    hands.reader()
    story_id = told()
    _publish(hands, story_id, "It was a dyke.", headline="Dyke bursts")
    _publish(hands, story_id, headline="Dyke bursts, valley cleared")
    running.heard()
    hands.work()
    (notice,) = hands.shown()["/send/1"].values()
    assert notice["title"] == "Correction: Dyke bursts, valley cleared"
    assert notice["body"] == "It was a dyke."
    hands.reader()
    _tell(hands, story_id)
    before = len(hands.push.deliveries)
    _publish(hands, story_id, headline="Dyke bursts, valley empty")
    running.heard()
    hands.work()
    assert len(hands.push.deliveries) == before, "neither told twice nor told to whom nothing wrong was said"


def test_a_correction_reaches_who_heard_of_the_story_in_a_digest_of_several_alone(
    hands: Hands, running: Running
) -> None:
    hands.reader(rest=NIGHT)
    hands.work()
    _tell(hands, running.take("Dam bursts", urgency=3, uri="urn:halyard:1", slugline="DAM"))
    second = running.take("Mayor resigns", urgency=3, uri="urn:halyard:2", slugline="MAYOR")
    _tell(hands, second)
    running.pages["/"] = "1"
    hands.clock.pass_by(hours=6, minutes=1)
    _past_the_look_around(hands)
    assert _titles(hands) == {"/send/1": ["2 stories while you were away"]}
    path = running.path
    _correct(hands, running, second, "It was the deputy.", headline="Deputy resigns")
    running.pages[path] = "2"
    hands.work()
    assert _titles(hands)["/send/1"][-1] == "Correction: Deputy resigns"


def test_an_alert_that_waits_goes_back_to_draft_when_its_story_is_corrected_and_says_why(
    hands: Hands, running: Running
) -> None:
    hands.reader()
    story_id = running.take(urgency=3)
    scheduled, waiting = _draft(hands, running, story_id), _draft(hands, running, story_id)
    alert.order(alert_id=scheduled, by="an editor", now=hands.clock.now(), at=hands.clock.now() + timedelta(hours=1))
    alert.set_flash_rule(rule=alert.FlashRule(two_people=True), by="an editor", now=hands.clock.now())
    alert.order(alert_id=waiting, by="an editor", now=hands.clock.now())
    _correct(hands, running, story_id, "It was a dyke.", headline="Dyke bursts")
    for number in (scheduled, waiting):
        facts = alert.alert(alert_id=number)
        assert facts is not None
        assert (facts.state, facts.due_at, facts.ordered_by) == ("draft", None, "")
        assert facts.trouble.startswith("Its story was corrected since")
    hands.clock.pass_by(hours=2)
    hands.work()
    assert hands.push.deliveries == []
    alert.set_flash_rule(rule=alert.FlashRule(), by="an editor", now=hands.clock.now())
    ordered = alert.order(alert_id=waiting, by="an editor", now=hands.clock.now())
    assert (ordered.state, ordered.trouble) == ("proving", "")


def test_a_kill_stops_what_has_not_left_and_replaces_what_is_shown(
    hands: Hands, running: Running, told: Callable[..., int]
) -> None:
    for _ in range(3):
        hands.reader()
    story_id = told()
    hands.reader()
    waiting = alert.compose(
        kind="update",
        words=alert.Words(title="More soon", body="", path=running.path),
        aim=alert.Aim(any_of=(alert.BREAKING,)),
        by="an editor",
        now=hands.clock.now(),
        story_id=story_id,
    )
    story.kill(story_id=story_id, ordered_by="an editor", reason="Wrong dam", now=hands.clock.now())
    running.pages[running.path] = 410
    running.heard()
    hands.work()
    facts = alert.alert(alert_id=waiting.id)
    assert facts is not None
    assert facts.state == "cancelled"
    assert sorted(hands.push.paths()[3:]) == ["/send/1", "/send/2", "/send/3"]
    for path in ("/send/1", "/send/2", "/send/3"):
        (notice,) = hands.shown()[path].values()
        assert notice["title"] == "This report has been withdrawn"
        assert "dam" not in json.dumps(notice).lower().replace(running.path.lower(), "")


def test_a_kill_that_is_heard_of_twice_is_told_once(hands: Hands, running: Running, told: Callable[..., int]) -> None:
    from wireroom.alert.subscribers import stories_changed  # noqa: PLC0415 - what the outbox calls
    from wireroom.story.events import StoryKilled  # noqa: PLC0415 - as above

    hands.reader()
    story_id = told()
    running.pages[running.path] = 410
    killed = StoryKilled(story_id=story_id)
    stories_changed([killed])
    stories_changed([killed])
    hands.work()
    stories_changed([killed])
    hands.work()
    assert Alert.objects.filter(kind="kill").count() == 1
    assert len(hands.push.deliveries) == 2


def test_a_kill_in_the_middle_of_a_sending_reaches_whoever_was_told(hands: Hands, running: Running) -> None:
    for _ in range(60):
        hands.reader()
    story_id = running.take(urgency=3)
    now = hands.clock.now()
    _, words, aim = alert.suggest(story_id=story_id, now=now)
    aim = alert.Aim(any_of=(alert.BREAKING,))
    made = alert.compose(kind="breaking", words=words, aim=aim, by="x", now=now, story_id=story_id, story_version=1)
    alert.order(alert_id=made.id, by="x", now=now)
    hands.work(turns=1)
    assert len(hands.push.deliveries) == FIRST_BATCH
    story.kill(story_id=story_id, ordered_by="an editor", reason="Wrong dam", now=now)
    running.pages[running.path] = 410
    running.heard()
    hands.work()
    assert len(hands.push.deliveries) == 2 * FIRST_BATCH
    shown = [notice["title"] for screen in hands.shown().values() for notice in screen.values()]
    assert shown == ["This report has been withdrawn"] * FIRST_BATCH


def test_a_wire_flash_rings_by_rule_once_and_only_where_the_rule_is_on(hands: Hands, running: Running) -> None:
    hands.reader()
    running.take("Nobody rings", urgency=1)
    hands.work()
    assert hands.push.deliveries == []
    alert.set_flash_rule(rule=alert.FlashRule(is_on=True), by="an editor", now=hands.clock.now())
    running.take("Dam bursts", urgency=1)
    hands.work()
    running.take("Dam bursts, more follows", urgency=1)
    hands.work()
    assert _titles(hands) == {"/send/1": ["Dam bursts"]}
    assert Alert.objects.get().ordered_by == "the flash rule"


def test_where_two_people_are_asked_for_the_rule_waits_for_one(hands: Hands, running: Running) -> None:
    hands.reader()
    alert.set_flash_rule(rule=alert.FlashRule(is_on=True, two_people=True), by="an editor", now=hands.clock.now())
    running.take("Dam bursts", urgency=1)
    hands.work()
    assert hands.push.deliveries == []
    alert.approve(alert_id=Alert.objects.get().pk, by="an editor", now=hands.clock.now())
    hands.work()
    assert _titles(hands) == {"/send/1": ["Dam bursts"]}


def test_what_quiet_hours_held_back_comes_once_in_the_morning(hands: Hands, running: Running) -> None:
    hands.reader(rest=NIGHT)
    hands.reader(rest=NIGHT, wakes=True)
    hands.reader()
    hands.work()
    first = running.take("Dam bursts", urgency=3)
    _tell(hands, first)
    assert sorted(hands.push.paths()) == ["/send/2", "/send/3"]
    hands.clock.pass_by(hours=5, minutes=59)
    _past_the_look_around(hands)
    assert len(hands.push.deliveries) == 2
    hands.clock.pass_by(minutes=2)
    running.pages["/"] = "1"
    _past_the_look_around(hands)
    assert hands.push.paths()[2:] == ["/send/1"]
    (notice,) = hands.shown()["/send/1"].values()
    assert notice["title"] == "Dam bursts"
    assert notice["silent"] is True
    hands.clock.pass_by(hours=1)
    _past_the_look_around(hands)
    assert len(hands.push.deliveries) == 3


def test_a_digest_names_no_story_that_was_killed_in_the_night_and_corrected_ones_as_they_are(
    hands: Hands, running: Running
) -> None:
    hands.reader(rest=NIGHT)
    hands.work()
    corrected = running.take("Dam bursts", urgency=3, uri="urn:halyard:1", slugline="DAM")
    _tell(hands, corrected)
    path = running.path
    killed = running.take("Mayor resigns", urgency=3, uri="urn:halyard:2", slugline="MAYOR")
    _tell(hands, killed)
    _correct(hands, running, corrected, "It was a dyke.", headline="Dyke bursts")
    running.pages[path] = "2"
    story.kill(story_id=killed, ordered_by="an editor", reason="Not so", now=hands.clock.now())
    running.heard()
    hands.clock.pass_by(hours=6, minutes=1)
    _past_the_look_around(hands)
    assert _titles(hands) == {"/send/1": ["Dyke bursts"]}


def test_a_kill_reaches_who_heard_of_the_story_in_a_digest_alone(hands: Hands, running: Running) -> None:
    hands.reader(rest=NIGHT)
    hands.work()
    first = running.take("Dam bursts", urgency=3, uri="urn:halyard:1", slugline="DAM")
    _tell(hands, first)
    path = running.path
    second = running.take("Mayor resigns", urgency=3, uri="urn:halyard:2", slugline="MAYOR")
    _tell(hands, second)
    running.pages["/"] = "1"
    hands.clock.pass_by(hours=6, minutes=1)
    _past_the_look_around(hands)
    (notice,) = hands.shown()["/send/1"].values()
    assert notice["title"] == "2 stories while you were away"
    assert "Dam bursts" in str(notice["body"])
    story.kill(story_id=first, ordered_by="an editor", reason="Not so", now=hands.clock.now())
    running.pages[path] = 410
    running.heard()
    hands.clock.pass_by(seconds=4)
    hands.work()
    assert [notice["title"] for notice in hands.shown()["/send/1"].values()] == [
        "A report in this list has been withdrawn"
    ]


def test_the_cap_holds_back_what_is_over_it_for_a_day(hands: Hands) -> None:
    hands.reader(cap=2)
    for number in range(4):
        hands.order(f"Alert {number}")
        hands.work(turns=2)
    assert len(hands.push.deliveries) == 2
    found = alert.progress(alert_id=Alert.objects.latest("pk").pk, now=hands.clock.now())
    assert found.left_out == {"capped": 1}
    hands.clock.pass_by(days=1, seconds=1)
    hands.order("A day later")
    hands.work(turns=2)
    assert len(hands.push.deliveries) == 3


def _correct(hands: Hands, running: Running, story_id: int, note: str, **changes: str) -> None:
    _publish(hands, story_id, note, **changes)
    running.heard()
    hands.work()


def _publish(hands: Hands, story_id: int, note: str = "", **changes: str) -> None:
    """Publish another version, with a note as a correction; nobody hears of it yet."""
    now = hands.clock.now()
    facts = story.desk_story(story_id=story_id)
    assert facts is not None
    copy = replace(facts.copy, standfirst=note, **changes)  # type: ignore[arg-type]
    story.save_draft(story_id=story_id, editor="an editor", copy=copy, base=facts.revision, now=now)
    if note:
        story.correct(story_id=story_id, editor="an editor", note=note, now=now)
    else:
        story.publish(story_id=story_id, editor="an editor", now=now)


def _past_the_look_around(hands: Hands) -> None:
    hands.duty._next.clear()
    hands.work()
