"""What a reader's Chromium does with the buttons of an alert: Firefox draws none."""

from __future__ import annotations

import base64
import json
import os
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import BrowserContext, Page, expect
from push_service import PushService
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

STORY = 77
SHOWN = """registration.getNotifications().then(
    (all) => all.map(({ title, actions }) => [title, actions.map(({ action }) => action)])
)"""
SOUND = """registration.getNotifications().then(
    (all) => all.map(({ title, silent, renotify }) => [title, silent, renotify])
)"""
SHOW = "(notice) => tell(notice)"
PRESS = """async ([action, endpoint]) => {
    registration.pushManager.getSubscription = async () => ({ endpoint });
    const [notification] = await registration.getNotifications();
    dispatchEvent(new NotificationEvent("notificationclick", { notification, action }));
}"""
SAY = """async ([path, said]) => {
    const headers = { "content-type": "application/json" };
    const told = await fetch(path, { method: "POST", headers, body: JSON.stringify(said) });
    return told.status < 300 ? told.json() : told.status;
}"""


@pytest.fixture
def endpoint(page: Page, context: BrowserContext, newsroom: Newsroom, push_service: PushService) -> str:
    """A browser that wants alerts; it reaches no push service here, so the test holds an endpoint for it."""
    newsroom.drop("actions.xml", newsml(guid="urn:actions:1", version=1, headline="Dam holds", paragraphs=["So far."]))
    context.grant_permissions(["notifications"], origin=newsroom.url)
    page.goto(newsroom.published("Dam holds"))
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()
    found = f"{push_service.origin}/push/actions-{os.urandom(6).hex()}"
    made = ec.generate_private_key(ec.SECP256R1()).public_key()
    keys = {"p256dh": made.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint), "auth": os.urandom(16)}
    said = {
        "endpoint": found,
        "keys": {name: base64.urlsafe_b64encode(key).rstrip(b"=").decode() for name, key in keys.items()},
        "key_id": page.evaluate("fetch('/alerts/offer').then((offer) => offer.json()).then((offer) => offer.key_id)"),
        "wishes": {"topics": ["breaking"]},
    }
    assert page.evaluate(SAY, ["/alerts/subscribe", said])["wishes"]["muted"] == []
    return found


def bring(page: Page, context: BrowserContext, newsroom: Newsroom) -> Any:
    """An alert of a story comes to the browser; its worker."""
    cdp = context.new_cdp_session(page)
    registrations: list[dict[str, str]] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"]))
    cdp.send("ServiceWorker.enable")
    wait_for(lambda: page.evaluate("1") and registrations, what="the worker")
    data = {"alert": 1, "kind": "breaking", "story": STORY, "version": 1, "expires": "2099-01-01T00:00:00Z", "share": 0}
    notice = {"title": "Dam has burst", "navigate": page.url, "tag": f"story{STORY}", "data": data}
    given = {"origin": newsroom.url, "registrationId": registrations[-1]["registrationId"]}
    cdp.send(
        "ServiceWorker.deliverPushMessage", {**given, "data": json.dumps({"web_push": 8030, "notification": notice})}
    )
    (worker,) = context.service_workers
    wait_for(lambda: worker.evaluate(SHOWN) == [["Dam has burst", ["mute"]]], what="the alert with its button")
    return worker


def test_muting_a_story_from_its_alert_reaches_the_newsroom(
    page: Page, context: BrowserContext, newsroom: Newsroom, endpoint: str
) -> None:
    worker = bring(page, context, newsroom)
    worker.evaluate(PRESS, ["mute", endpoint])
    wait_for(lambda: worker.evaluate(SHOWN) == [], what="the alert put away")
    look = ["/alerts/device", {"endpoint": endpoint}]
    wait_for(lambda: page.evaluate(SAY, look)["wishes"]["muted"] == [STORY], what="the wish at the newsroom")
    assert len(context.pages) == 1, "no page was opened"


def test_what_comes_to_a_reader_who_rests_takes_its_place_without_a_sound(
    page: Page, context: BrowserContext, newsroom: Newsroom, endpoint: str
) -> None:
    assert endpoint
    worker = bring(page, context, newsroom)
    assert worker.evaluate(SOUND) == [["Dam has burst", False, True]]
    data = {"alert": 2, "kind": "update", "story": STORY, "version": 2, "expires": "2099-01-01T00:00:00Z", "share": 0}
    notice = {"title": "Valley cleared", "navigate": page.url, "tag": f"story{STORY}", "silent": True, "data": data}
    worker.evaluate(SHOW, notice)
    wait_for(lambda: worker.evaluate(SOUND) == [["Valley cleared", True, False]], what="the update in its place")
