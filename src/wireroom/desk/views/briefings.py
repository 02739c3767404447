"""Briefings: all editions, what is ahead first; and one with its words, its letter and its figures."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from wireroom.briefing import api as briefings
from wireroom.briefing.api import EditionFacts, State, UnableToMail
from wireroom.desk.queries.edition_words import EDITION_KINDS, candidates, edition_mark, rota_in_words, title_of
from wireroom.desk.rules.moments import typed_of
from wireroom.desk.rules.roles import Right
from wireroom.desk.views.door import rights
from wireroom.desk.views.lists import PAGE, before_id, leaf
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site

AHEAD: tuple[State, ...] = ("gathering", "sending", "scheduled", "draft")
PAST: tuple[State, ...] = ("sent", "cancelled")
MOST_AHEAD = 50
LETTER = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups"],
}
"""A letter has its style in itself, and may do nothing but lead elsewhere."""


@require_safe
def all_editions(request: HttpRequest) -> HttpResponse:
    """What is under way, ahead and in the making, and what was sent."""
    now, before = SystemClock().now(), before_id(request)
    ahead = briefings.editions(states=AHEAD, limit=MOST_AHEAD) if before is None else ()
    past = briefings.editions(states=PAST, before_id=before, limit=PAGE + 1)
    titles = briefings.titles(edition_ids=[each.id for each in (*ahead, *past)], now=now)
    return show(
        request,
        "desk/briefings.html",
        section="briefings",
        ahead=sorted(ahead, key=lambda each: (AHEAD.index(each.state), each.due_at or each.composed_at)),
        leaf=leaf(request, past),
        titles=titles,
        kinds=EDITION_KINDS,
        recipients=[(each.name, briefings.recipients()[each.key]) for each in briefings.ALL_SERIES],
        rota_says=rota_in_words(briefings.rota(), now=now),
    )


@require_safe
def one_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """One edition: what it says, what is in it, what can be done, and how it fares."""
    return edition_page(request, edition_or_404(edition_id))


@xframe_options_sameorigin
@csp_override(LETTER)
@require_safe
def letter(_request: HttpRequest, edition_id: int) -> HttpResponse:
    """The letter as readers get it; its links are nobody's."""
    try:
        return HttpResponse(briefings.preview(edition_id=edition_id, now=SystemClock().now()).html)
    except UnableToMail as refusal:
        raise Http404(str(refusal)) from refusal


def edition_page(
    request: HttpRequest, edition: EditionFacts, *, refusal: str = "", status: int = 200, **typed: Any
) -> HttpResponse:
    """The page of an edition, with what was typed where it could not be kept."""
    now, zone = SystemClock().now(), current_site().zone
    placed = briefings.places(edition_id=edition.id, now=now)
    may = rights(request)
    can_edit = (edition.state == "draft" and Right.WRITE in may) or (
        edition.state == "scheduled" and Right.BRIEFINGS in may
    )
    return show(
        request,
        "desk/briefing.html",
        section="briefings",
        status=status,
        edition=edition,
        title=title_of(edition, placed),
        placed=placed,
        base=edition_mark(edition, placed),
        can_edit=can_edit and edition.kind in {"morning", "breaking"},
        others=candidates(placed, now=now) if can_edit else (),
        proof=briefings.preview(edition_id=edition.id, now=now),
        kinds=EDITION_KINDS,
        recipients=briefings.recipients().get(edition.on_list, 0),
        earliest=typed_of(now, zone=zone),
        now=now,
        refusal=refusal,
        typed={"subject": edition.subject, "intro": edition.intro, "at": "", "address": ""} | typed,
        longest=(briefings.LONGEST_SUBJECT, briefings.LONGEST_INTRO),
    )


def edition_or_404(edition_id: int) -> EditionFacts:
    """The edition, or the page that says there is none."""
    found = briefings.edition(edition_id=edition_id)
    if found is None:
        raise Http404(f"There is no briefing {edition_id}. A draft may have been thrown away.")
    return found
