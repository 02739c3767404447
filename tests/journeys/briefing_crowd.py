"""A program on a newsroom's folder: so many recipients of the morning briefing, and an edition ordered."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "wireroom.config.django_settings"
django.setup()

from wireroom.briefing import api as briefing  # noqa: E402 - models can be imported from here on
from wireroom.reader.models import Enrolment, Recipient  # noqa: E402 - as above

if __name__ == "__main__":
    now = datetime.now(UTC)
    made = Recipient.objects.bulk_create(
        Recipient(address=f"reader{each}@example.org", token=f"token-{each}", born_at=now)
        for each in range(int(sys.argv[1]))
    )
    Enrolment.objects.bulk_create(
        Enrolment(recipient=each, on_list="morning", words="Yes", asked_at=now, confirmed_at=now) for each in made
    )
    edition = briefing.compose_morning(by="an editor", now=now)
    briefing.order(edition_id=edition.id, by="an editor", now=now)
