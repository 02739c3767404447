"""A sender looks at the page while it sends, and sends no faster than the page's answer allows."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from alert_room import Hands

from wireroom.alert.adapters import front, worker
from wireroom.alert.adapters.h2 import sender
from wireroom.alert.rules.pacing import FREE


@pytest.mark.django_db
@pytest.mark.parametrize(("took", "rate"), [(None, 0.0), (2.0, 4_000.0), (0.3, FREE), (0.01, FREE)])
def test_the_look_at_the_page_sets_the_rate(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, took: float | None, rate: float
) -> None:
    monkeypatch.setattr(worker, "page_took", lambda *_: took)
    monkeypatch.setattr(worker, "LOOK_EVERY", 0.0)
    sending = hands.duty._worker
    assert sending.rate("/story") in {FREE, rate}
    assert sending._look is not None
    sending._look.join(5)
    assert sending._rate == rate


@pytest.mark.parametrize(("status", "answers"), [("1", True), (404, True), (503, False)])
def test_a_page_that_fails_takes_for_ever(pages: dict[str, object], status: object, answers: bool) -> None:
    pages["/story"] = status
    took = front.page_took(str(pages["origin"]), "/story")
    assert (took is not None) is answers


def test_no_more_is_let_go_than_the_rate_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(at=100.0)
    monkeypatch.setattr(sender, "time", SimpleNamespace(monotonic=lambda: clock.at))
    paced = sender.Sender(allowed=frozenset())
    try:
        assert paced._allowance(10_000) == 10_000, "nothing holds it back"
        paced.rate = 100.0
        paced._allowance(10_000)
        let_go = 0
        for _ in range(200):
            clock.at += 0.05
            let_go += paced._allowance(10_000)
        assert 990 <= let_go <= 1_000
        clock.at += 3_600
        assert paced._allowance(10_000) <= 10, "what was not used is not saved up"
        paced.rate = 0.0
        clock.at += 3_600
        assert paced._allowance(10_000) <= 1
        clock.at += 3_600
        assert paced._allowance(10_000) == 0
    finally:
        paced.close()
