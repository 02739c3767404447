"""The audit log: every press that acts leaves its line, which nobody can change."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from desk_alerts import SERVICE, subscribe
from desk_till import open_till
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import resolve
from PIL import Image
from second_factor import app_code, secret_on
from test_archive_offered import ADDRESS, PIER, deliver_file
from test_desk_alerts import _equipped, base_of, written  # noqa: F401 - the first is a fixture
from test_desk_door import address_of

from filed import filed_items
from wireroom.desk.api import Role, take_on
from wireroom.desk.flows import acting as acting_flow
from wireroom.desk.flows.acting import acting
from wireroom.desk.flows.pen import be_here
from wireroom.desk.models import Act, Comment, Preset
from wireroom.desk.queries.acts import ActSearch, acts, all_acts
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.spreadsheets import harmless
from wireroom.desk.urls import urlpatterns
from wireroom.kernel.site import current_site, furnish
from wireroom.page.api import HOME, front_state
from wireroom.story.api import Copy, DeskStory, desk_stories, desk_story, posts_of, save_draft
from wireroom.support import api as support
from wireroom.wire import api as wire

Bring = Callable[..., DeskStory | None]
Press = Callable[..., None]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SILENT = {
    "viewed": "one's own mark of what was read: nothing of the newsroom changes",
    "challenge": "what a browser needs before it can prove a key: nothing changes yet",
}
FEED = {"credit_name": "Halyard", "zone": "Europe/Oslo", "default_section": "world", "language": "en"}
SFTP = {"host": "sftp.halyard.example", "user": "courier", "folder": "out", "after": "leave", "every": "30"}
SFTP |= {"include": "*", "port": "0", "seconds": "20", "secret": "tide", "do": "save"}
ALERT = {"kind": "breaking", "title": "Quay repaired", "body": "At last.", "any": ["breaking"]}
APPEAL = {"channel": "inside", "language_0": "en", "heading_0": "Read by many", "body_0": "Paid by some.", "times": "4"}
APPEAL |= {"button_0": "Support us", "every": "month", "amounts": "EUR 5", "rank": "3", "days": "30"}
COPY = {"headline": "Bridge shut", "body": "It is shut.", "section": "news"}


class Walk:
    """Presses buttons and sees that each leaves just the lines it should."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.walked: set[str] = set()
        self.told: set[str] = set()

    def press(self, address: str, /, *deeds: Deed, **fields: object) -> Act | None:
        last = Act.objects.order_by("-id").values_list("id", flat=True).first() or 0
        answer = self.client.post(address, fields)
        assert answer.status_code in {200, 302}, (address, answer.status_code, answer.content.decode()[-2000:])
        lines = list(Act.objects.filter(id__gt=last).order_by("id"))
        assert [line.deed for line in lines] == list(deeds), address
        self.walked.add(str(resolve(address.partition("?")[0]).url_name))
        self.told |= set(deeds)
        return lines[-1] if lines else None


def compared(story: DeskStory) -> dict[str, object]:
    """What the page of newer wire copy says of itself."""
    now = desk_story(story_id=story.row.id)
    return {"base": now.revision, "item": now.row.waiting_item_id or 0}


