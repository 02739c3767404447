"""Feeds in the desk: how each is, and how its copy is fetched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from markupsafe import escape

from wireroom.desk.forms.transport import TransportForm
from wireroom.wire import api as wire
from wireroom.wire.models import Feed, QuarantinedCopy, Transport

SFTP = {"host": "sftp.halyard.example", "user": "courier", "folder": "out", "after": "leave", "every": "30"}
SFTP |= {"include": "*", "port": "0", "seconds": "20"}
PAGE, FORM = "/desk/feeds/halyard", "/desk/feeds/halyard/transport/sftp"


@pytest.fixture(autouse=True)
def _feed(db: None) -> None:  # noqa: ARG001 - the database is asked for by name
    wire.save_feed(name="halyard", credit_name="Halyard")


def save(desk: Client, **given: str) -> Any:
    return desk.post(FORM, {**SFTP, "secret": "tide", "do": "save", **given})


@pytest.mark.parametrize("kind", wire.TRANSPORT_KINDS)
def test_every_kind_has_a_form_of_its_own_settings(desk: Client, kind: str) -> None:
    page = desk.get(f"/desk/feeds/halyard/transport/{kind}").content.decode()
    facts = wire.TRANSPORT_KINDS[kind].settings.model_json_schema()["properties"]
    for name, each in facts.items():
        assert f'name="{name}"' in page
        assert escape(each["title"]) in page


@pytest.mark.parametrize("kind", wire.TRANSPORT_KINDS)
def test_what_a_form_shows_is_what_it_keeps(kind: str) -> None:
    model = wire.TRANSPORT_KINDS[kind].settings
    given = dict.fromkeys(model.model_json_schema().get("required", ()), "x.example")
    kept = wire.TransportFacts(feed="halyard", kind=kind, settings=given, has_secret=True, paused=False)
    shown = {each.field.name: each.field.value() for each in TransportForm(kind, kept=kept).questions}
    sent = TransportForm(
        kind, {name: value for name, value in shown.items() if value is not None and value is not False}
    )
    assert sent.is_valid(), sent.errors
    usual = {name: field.default for name, field in model.model_fields.items() if not field.is_required()}
    lists = {name: [] for name, value in usual.items() if value == ()}
    assert sent.given() == usual | given | lists


def test_a_transport_is_set_up_and_its_secret_is_never_shown(desk: Client) -> None:
    assert save(desk).url == PAGE
    row = Transport.objects.get()
    assert (row.kind, row.settings["folder"], row.settings["every"], row.secret) == ("sftp", "out", 30, "tide")
    page, form = desk.get(PAGE).content.decode(), desk.get(FORM).content.decode()
    assert "sftp.halyard.example" in page
    assert "tide" not in page + form
    assert "leave it empty to keep it" in form
    save(desk, folder="new", secret="")
    row.refresh_from_db()
    assert (row.settings["folder"], row.secret) == ("new", "tide")


def test_what_is_wrong_stands_beside_its_field(desk: Client) -> None:
    answer = save(desk, host="https://no", every="0", host_key="MD5:00")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_every-error"' in page
    page = save(desk, host="https://no", host_key="MD5:00").content.decode()
    assert 'id="id_host-error"' in page
    assert "is no host" in page
    assert 'id="id_host_key-error"' in page
    assert "into which folder" in save(desk, after="move").content.decode()
    assert not Transport.objects.exists()


def test_another_server_asks_for_the_secret_anew(desk: Client) -> None:
    save(desk)
    page = save(desk, host="sftp.elsewhere.example", secret="").content.decode()
    assert 'id="id_secret-error"' in page


def test_trying_says_what_is_wrong_and_saves_nothing(desk: Client) -> None:
    page = desk.post(FORM, {**SFTP, "host": "127.0.0.1", "secret": "tide", "do": "try"}).content.decode()
    assert "It does not work" in page
    assert "WIREROOM_PRIVATE_HOSTS" in page
    assert not Transport.objects.exists()


def test_a_finding_is_confirmed_with_one_press(desk: Client) -> None:
    key = f"SHA256:{'A' * 43}"
    save(desk, confirm=f"host_key={key}")
    assert Transport.objects.get().settings["host_key"] == key


def test_a_transport_is_paused_goes_on_and_is_removed(desk: Client) -> None:
    save(desk)
    Transport.objects.update(cursor={"place": "kept"}, asked=False)
    steer = f"{PAGE}/transport"
    desk.post(steer, {"do": "pause"})
    assert "Go on" in desk.get(PAGE).content.decode()
    desk.post(steer, {"do": "resume"})
    Transport.objects.update(asked=False)
    desk.post(steer, {"do": "fetch"})
    row = Transport.objects.get()
    assert (row.paused, row.asked, row.cursor, row.secret) == (False, True, {"place": "kept"}, "tide")
    desk.post(steer, {"do": "remove"})
    assert not Transport.objects.exists()
    assert desk.post(steer, {"do": "fetch"}).status_code == 404


def test_a_feed_in_trouble_is_counted_everywhere_until_it_is_well(desk: Client) -> None:
    save(desk)
    since = datetime.now(UTC) - timedelta(minutes=5)
    Transport.objects.update(trouble="sftp.halyard.example does not let courier in.", trouble_since=since, failures=3)
    for address in ("/desk/", "/desk/wire", "/desk/feeds"):
        assert "data-alarms" in desk.get(address).content.decode()
    page = desk.get("/desk/feeds").content.decode()
    assert "Failing" in page
    assert "does not let courier in" in page
    assert desk.get("/desk/feed-alarms").json() == {"count": 1}
    Transport.objects.update(trouble="", trouble_since=None, failures=0)
    assert "data-alarms" not in desk.get("/desk/").content.decode()


def test_a_silent_feed_is_told_with_what_is_too_long(desk: Client) -> None:
    fields = {"credit_name": "Halyard", "zone": "UTC", "default_section": "news", "quiet_after": "10"}
    fields |= {"format": "ninjs-1", "colour": "plum"}
    assert desk.post(PAGE, fields).status_code == 302
    feed = wire.feed(name="halyard")
    assert (feed.quiet_after, feed.format, feed.colour) == (10, "ninjs-1", "plum")
    Feed.objects.update(listening_since=datetime.now(UTC) - timedelta(hours=1))
    page = desk.get("/desk/feeds").content.decode()
    assert "Silent" in page
    assert "agency-plum" in page
    desk.post(PAGE, {**fields, "quiet_after": "", "format": "", "colour": ""})
    feed = wire.feed(name="halyard")
    assert (feed.quiet_after, feed.format, feed.colour) == (None, "", "")


def test_a_feeds_page_shows_what_of_it_is_in_quarantine(desk: Client) -> None:
    wire.save_feed(name="tidewater")
    for name in ("halyard", "tidewater"):
        QuarantinedCopy.objects.create(
            feed=Feed.objects.get(name=name), name=f"{name}.xml", reason="It is empty.", received_at=datetime.now(UTC)
        )
    page = desk.get(PAGE).content.decode()
    assert "halyard.xml" in page
    assert "tidewater.xml" not in page


def test_there_is_no_page_of_what_is_not(desk: Client) -> None:
    for address in ("/desk/feeds/nobody/transport/sftp", "/desk/feeds/halyard/transport/pigeon"):
        assert desk.get(address).status_code == 404
