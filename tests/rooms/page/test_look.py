"""After a release or a change of settings every page is made again; on an ordinary start none is."""

from __future__ import annotations

from dataclasses import replace

from wireroom.kernel.models import Errand
from wireroom.kernel.site import current_site, furnish
from wireroom.page import api as page


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
