"""A program on a newsroom's folder: gather readers, order an alert, say how it stands. Writes one JSON object."""

from __future__ import annotations

import base64
import json
import os
import sys
from datetime import UTC, datetime

import django
from django.db import connections

from wireroom.bench.push_crowd import gather, new_keys

os.environ["DJANGO_SETTINGS_MODULE"] = "wireroom.config.django_settings"
django.setup()

from wireroom.alert import api as alert  # noqa: E402 - models can be imported from here on
from wireroom.story import api as story  # noqa: E402 - as above

TOPIC = alert.BREAKING


def readers(origin: str, number: str) -> dict[str, object]:
    keys = new_keys(1)
    one = keys[0]
    alert.subscribe(
        endpoint=f"{origin}/push/first",
        keys=alert.Keys(p256dh=one.public, auth=one.auth),
        wishes=alert.Wishes(topics=(alert.topic_key("section", "first"),)),
        now=datetime.now(UTC),
    )
    gather(like=f"{origin}/push/first", origin=origin, topic=TOPIC, number=int(number), keys=keys)
    alert.unsubscribe(endpoint=f"{origin}/push/first")
    secret = one.private.private_numbers().private_value.to_bytes(32, "big")
    return {"private": base64.b64encode(secret).decode(), "auth": base64.b64encode(one.auth).decode()}


def order(title: str) -> dict[str, object]:
    now = datetime.now(UTC)
    made = alert.compose(
        kind="breaking",
        words=alert.Words(title=title, body="", path="/"),
        aim=alert.Aim(any_of=(TOPIC,)),
        by="an editor",
        now=now,
    )
    alert.order(alert_id=made.id, by="an editor", now=now)
    return {"id": made.id}


def about(path: str, title: str) -> dict[str, object]:
    now = datetime.now(UTC)
    shown = next(each for each in story.published_stories(now=now, ids=story.story_ids()) if each.path == path)
    made = alert.compose(
        kind="breaking",
        words=alert.Words(title=title, body="The page says more.", path=path),
        aim=alert.Aim(any_of=(TOPIC,)),
        by="an editor",
        now=now,
        story_id=shown.id,
        story_version=shown.current.number,
    )
    alert.order(alert_id=made.id, by="an editor", now=now)
    return {"id": made.id}


def figures(alert_id: str) -> dict[str, object]:
    told = alert.progress(alert_id=int(alert_id), now=datetime.now(UTC))
    shown = sum(each.shown for each in told.families.values())
    return {"accepted": told.accepted, "shown": shown, "clicked": sum(each.clicked for each in told.families.values())}


def rule() -> dict[str, object]:
    alert.set_flash_rule(rule=alert.FlashRule(is_on=True), by="an editor", now=datetime.now(UTC))
    return {}


def state() -> dict[str, object]:
    facts = alert.alerts(limit=1)[0]
    told = alert.progress(alert_id=facts.id, now=datetime.now(UTC))
    with connections["alerts"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT holder FROM alert_batch WHERE alert_id = %s AND holder <> ''", [facts.id])
        holders = [row[0] for row in cursor.fetchall()]
    return {
        "id": facts.id,
        "state": facts.state,
        "accepted": told.accepted,
        "waiting": told.waiting,
        "holders": sorted(holders),
    }


if __name__ == "__main__":
    verbs = {"readers": readers, "order": order, "about": about, "figures": figures, "rule": rule, "state": state}
    found = verbs[sys.argv[1]](*sys.argv[2:])
    sys.stdout.write(json.dumps(found))