def walk_stories(walk: Walk, bring: Bring) -> None:
    story = bring()
    assert story is not None
    page = f"/desk/stories/{story.row.id}"

    def edit(do: str, *deeds: Deed, **fields: object) -> Act | None:
        base = desk_story(story_id=story.row.id).revision
        return walk.press(f"{page}/edit", *deeds, **COPY, **fields, do=do, base=base)

    saved = edit("save", Deed.DRAFT_SAVED)
    assert saved is not None
    assert (saved.by, saved.on, saved.which, saved.story) == ("vesna", "story", str(story.row.id), story.row.id)
    assert (saved.before, saved.after) == ("live", "live")
    edit("publish", Deed.DRAFT_SAVED, Deed.PUBLISHED)
    edit("correct", Deed.DRAFT_SAVED, Deed.CORRECTED, note="It is not shut.")
    bring(version=2, headline="Harbour bridge closed")
    walk.press(f"{page}/waiting", Deed.WIRE_TAKEN, **compared(story), do="take")
    bring(version=3, headline="Harbour bridge closed for long")
    walk.press(f"{page}/waiting", Deed.WIRE_LEFT, **compared(story), do="keep")
    bring(version=4, headline="Harbour bridge closed for good")
    merge = compared(story) | {"do": "merge", "line-headline": "theirs"}
    walk.press(f"{page}/waiting", Deed.WIRE_MERGED, **merge)
    walk.press(f"{page}/follow", Deed.FOLLOWED, **compared(story))
    ordinary = current_site()
    furnish(replace(ordinary, kill_by_two=True))
    walk.press(f"{page}/kill", Deed.KILL_ASKED, reason="Wrong bridge")
    walk.press(f"{page}/kill", Deed.KILL_WITHDRAWN, do="withdraw")
    furnish(ordinary)
    killed = walk.press(f"{page}/kill", Deed.KILLED, reason="Wrong bridge")
    assert killed is not None
    assert (killed.before, killed.after, killed.detail) == ("live", "killed", "Wrong bridge")
    begun = walk.press("/desk/stories/new", Deed.DRAFT_SAVED, **COPY, do="save", base=0)
    assert begun is not None
    assert begun.story is not None
    assert begun.story == desk_stories(state="draft", limit=1)[0].id
    draft = f"/desk/stories/{begun.story}"
    handed = walk.press(f"{draft}/hand-in", Deed.HANDED_IN)
    assert handed is not None
    assert (handed.before, handed.after) == ("draft", "draft, in review")
    walk.press(f"{draft}/send-back", Deed.SENT_BACK, note="Whose bridge?")
    base = desk_story(story_id=begun.story).revision
    walk.press(f"{draft}/edit", Deed.DRAFT_SAVED, Deed.HANDED_IN, **COPY, base=base, do="hand-in")
    walk.press(f"{draft}/hand-in", Deed.TAKEN_BACK, do="take-back")
    scheduled = walk.press(f"{draft}/schedule", Deed.SCHEDULED, at="2096-11-22T12:00:05", do="schedule")
    assert scheduled is not None
    assert (scheduled.after, scheduled.detail) == ("draft, scheduled", "for 2096-11-22T11:00:05+00:00")
    walk.press(f"{draft}/schedule", Deed.UNSCHEDULED, do="cancel")
    held = bring(uri="urn:halyard:7", embargoed=(datetime.now(UTC) + timedelta(days=1)).isoformat(), headline="Soon")
    assert held is not None
    walk.press(f"/desk/stories/{held.row.id}/release", Deed.RELEASED, reason="Halyard rang")


def walk_wire(walk: Walk, bring: Bring) -> None:
    bring(uri="urn:halyard:20", slugline="FERRIES", headline="Ferries are full", follow=False)
    bring(uri="urn:halyard:21", slugline="GULLS", headline="Gulls return", follow=False)
    gulls, ferries = filed_items()[:2]
    page = f"/desk/wire/{ferries.id}"
    walk.press(f"{page}/claim", Deed.CLAIM_TAKEN, do="take")
    walk.press(f"{page}/claim", Deed.CLAIM_LEFT, do="let-go")
    walk.press(f"{page}/notes", Deed.NOTE_ADDED, text="Ask the harbour master")
    walk.press(f"{page}/notes", text=" ")
    note = walk.client.get(page).content.decode().split("/notes/")[1].split("/")[0]
    walk.press(f"{page}/notes/{note}/delete", Deed.NOTE_DELETED)
    walk.press(f"{page}/join", Deed.JOINED, other=gulls.id, sure="1")
    walk.press(f"{page}/take-back", Deed.RULING_UNDONE)
    walk.press(f"{page}/join", Deed.JOINED, other=gulls.id, sure="1")
    walk.press(f"{page}/split", items=[gulls.id])
    walk.press(f"{page}/split", Deed.SPLIT, items=[gulls.id], sure="1")
    opened = walk.press(f"{page}/open", Deed.ITEM_OPENED)
    assert opened is not None
    assert (opened.on, opened.which, opened.after) == ("item", str(ferries.id), "draft")
    walk.press("/desk/wire/presets/keep", Deed.PRESET_KEPT, name="Gulls", query="words=gulls", desk="on")
    preset = Preset.objects.get(name="Gulls").pk
    walk.press(f"/desk/wire/presets/{preset}", Deed.PRESET_CHANGED, name="Birds")
    walk.press(f"/desk/wire/presets/{preset}/delete", Deed.PRESET_DELETED)


