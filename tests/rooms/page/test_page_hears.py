from __future__ import annotations

import pytest

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.models import Errand
from wireroom.kernel.outbox import deliver
from wireroom.page import api as page
from wireroom.story import api as story


@pytest.fixture
def running(newsroom):
    """A newsroom at today's time, whose errands are run by the outbox."""
    newsroom.clock = SystemClock()
    newsroom.make = lambda *_ids: None
    return newsroom


def run_errands() -> None:
    for _ in range(10):
        done = deliver(lane="quick", now=SystemClock().now()) + deliver(lane="slow", now=SystemClock().now())
        if not done:
            break
    assert not Errand.objects.exclude(error="").exists(), Errand.objects.first().error


def test_what_the_story_room_announces_becomes_pages(running):
    story_id = running.write()
    run_errands()
    path = running.path(story_id)
    assert running.status(path) == 200
    assert path in running.text("/rss.xml")
    assert not Errand.objects.exists()


def test_a_kill_by_event_takes_it_down(running):
    story_id = running.write()
    run_errands()
    story.kill(story_id=story_id, ordered_by="x", reason="y", now=running.clock.now())
    deliver(lane="quick", now=running.clock.now())
    assert running.status(running.path(story_id)) == 410
    assert running.path(story_id) not in running.text("/rss.xml")
    run_errands()


@pytest.mark.parametrize("slug", ["sport", "lamps"])
def test_a_new_section_reaches_the_navigation_of_older_pages(running, slug):
    first = running.write(section="business")
    if slug == "lamps":
        page.create_section(slug=slug, name="Lamps", clock=running.clock)
    run_errands()
    assert f'href="/{slug}"' not in running.text(running.path(first))
    running.write("Boat race rowed", section=slug)
    run_errands()
    assert f'href="/{slug}"' in running.text(running.path(first))
    assert f'href="/{slug}"' in running.text("/404")
