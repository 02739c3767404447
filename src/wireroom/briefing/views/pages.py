"""How the room prints its pages for readers: under the site's masthead, the same without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from markupsafe import Markup

from wireroom.briefing.rules.series import ALL_SERIES, Series, consent_words
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.page import api as page_room
from wireroom.reader.api import MailingList
from wireroom.theme.api import jinja

CLOCK = SystemClock()
MOST_CHOICES = 20


def now_here() -> datetime:
    """The present moment."""
    return CLOCK.now()


def page(template: str, *, title: str, status: int = 200, is_private: bool = True, **facts: object) -> HttpResponse:
    """Print one page. No cache keeps it; of a private one no search engine and no other site learns the address."""
    main = jinja().get_template(f"briefing/{template}").render(facts)
    whole = page_room.framed(
        title=title,
        description="The news by e-mail: in the morning, and when something big happens.",
        path="/briefings",
        main=Markup(main),  # noqa: S704 - the template escapes
        styles=("account.css",),
        scripts=(),
        now=now_here(),
    )
    answer = HttpResponse(whole, status=status)
    answer["Cache-Control"] = "private, no-store"
    if is_private:
        answer["X-Robots-Tag"] = "noindex"
        answer["Referrer-Policy"] = "no-referrer"
    return answer


def chosen(keys: list[str], *, among: Iterable[Series] = ALL_SERIES) -> tuple[MailingList, ...]:
    """Those lists of these names, with what is agreed to; what is no list is left out."""
    wanted = frozenset(keys[:MOST_CHOICES])
    return tuple(as_list(each) for each in among if each.key in wanted)


def as_list(series: Series) -> MailingList:
    """A briefing as the reader room keeps it."""
    words = consent_words(series, site_name=current_site().name)
    return MailingList(key=series.key, name=series.name, words=words)
