"""What readers' money does: how many fund the newsroom, how much, and how far the goal is; off until switched on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from wireroom.kernel.site import current_site
from wireroom.support.adapters.terms import current_terms
from wireroom.support.queries.appeal_goal import goal
from wireroom.support.queries.books import months
from wireroom.support.queries.supporters import count_supporters
from wireroom.support.views.our_pages import CLOCK, printed

FEW = 5
"""Below this many no number is shown: it might point at somebody."""


@require_safe
def open_books(_request: HttpRequest) -> HttpResponseBase:
    """The page; not found while it is off."""
    terms = current_terms()
    if not terms.open_books:
        return printed("support/unknown.html", title="There is no such page", path="/support/", status=404)
    now, zone = CLOCK.now(), current_site().zone
    shown, number = months(zone=zone), count_supporters(now=now)
    answer = printed(
        "support/open.html",
        title="What readers’ money does",
        description="How many readers fund this newsroom, what they give, and what it is for.",
        path="/support/open",
        number=number if number >= FEW else None,
        goal=terms.goal,
        reached=goal(terms.goal, now=now) if terms.goal else None,
        months=shown if number >= FEW else (),
        now=now,
    )
    answer["Cache-Control"] = "public, max-age=60"
    return answer