def walk_feeds(walk: Walk) -> None:
    walk.press("/desk/feeds/new", Deed.FEED_MADE, **FEED, name="tidewater")
    page = "/desk/feeds/tidewater"
    walk.press(page, Deed.FEED_CHANGED, **FEED, follow="on")
    walk.press(f"{page}/secret", Deed.SECRET_MADE)
    walk.press(f"{page}/transport/sftp", **(SFTP | {"host": "127.0.0.1", "do": "try"}))
    walk.press(f"{page}/transport/sftp", Deed.TRANSPORT_CHANGED, **SFTP)
    for do in ("pause", "resume", "fetch", "remove"):
        walk.press(f"{page}/transport", Deed.TRANSPORT_STEERED, do=do)
    rule = {"name": "Bridges", "route": "hold", "must_headline": "bridge"}
    walk.press(f"{page}/rules/new", **rule, do="try")
    walk.press(f"{page}/rules/new", Deed.RULE_SAVED, **rule, do="draft")
    number = wire.routing_rules(feed="tidewater")[0].id
    made_live = walk.press(f"{page}/rules/{number}", Deed.RULE_SAVED, **rule, do="live")
    assert made_live is not None
    assert (made_live.before, made_live.after) == ("draft", "live")
    walk.press(f"{page}/rules/{number}/arrange", Deed.RULE_ARRANGED, do="off")
    walk.press(f"{page}/rules/{number}/arrange", do="nothing known")
    section = {"name": "Ferries", "scheme": "Merrow", "first": "F1", "last": "F9", "section": "business"}
    walk.press("/desk/sections", Deed.SECTION_RULE_SAVED, **section)
    walk.press(f"/desk/sections/{wire.section_rules()[0].id}", Deed.SECTION_RULE_ARRANGED, section="sport")
    walk.press("/desk/sections/restore", Deed.SECTION_RULES_RESTORED)
    receipt = wire.receive(feed="tidewater", name="odd.xml", data=b"\x00\x01 nothing known", now=datetime.now(UTC))
    wire.file_delivery(delivery_id=receipt.delivery_id, now=datetime.now(UTC))
    (entry,) = wire.quarantined()
    walk.press(f"/desk/quarantine/{entry.id}/retry", Deed.QUARANTINE_RETRIED)
    (entry,) = wire.quarantined()
    walk.press(f"/desk/quarantine/{entry.id}/dismiss", Deed.QUARANTINE_DISMISSED)


