"""Briefings at the desk: laid out, changed button by button, tried, ordered, taken back, stopped; and the rota."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.briefing import api as briefings
from wireroom.desk.api import Role, take_on
from wireroom.desk.models import Act
from wireroom.desk.rules.places import moved
from wireroom.kernel.outbox import deliver
from wireroom.kernel.site import current_site
from wireroom.reader.models import Enrolment, Recipient
from wireroom.story.api import DeskStory

pytestmark = pytest.mark.django_db
Bring = Callable[..., DeskStory | None]


def words(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


@pytest.fixture
def edition(desk: Client, story: DeskStory) -> briefings.EditionFacts:
    """A draft of a breaking briefing, made with one key on the story's page."""
    assert 'data-key="b"' in desk.get(f"/desk/stories/{story.row.id}").content.decode()
    answer = desk.post(f"/desk/briefings/breaking/{story.row.id}")
    made = briefings.editions()[0]
    assert answer["Location"] == f"/desk/briefings/{made.id}"
    return made


def base_of(desk: Client, edition_id: int) -> str:
    page = desk.get(f"/desk/briefings/{edition_id}").content.decode()
    found = re.search(r'name="base" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def press(desk: Client, edition: briefings.EditionFacts, action: str, **fields: str) -> object:
    base = base_of(desk, edition.id) if action in {"edit", "order"} else ""
    return desk.post(f"/desk/briefings/{edition.id}/{action}", {"base": base} | fields, follow=True)


def now(edition: briefings.EditionFacts) -> briefings.EditionFacts:
    found = briefings.edition(edition_id=edition.id)
    assert found
    return found


def held(edition: briefings.EditionFacts) -> list[str]:
    return [each.headline for each in briefings.places(edition_id=edition.id, now=datetime.now(UTC))]


def test_the_empty_list_says_how_to_begin(desk: Client) -> None:
    said = words(desk.get("/desk/briefings"))
    assert "Nothing was mailed yet" in said
    assert "Off. No morning briefing goes out by itself." in said
    assert "Morning briefing: 0 readers. Breaking news: 0 readers" in said


def test_one_key_makes_one_draft_and_the_letter_is_shown(desk: Client, edition: briefings.EditionFacts) -> None:
    desk.post(f"/desk/briefings/breaking/{edition.story_id}")
    assert len(briefings.editions()) == 1
    said = words(desk.get(f"/desk/briefings/{edition.id}"))
    assert "Empty: it follows the first story: “Breaking: Harbour bridge to close”." in said
    letter = desk.get(f"/desk/briefings/{edition.id}/letter")
    assert "Harbour bridge to close" in letter.content.decode()
    policy = letter["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert letter["X-Frame-Options"] == "SAMEORIGIN"


def test_words_and_stories_are_changed_button_by_button(
    desk: Client, edition: briefings.EditionFacts, bring: Bring
) -> None:
    other = bring(uri="urn:halyard:2", headline="Ferries will run", slugline="FERRY", body_xhtml="<p>They run.</p>")
    assert other
    page = desk.get(f"/desk/briefings/{edition.id}").content.decode()
    assert f'value="in:{other.row.id}"' in page
    press(desk, edition, "edit", do=f"in:{other.row.id}", subject="Two things", intro="Good day.")
    assert held(edition) == ["Harbour bridge to close", "Ferries will run"]
    assert now(edition).subject == "Two things"
    press(desk, edition, "edit", do=f"up:{other.row.id}", subject="Two things", intro="Good day.")
    assert held(edition) == ["Ferries will run", "Harbour bridge to close"]
    press(desk, edition, "edit", do=f"out:{edition.story_id}", subject="", intro="")
    assert held(edition) == ["Ferries will run"]
    answer = press(desk, edition, "edit", do=f"out:{other.row.id}", subject="Kept", intro="As typed.")
    assert answer.status_code == 422
    assert "Nothing is left in it" in words(answer)
    assert 'value="Kept"' in answer.content.decode()
    assert held(edition) == ["Ferries will run"]


def test_who_was_slower_loses_nothing(desk: Client, edition: briefings.EditionFacts) -> None:
    stale = base_of(desk, edition.id)
    press(desk, edition, "edit", do="save", subject="Theirs", intro="")
    given = {"base": stale, "do": "save", "subject": "Mine", "intro": "My words."}
    answer = desk.post(f"/desk/briefings/{edition.id}/edit", given)
    assert answer.status_code == 409
    assert "My words." in answer.content.decode()
    assert now(edition).subject == "Theirs"
    ordered = desk.post(f"/desk/briefings/{edition.id}/order", {"base": stale, "do": "now"})
    assert ordered.status_code == 409
    assert now(edition).state == "draft"


def test_ordered_taken_back_and_scheduled(desk: Client, edition: briefings.EditionFacts) -> None:
    assert "On its way" in words(press(desk, edition, "order", do="now"))
    press(desk, edition, "take-back")
    assert now(edition).state == "draft"
    at = (datetime.now(UTC) + timedelta(hours=3)).astimezone(current_site().zone)
    assert "Scheduled for" in words(press(desk, edition, "order", do="schedule", at=at.strftime("%Y-%m-%dT%H:%M")))
    due = now(edition).due_at
    assert due
    assert due == at.replace(second=0, microsecond=0)
    press(desk, edition, "edit", do="save", subject="Later words", intro="")
    assert (now(edition).state, now(edition).subject) == ("scheduled", "Later words")
    press(desk, edition, "stop")
    assert now(edition).state == "cancelled"
    for action in ("stop", "take-back", "discard"):
        assert "This edition" in words(press(desk, edition, action))
    assert [act.deed for act in Act.objects.filter(on="briefing").order_by("pk")][-1] == "stopped a briefing"


@pytest.mark.parametrize("at", ["", "never", "2020-01-01T07:00", "9999-12-31T23:59"])
def test_what_is_no_moment_is_refused(desk: Client, edition: briefings.EditionFacts, at: str) -> None:
    assert press(desk, edition, "order", do="schedule", at=at).status_code == 422
    assert now(edition).state == "draft"


def test_a_trial_goes_to_one_address(desk: Client, edition: briefings.EditionFacts) -> None:
    mail.outbox = []
    assert "Nobody else gets it" in words(press(desk, edition, "trial", address="vesna@example.org"))
    deliver(lane="post", now=datetime.now(UTC))
    assert [(each.to, each.subject) for each in mail.outbox] == [
        (["vesna@example.org"], "Trial: Breaking: Harbour bridge to close")
    ]
    assert press(desk, edition, "trial", address="nobody").status_code == 422
    assert "vesna@example.org" not in str(list(Act.objects.values())), "no address in the audit log"


def test_a_draft_is_thrown_away(desk: Client, edition: briefings.EditionFacts) -> None:
    press(desk, edition, "discard")
    assert desk.get(f"/desk/briefings/{edition.id}").status_code == 404
    assert desk.get(f"/desk/briefings/{edition.id}/letter").status_code == 404


def test_the_morning_is_laid_out_by_a_press(desk: Client, story: DeskStory) -> None:
    assert story
    answer = desk.post("/desk/briefings/morning", follow=True)
    assert "laid out anew from the front at its moment" in words(answer)
    assert "Morning briefing: Harbour bridge to close" in words(answer)
    desk.post("/desk/briefings/morning")
    assert len(briefings.editions()) == 1


def test_figures_are_shown_and_a_kill_says_who_was_mailed(desk: Client, edition: briefings.EditionFacts) -> None:
    recipient = Recipient.objects.create(address="ada@example.org", token="t", born_at=datetime.now(UTC))
    given = {"words": "Yes", "asked_at": datetime.now(UTC), "confirmed_at": datetime.now(UTC)}
    Enrolment.objects.create(recipient=recipient, on_list="breaking", **given)
    assert "To 1 reader" in words(desk.get(f"/desk/briefings/{edition.id}"))
    press(desk, edition, "order", do="now")
    duty = briefings.Duty(clock=type("Now", (), {"now": staticmethod(lambda: datetime.now(UTC))}))
    for _ in range(5):
        duty.turn()
    said = words(desk.get(f"/desk/briefings/{edition.id}"))
    assert "To be mailed 1 Sent 1 Came back 0" in said
    assert "ada@example.org" not in said
    assert "Mailed to 1 reader" in words(desk.get(f"/desk/stories/{edition.story_id}/kill"))
    assert "mailed to 1 reader" in words(desk.get(f"/desk/stories/{edition.story_id}"))
    assert "Sent 1" in words(desk.get("/desk/briefings"))


def test_a_story_nobody_can_see_is_not_mailed(desk: Client, story: DeskStory) -> None:
    desk.post(f"/desk/stories/{story.row.id}/kill", {"reason": "Wrong."})
    answer = desk.post(f"/desk/briefings/breaking/{story.row.id}", follow=True)
    assert "Readers cannot see this story" in words(answer)
    assert desk.post("/desk/briefings/breaking/999").status_code == 404
    assert briefings.editions() == ()


def test_the_rota_is_off_until_somebody_switches_it_on(desk: Client) -> None:
    given = {"is_on": "on", "at": "06:30", "days": ["0", "4"], "stories": "5", "lead_minutes": "45"}
    said = words(desk.post("/desk/briefings/rota", given, follow=True))
    assert "Monday, Friday at 06:30, the first 5 stories of the front. It is laid out 45 minutes before" in said
    assert (briefings.rota().days, briefings.rota().stories) == ((0, 4), 5)


@pytest.mark.parametrize(
    "fields",
    [{"at": "25:99"}, {"days": []}, {"days": ["9"]}, {"stories": "0"}, {"lead_minutes": "-1"}, {"stories": ""}],
)
def test_a_rota_that_makes_no_sense_is_refused(desk: Client, fields: dict[str, object]) -> None:
    given = {"is_on": "on", "at": "06:30", "days": ["0"], "stories": "5", "lead_minutes": "45"} | fields
    assert desk.post("/desk/briefings/rota", given).status_code == 422
    assert not briefings.rota().is_on


def test_a_reporter_may_lay_out_but_not_touch_what_is_ordered(desk: Client, edition: briefings.EditionFacts) -> None:
    reporter = Client()
    reporter.force_login(take_on(name="ines", role=Role.REPORTER, by="vesna", now=datetime.now(UTC)))
    assert press(reporter, edition, "edit", do="save", subject="A reporter's", intro="").status_code == 200
    at = (datetime.now(UTC) + timedelta(hours=3)).astimezone(current_site().zone).strftime("%Y-%m-%dT%H:%M")
    press(desk, edition, "order", do="schedule", at=at)
    base = base_of(desk, edition.id)
    given = {"base": base, "do": "save", "subject": "Slipped in", "intro": ""}
    assert reporter.post(f"/desk/briefings/{edition.id}/edit", given).status_code == 403
    assert now(edition).subject == "A reporter's"
    page = reporter.get(f"/desk/briefings/{edition.id}").content.decode()
    for hidden in ("/order", "/trial", "/stop", "/edit"):
        assert f"/desk/briefings/{edition.id}{hidden}" not in page


@settings(deadline=None)
@given(st.lists(st.integers(1, 50), max_size=8, unique=True), st.sampled_from(["up", "down", "out", "in", "x"]), st.integers(1, 50))  # fmt: skip # noqa: E501 - one line reads best
def test_a_button_moves_one_story_and_loses_no_other(stories: list[int], what: str, story_id: int) -> None:
    after = moved(stories, wanted=f"{what}:{story_id}")
    assert len(set(after)) == len(after)
    assert set(after) ^ set(stories) <= {story_id}
    assert [each for each in after if each != story_id] == [each for each in stories if each != story_id] or what in {
        "up",
        "down",
    }


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_other_button_does_anything(wanted: str) -> None:
    assert moved([1, 2, 3], wanted=wanted) == [1, 2, 3] or re.fullmatch(r"(up|down|in|out):\d+", wanted)
