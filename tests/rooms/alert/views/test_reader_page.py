from __future__ import annotations

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("equipped")]


def test_the_page_is_the_same_for_everybody_and_offers_what_can_be_followed() -> None:
    first, second = (Client().get(f"/alerts{query}") for query in ("", "?section=%22%3E%3Cscript%3E"))
    assert first.status_code == 200
    assert first.content == second.content
    assert 'value="breaking"' in first.text
    assert "no-store" in first["Cache-Control"]
    assert "Set-Cookie" not in first
    assert Client().get("/alerts/?section=world")["Location"] == "/alerts?section=world"