def walk_alerts(walk: Walk, story: DeskStory) -> None:
    first = walk.press(f"/desk/alerts/compose?story={story.row.id}", Deed.ALERT_WRITTEN, **ALERT, do="save")
    assert first is not None
    assert (first.on, first.story, first.before, first.after) == ("alert", story.row.id, "", "draft")
    page = f"/desk/alerts/{first.which}"
    edit = {**ALERT, "base": base_of(walk.client, int(first.which), "/edit")}
    walk.press(f"{page}/edit", Deed.ALERT_WRITTEN, **edit, do="save")
    subscribe(1, "breaking", staff="vesna")
    walk.press(f"{page}/edit", Deed.ALERT_WRITTEN, Deed.ALERT_TRIED, **edit, do="try")
    walk.press("/desk/alerts/rule", Deed.FLASH_RULE_CHANGED, urgency="1", any=["breaking"], two_people="on")
    ordered = walk.press(
        f"{page}/order", Deed.ALERT_ORDERED, base=base_of(walk.client, int(first.which), "/order"), do="now"
    )
    assert ordered is not None
    assert (ordered.before, ordered.after) == ("draft", "waiting")
    inside, walk.client = walk.client, Client()
    walk.client.force_login(take_on(name="jonas", role=Role.EDITOR, by="vesna", now=NOON))
    walk.press(f"{page}/approve", Deed.ALERT_APPROVED, base=base_of(walk.client, int(first.which), ""))
    walk.client = inside
    walk.press(f"{page}/stop", Deed.ALERT_STOPPED)
    second = written(walk.client, story, any=["breaking"]).id
    walk.press(f"/desk/alerts/{second}/order", Deed.ALERT_ORDERED, base=base_of(walk.client, second, "/order"))
    walk.press(f"/desk/alerts/{second}/take-back", Deed.ALERT_TAKEN_BACK)
    walk.press(f"/desk/alerts/{second}/discard", Deed.ALERT_DISCARDED)
    subscribe(901)
    added = walk.press("/desk/alerts/devices", Deed.DEVICE_ADDED, endpoint=f"{SERVICE}/send/901")
    assert added
    walk.press(f"/desk/alerts/devices/{added.which}/remove", Deed.DEVICE_REMOVED)


def walk_factors(walk: Walk, *, nils: str) -> None:
    inside, walk.client = walk.client, Client()
    name = {"account": "nils", "password": "grey-gulls-inland"}
    walk.press("/desk/sign-in", Deed.SIGNED_IN, **name)
    page, now = "/desk/account", datetime.now(UTC)
    walk.press(page, Deed.FACTOR_ADDED, do="app", code=app_code(secret_on(walk.client.get(page)), at=now))
    walk.press(page, Deed.FACTOR_REMOVED, do="remove", factor=Authenticator.objects.get().pk)
    walk.press(page, Deed.FACTOR_ADDED, do="app", code=app_code(secret_on(walk.client.get(page)), at=now))
    walk.press(page, Deed.RECOVERY_CODES_MADE, do="codes")
    code = RecoveryCodes.activate(User.objects.get(username="nils")).get_unused_codes()[0]
    walk.client = Client()
    walk.press("/desk/sign-in", **name)
    line = walk.press("/desk/sign-in", Deed.RECOVERY_CODE_USED, Deed.SIGNED_IN, proof="given", proof_code=code)
    assert line is not None
    assert Act.objects.get(deed=Deed.RECOVERY_CODE_USED).detail == "9 left"
    walk.client = inside
    reset = walk.press(nils, Deed.FACTOR_RESET, do="factor")
    assert reset is not None
    assert (reset.by, reset.which) == ("vesna", "nils")


def walk_giving(walk: Walk) -> None:
    with open_till() as till:
        payment = till.books.of("charge")[0]["id"]
        line = walk.press(f"/desk/giving/{payment}", Deed.MONEY_RETURNED, do="refund", amount="3", form="f")
    assert line is not None
    assert (line.on, line.which, line.detail) == ("payment", payment, "€3")


