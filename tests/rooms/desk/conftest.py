"""A desk with an editor at it, and a wire that brings what a test wants."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from wireroom.desk.api import Role, take_on
from wireroom.desk.views.inside import PROVEN
from wireroom.kernel.outbox import deliver
from wireroom.kernel.site import Site, current_site, furnish
from wireroom.story.api import DeskStory, desk_stories, desk_story
from wireroom.wire.api import file_delivery, receive, save_feed

Bring = Callable[..., DeskStory | None]


@pytest.fixture(autouse=True)
def site(tmp_path: Path) -> Iterator[Site]:
    """A data folder for each test."""
    before = current_site()
    here = {"data": tmp_path, "zone": ZoneInfo("Europe/Berlin"), "url": "https://courier.example"}
    furnish(replace(before, second_factor_from=None, **here))
    yield current_site()
    furnish(before)


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    """Slow password hashing is not under test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor(db: None) -> User:  # noqa: ARG001 - the database is asked for by name
    return take_on(name="vesna", password="quiet-harbour-9", role=Role.ADMIN, by="test", now=datetime.now(UTC))


@pytest.fixture
def desk(editor: User) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(editor)
    session = client.session
    session[PROVEN] = datetime.now(UTC).timestamp()
    session.save()
    return client


@pytest.fixture
def bring(db: None) -> Bring:  # noqa: ARG001 - as above
    """File one item as if it had come in just now, and give the newest story."""

    def _bring(
        *, uri: str = "urn:halyard:1", version: int = 1, follow: bool = True, **facts: object
    ) -> DeskStory | None:
        save_feed(name="halyard", credit_name="Halyard", follow=follow)
        item = {
            "uri": uri,
            "version": str(version),
            "type": "text",
            "versioncreated": f"2026-11-22T12:{version:02}:00Z",
            "pubstatus": "usable",
            "language": "en",
            "headline": "Harbour bridge to close",
            "slugline": "BRIDGE",
            "body_xhtml": "<p>The bridge closes on Monday.</p><p>Ferries will run.</p>",
        } | facts
        return _file(json.dumps(item).encode(), name=f"{uri}-{version}.json")

    return _bring


def _file(data: bytes, *, name: str) -> DeskStory | None:
    now = datetime.now(UTC)
    receipt = receive(feed="halyard", name=name, data=data, now=now)
    file_delivery(delivery_id=receipt.delivery_id, now=now)
    deliver(lane="quick", now=now)
    newest = desk_stories(limit=1)
    return desk_story(story_id=newest[0].id) if newest else None


@pytest.fixture
def story(bring: Bring) -> DeskStory:
    found = bring()
    assert found is not None
    return found
