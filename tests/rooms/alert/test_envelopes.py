"""No envelope seals two messages, not even one that a backup or a power cut brought back."""

from __future__ import annotations

import pytest
from alert_room import Hands
from django.contrib.auth.models import User

from wireroom.alert.models import Envelope
from wireroom.config.processes import migrate

pytestmark = pytest.mark.django_db


def test_an_envelope_that_came_back_after_its_use_seals_nothing_once_the_newsroom_has_started(hands: Hands) -> None:
    hands.reader()
    hands.work(turns=3)
    kept = list(Envelope.objects.all())
    hands.order("Before the cut")
    hands.work()
    Envelope.objects.all().delete()
    Envelope.objects.bulk_create(kept)
    User.objects.create(username="an editor")
    migrate.main()
    assert not Envelope.objects.exists()
    hands.order("After the cut")
    hands.work()
    bodies = {each.body for each in hands.push.deliveries}
    assert len({body[:86] for body in bodies}) == len(bodies) == 2
    assert Envelope.objects.count() == 1, "they are prepared again"


def test_a_sender_that_starts_again_goes_on_with_the_envelopes_there_are(hands: Hands) -> None:
    hands.reader()
    hands.work(turns=3)
    before = Envelope.objects.get().material
    hands.start_again()
    hands.work(turns=3)
    assert Envelope.objects.get().material == before