def walk_people(walk: Walk) -> None:
    walk.press("/desk/people", Deed.PERSON_ADDED, Deed.LINK_MADE, name="nils", role="reporter")
    person = f"/desk/people/{User.objects.get(username='nils').pk}"
    given = walk.press(person, Deed.ROLE_GIVEN, do="role", role="editor")
    assert given is not None
    assert (given.on, given.which, given.before, given.after) == ("person", "nils", "reporter", "editor")
    walk.press(person, Deed.PERSON_OFF, do="off")
    again = walk.client.post(person, {"do": "link"}).content.decode()
    link = again.split('value="https://courier.example')[1].split('"')[0]
    words = {"new_password1": "grey-gulls-inland", "new_password2": "grey-gulls-inland"}
    inside, walk.client = walk.client, Client()
    walk.press(link, Deed.PASSWORD_SET, **words)
    walk.press("/desk/sign-out", Deed.SIGNED_OUT)
    walk.press("/desk/sign-in", Deed.SIGNED_IN, account="nils", password="grey-gulls-inland")
    walk.client = inside
    walk_factors(walk, nils=person)
    new = {"old_password": "quiet-harbour-9", "new_password1": "grey-gulls-home", "new_password2": "grey-gulls-home"}
    walk.press("/desk/password", Deed.PASSWORD_CHANGED, **new)


def walk_fronts(walk: Walk) -> None:
    home = "/desk/fronts/home"

    def seen() -> str:
        return str(front_state(name=HOME).revision)

    begun = walk.press(home, Deed.FRONT_SAVED, do="begin", revision=seen())
    assert begun is not None
    assert (begun.on, begun.which) == ("front", "home")
    walk.press(home, Deed.FRONT_SAVED, do="automatic", revision=seen())
    walk.press(home, Deed.FRONT_PUBLISHED, do="publish", revision=seen())
    walk.press(f"{home}/past", Deed.FRONT_RESTORED, number="1", revision=seen())
    walk.press(home, Deed.FRONT_DISCARDED, do="discard", revision=seen())
    walk.press("/desk/places", Deed.SECTIONS_ORDERED, do="up:world")
    walk.press("/desk/places/sections/new", Deed.SECTION_MADE, name="Lamps")
    walk.press("/desk/places/sections/lamps/hide", Deed.SECTION_HIDDEN, do="hide")
    moved = walk.press("/desk/places/sections/lamps/move", Deed.SECTION_MOVED, to="/light")
    assert moved is not None
    assert (moved.before, moved.after) == ("/lamps", "/light")
    walk.press("/desk/places/sections/light/merge", Deed.SECTION_MERGED, into="culture")
    described = walk.press("/desk/places/topic/lamps", Deed.PLACE_DESCRIBED, revision="0", name="Lamps")
    assert described is not None
    assert (described.on, described.which, described.after) == ("topic", "lamps", "Lamps")


def walk_site(walk: Walk) -> None:
    changed = walk.press("/desk/site", Deed.HOUSE_CHANGED, revision="0", name="The Echo")
    assert changed is not None
    assert (changed.on, changed.which) == ("site", "house")
    imprint = {"slug": "imprint", "title": "Imprint", "body": "Nobody."}
    walk.press("/desk/site/pages/new", Deed.STANDING_SAVED, revision="0", **imprint)
    walk.press("/desk/site/pages/imprint", Deed.STANDING_SAVED, revision="1", **imprint)
    walk.press("/desk/site/pages/imprint/take-down", Deed.STANDING_TAKEN_DOWN)
    walk.press("/desk/site/redirects", Deed.REDIRECTS_SAVED, path="/old", to="/new")
    walk.press("/desk/site/redirects/import", Deed.REDIRECTS_SAVED, lines="/a,/b")
    walk.press("/desk/site/redirects/drop", Deed.REDIRECT_DROPPED, path="/old")


