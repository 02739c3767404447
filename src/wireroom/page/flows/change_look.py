"""A release or a setting changed how pages look: put every story's pages down to be made again."""

from __future__ import annotations

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.kernel.site import current_site
from wireroom.page.adapters.look import keep_look, kept_look, look_of
from wireroom.page.flows.keep_house import write_down
from wireroom.page.flows.make_pages import every_range


def change_look() -> bool:
    """Announce the pages of all stories as outdated, if anything but the news has changed since they were made.

    Called at each start. Readers are served the pages there are until the slow lane has made new ones.
    """
    write_down()
    site = current_site()
    look = look_of(site)
    if kept_look(site) == look:
        return False
    with transaction.atomic():
        announce(*every_range())
    keep_look(site, look)
    return True
