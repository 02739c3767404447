"""After a release or a change of settings every page is made again; on an ordinary start none is."""

from __future__ import annotations

from dataclasses import replace

from wireroom.kernel.models import Errand
from wireroom.kernel.site import current_site, furnish
from wireroom.page import api as page
from wireroom.page.models import StoredPage


def outdated() -> int:
    return Errand.objects.filter(event="page.PagesOutdated").count()


def test_pages_are_outdated_once_when_the_name_on_them_changes(newsroom, tmp_path):
    newsroom.write()
    given = current_site()
    furnish(replace(given, data=tmp_path))
    try:
        assert page.change_look()
        assert not page.change_look()
        furnish(replace(given, data=tmp_path, name="The Other Courier"))
        before = outdated()
        assert page.change_look()
        assert outdated() == before + 1
    finally:
        furnish(given)


def test_what_is_made_again_includes_the_notices_of_stories_gone(newsroom):
    killed, staying = newsroom.write("Withdrawn in the end"), newsroom.write()
    path = newsroom.path(killed)
    newsroom.kill(killed)
    recorded = page.kill_records(story_id=killed)
    notice, article = newsroom.text(path), newsroom.text(newsroom.path(staying))
    StoredPage.objects.filter(path__in=[path, newsroom.path(staying)]).update(etag='"of an older look"', mark="old")
    page.rebuild_range(low_id=1, high_id=max(killed, staying), clock=newsroom.clock)
    assert newsroom.status(path) == 410
    assert (newsroom.text(path), newsroom.text(newsroom.path(staying))) == (notice, article)
    assert not StoredPage.objects.filter(etag='"of an older look"').exists()
    assert page.kill_records(story_id=killed) == recorded