def walk_pictures(walk: Walk, bring: Bring) -> None:
    pier = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(pier, "JPEG")
    file = SimpleUploadedFile("pier.jpg", pier.getvalue())
    taken = walk.press("/desk/pictures/upload", Deed.PICTURE_TAKEN_IN, pictures=file)
    assert taken is not None
    assert taken.on == "picture"
    page = f"/desk/pictures/{taken.which}"
    cut = {"focus_x": 20, "focus_y": 80, "crop_left": 0, "crop_right": 0, "crop_top": 0, "crop_bottom": 0}
    walk.press(f"{page}/describe", Deed.PICTURE_DESCRIBED, revision=0, alt="A pier", **cut)
    walk.press(f"{page}/terms", Deed.PICTURE_TERMS_SET, revision=1, rights="Ours")
    quay = bring(uri="urn:halyard:50", slugline="QUAY", headline="Quay", associations={"main": PIER})
    assert quay is not None
    deliver_file("pier.jpg")
    number = wire.thread_items(thread_id=quay.thread_id or 0)[-1].id
    walk.press(f"/desk/wire/{number}/{ADDRESS}", Deed.PICTURE_TAKEN_IN)


def walk_writing(walk: Walk, story: DeskStory) -> None:
    begun = walk.press("/desk/stories/new/draft", Deed.DRAFT_SAVED, **COPY, base=0)
    assert begun is not None
    page = f"/desk/stories/{begun.story}"
    first = desk_story(story_id=begun.story or 0).revision
    walk.press(f"{page}/here")
    walk.press(f"{page}/draft", **(COPY | {"headline": "Bridge open"}), base=first)
    walk.press(f"{page}/comments", Deed.COMMENTED, text="Open to whom?")
    walk.press(f"{page}/comments/{Comment.objects.get().pk}/settle", Deed.SETTLED)
    save_draft(
        story_id=begun.story, editor="jonas", copy=Copy(headline="Jonas's"), base=first + 1, now=datetime.now(UTC)
    )
    walk.press(f"{page}/states/restore", Deed.RESTORED, mark=f"r{first + 1}", base=first + 2)
    be_here(story_id=story.row.id, editor="jonas", now=datetime.now(UTC))
    taken = walk.press(f"/desk/stories/{story.row.id}/pen", Deed.PEN_TAKEN, word="You are at lunch.")
    assert taken is not None
    assert taken.detail == "from jonas: You are at lunch."


def walk_live_blog(walk: Walk, story: DeskStory) -> None:
    post = {"title": "Doors open", "text": "At last.", "by": "Vesna"}
    page = f"/desk/stories/{story.row.id}/live"
    posted = walk.press(page, Deed.POSTED, **post)
    assert posted is not None
    name = posted.detail.partition(":")[0]
    walk.press(f"{page}/{name}", Deed.POST_CHANGED, **(post | {"title": "Doors shut", "base": _post_state(story)}))
    walk.press(f"{page}/{name}", Deed.POST_AWAY, **post, do="away", base=_post_state(story))


def _post_state(story: DeskStory) -> str:
    current = desk_story(story_id=story.row.id).current
    assert current is not None
    return posts_of(current.body)[0].state


def walk_appeals(walk: Walk, story: DeskStory) -> None:
    for name in ("Autumn", "Spring"):
        walk.press("/desk/appeals/new", Deed.APPEAL_FILED, **APPEAL, name=name)
    walk.press("/desk/appeals/spring/edit", Deed.APPEAL_FILED, **APPEAL, name="Spring")
    walk.press("/desk/appeals/spring/switch", Deed.APPEAL_SWITCHED, do="start")
    walk.press("/desk/appeals/spring/switch", Deed.APPEAL_SWITCHED, do="stop")
    trial = {"name": "Two ways", "appeals": ["spring", "autumn"], "manner": "even", "floor": "10"}
    walk.press("/desk/appeals/tests/begin", Deed.TRIAL_BEGUN, **trial)
    walk.press(f"/desk/appeals/tests/{support.trials()[0].key}/stop", Deed.TRIAL_STOPPED, keep="spring")
    walk.press("/desk/appeals/autumn/discard", Deed.APPEAL_DISCARDED)
    walk.press("/desk/appeals/holdback", Deed.HOLDBACK_SET, percent="5")
    walk.press("/desk/appeals/places", Deed.PANEL_SET, do="put-up", heading="Paid by readers", body="", button="Go")
    walk.press("/desk/appeals/places", Deed.SILENCE_MARKED, do="mark", mark="section:world")
    walk.press(f"/desk/stories/{story.row.id}/sensitive", Deed.SILENCE_MARKED, do="mark")


