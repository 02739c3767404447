"""Send an edition: on trial, now, at a moment; take it back, stop it."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wireroom.briefing import api as briefings
from wireroom.briefing.api import EditionFacts, UnableToMail
from wireroom.desk.flows.acting import Acting
from wireroom.desk.queries.edition_words import edition_mark
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.moments import NoMomentError, moment_of
from wireroom.desk.views.acts import act
from wireroom.desk.views.briefings import edition_or_404, edition_page
from wireroom.desk.views.door import editor_of
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.theme.times import stamp

CHANGED = "The briefing was changed since this page was opened. Look at it again: this is what would be sent now."


@require_POST
def order_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Send it off, or set its moment, as it was read on the page."""
    edition, now, at = edition_or_404(edition_id), SystemClock().now(), None
    typed = request.POST.get("at", "")
    if request.POST.get("base") != edition_mark(edition, briefings.places(edition_id=edition_id, now=now)):
        return edition_page(request, edition, refusal=CHANGED, status=409, at=typed)
    try:
        if request.POST.get("do") == "schedule":
            at = moment_of(typed, zone=current_site().zone)
        with _acting(request, Deed.EDITION_ORDERED, edition) as doing:
            ordered = briefings.order(edition_id=edition_id, by=editor_of(request), now=now, at=at)
            doing.after, doing.detail = ordered.state, edition.subject
    except (NoMomentError, UnableToMail) as refusal:
        return edition_page(request, edition, refusal=str(refusal), status=422, at=typed)
    messages.success(request, _done(ordered, at_once=at is None))
    return redirect("desk:edition", edition_id)


@require_POST
def try_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Send it to one address only."""
    edition, address = edition_or_404(edition_id), request.POST.get("address", "")[:300]
    try:
        with _acting(request, Deed.EDITION_TRIED, edition):
            briefings.try_out(edition_id=edition_id, address=address, now=SystemClock().now())
    except UnableToMail as refusal:
        return edition_page(request, edition, refusal=str(refusal), status=422, address=address)
    messages.success(request, "The trial is on its way. Nobody else gets it, and its links are nobody’s.")
    return redirect("desk:edition", edition_id)


@require_POST
def take_back_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Make a draft of it again, before it has begun."""
    try:
        with _acting(request, Deed.EDITION_TAKEN_BACK, edition_or_404(edition_id)) as doing:
            briefings.take_back(edition_id=edition_id)
            doing.after = "draft"
    except UnableToMail as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Taken back: it is a draft, and goes out only when somebody orders it.")
    return redirect("desk:edition", edition_id)


@require_POST
def stop_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Stop it for good; what has left cannot be called back."""
    try:
        with _acting(request, Deed.EDITION_STOPPED, edition_or_404(edition_id)) as doing:
            briefings.stop(edition_id=edition_id, by=editor_of(request), now=SystemClock().now())
            doing.after = "cancelled"
    except UnableToMail as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Stopped. What had not left stays here.")
    return redirect("desk:edition", edition_id)


def _acting(request: HttpRequest, deed: Deed, edition: EditionFacts) -> AbstractContextManager[Acting]:
    return act(request, deed, on="briefing", which=edition.id, before=edition.state)


def _done(ordered: EditionFacts, *, at_once: bool) -> str:
    if at_once or ordered.due_at is None:
        return "On its way. Each letter is looked at again before it leaves."
    return (
        f"Scheduled for {stamp(ordered.due_at, zone=current_site().zone)}. It can be changed or taken back until then."
    )