def walk_briefings(walk: Walk, story: DeskStory) -> None:
    walk.press("/desk/briefings/rota", Deed.ROTA_CHANGED, at="06:30", days=["0"], stories="5", lead_minutes="45")
    walk.press("/desk/briefings/morning", Deed.EDITION_LAID_OUT)

    def laid_out() -> str:
        made = walk.press(f"/desk/briefings/breaking/{story.row.id}", Deed.EDITION_LAID_OUT)
        assert made is not None
        return f"/desk/briefings/{made.which}"

    def seen(page: str) -> str:
        return walk.client.get(page).content.decode().split('name="base" value="')[1].split('"')[0]

    page = laid_out()
    walk.press(f"{page}/edit", Deed.EDITION_CHANGED, base=seen(page), do="save", subject="Quay", intro="")
    walk.press(f"{page}/trial", Deed.EDITION_TRIED, address="vesna@example.org")
    walk.press(f"{page}/order", Deed.EDITION_ORDERED, base=seen(page), do="now")
    walk.press(f"{page}/take-back", Deed.EDITION_TAKEN_BACK)
    walk.press(f"{page}/order", Deed.EDITION_ORDERED, base=seen(page), do="now")
    walk.press(f"{page}/stop", Deed.EDITION_STOPPED)
    walk.press(f"{laid_out()}/discard", Deed.EDITION_DISCARDED)


def test_every_button_of_the_desk_leaves_its_line(desk: Client, editor: User, bring: Bring) -> None:
    walk = Walk(desk)
    walk_stories(walk, bring)
    walk_wire(walk, bring)
    walk_feeds(walk)
    fresh = bring(uri="urn:halyard:30", slugline="QUAY", headline="Quay repaired")
    assert fresh is not None
    walk_alerts(walk, fresh)
    walk_writing(walk, fresh)
    walk_live_blog(walk, fresh)
    walk_appeals(walk, fresh)
    walk_briefings(walk, fresh)
    walk_giving(walk)
    walk_fronts(walk)
    walk_site(walk)
    walk_pictures(walk, bring)
    walk_people(walk)

    acts_on_post = set()
    for each in urlpatterns:
        desk.force_login(User.objects.get(pk=editor.pk))
        if desk.post(address_of(each)).status_code != 405:
            acts_on_post.add(str(each.name))
    assert acts_on_post - walk.walked == set(SILENT), "an address that acts and was not walked here"
    assert set(Deed) - walk.told == set(), "an act that nothing does"


def test_what_fails_leaves_no_line_and_what_leaves_no_line_is_not_done(
    desk: Client, story: DeskStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Act.objects.count()
    assert desk.post(f"/desk/stories/{story.row.id}/kill", {"reason": " "}).status_code == 422
    assert desk.post(f"/desk/stories/{story.row.id}/release", {"reason": "why"}).status_code == 302
    assert Act.objects.count() == before

    def no_room(*_args: object, **_fields: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(acting_flow.Act.objects, "create", no_room)
    with pytest.raises(DatabaseError):
        desk.post(f"/desk/stories/{story.row.id}/kill", {"reason": "Wrong bridge"})
    assert desk_story(story_id=story.row.id).row.state == "live"


@pytest.mark.parametrize("attack", ["UPDATE desk_act SET by = 'nobody'", "DELETE FROM desk_act"])
def test_the_database_keeps_the_lines(editor: User, attack: str) -> None:
    assert Act.objects.filter(which=editor.username).exists()
    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(attack)
    line = Act.objects.get()
    for change in (line.save, line.delete):
        with pytest.raises(TypeError):
            change()


@pytest.fixture
def days(editor: User) -> list[Act]:  # noqa: ARG001 - the database is asked for by name
    """Ninety acts of two people on two stories, an hour apart, every third at the same second as the one before."""
    for number in range(90):
        at = NOON + timedelta(hours=number - (number % 3 == 2))
        with acting(Deed.PUBLISHED, by=("vesna", "nils")[number % 2], on="story", which=number, now=at) as act:
            act.story = 1 + number % 2
            act.detail = f"=cmd {number}"
    return list(Act.objects.order_by("-at", "-id"))


def test_the_log_is_read_page_by_page_without_a_gap(desk: Client, days: list[Act]) -> None:
    found, last = [], None
    while some := acts(ActSearch(), before_id=last, limit=7):
        found += some
        last = some[-1].pk
    assert found == days
    page = desk.get("/desk/audit").content.decode()
    assert "Older acts" in page
    older = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    assert days[50].detail in desk.get(f"/desk/audit{older}").content.decode().replace("&#x3D;", "=")


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("by=nils", lambda act: act.by == "nils"),
        ("story=2", lambda act: act.story == 2),
        ("deed=published", lambda act: act.deed == "published"),
        ("since=2026-11-23", lambda act: act.at >= datetime(2026, 11, 22, 23, tzinfo=UTC)),
        ("until=2026-11-23", lambda act: act.at < datetime(2026, 11, 23, 23, tzinfo=UTC)),
        (
            "by=vesna&since=2026-11-24&until=2026-11-24&story=1",
            lambda act: act.by == "vesna" and act.at.day in (23, 24),
        ),
        ("by=nobody", lambda _act: False),
    ],
)
def test_the_log_is_narrowed(desk: Client, days: list[Act], query: str, fits: Callable[[Act], bool]) -> None:
    wanted = [act.pk for act in days if fits(act)]
    if query.startswith("by=vesna&since"):
        day = (datetime(2026, 11, 23, 23, tzinfo=UTC), datetime(2026, 11, 24, 23, tzinfo=UTC))
        wanted = [act.pk for act in days if fits(act) and day[0] <= act.at < day[1]]
        assert wanted
    lines = b"".join(desk.get(f"/desk/audit.jsonl?{query}").streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert [json.loads(line)["id"] for line in lines] == wanted
    rows = list(csv.DictReader(io.StringIO(b"".join(desk.get(f"/desk/audit.csv?{query}").streaming_content).decode())))  # type: ignore[attr-defined]
    assert [int(row["id"]) for row in rows] == wanted
    assert all(row["detail"].startswith(("'=cmd", "")) and not row["detail"].startswith("=") for row in rows)


def test_a_wrong_day_is_told_and_left_out(desk: Client, days: list[Act]) -> None:
    page = desk.get("/desk/audit?since=tomorrow").content.decode()
    assert "is no day such as" in page
    assert f"story {days[1].story}" in page


@pytest.mark.parametrize(
    "search",
    [
        ActSearch(),
        ActSearch(by="vesna"),
        ActSearch(story=1),
        ActSearch(deed="killed"),
        ActSearch(since=NOON, until=NOON + timedelta(days=1)),
    ],
)
def test_every_search_walks_an_index_in_its_own_order(db: None, search: ActSearch) -> None:  # noqa: ARG001
    from wireroom.desk.queries.acts import _found  # noqa: PLC0415 - the plan is under test, not the door

    for before in (None, 1):
        plan = _found(search, before_id=before)[:41].explain()
        assert "USING INDEX desk_act_" in plan, plan
        assert "TEMP B-TREE" not in plan, plan


def test_all_is_read_in_pieces(days: list[Act]) -> None:
    assert list(all_acts(ActSearch())) == days


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_runs_nothing(words: str) -> None:
    assert harmless(words) == f"'{words}"
    assert harmless("plain = words") == "plain = words"
    assert harmless(None) == ""
