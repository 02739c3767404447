"""What could not be filed: look, try again, put away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.wire.api import dismiss_quarantined, quarantined, retry_quarantined


@require_safe
def quarantine(request: HttpRequest) -> HttpResponse:
    """Everything that waits, newest first."""
    return show(request, "desk/quarantine.html", section="quarantine", entries=quarantined(limit=200))


@require_POST
def retry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Read the kept bytes again."""
    try:
        with act(request, Deed.QUARANTINE_RETRIED, on="quarantine", which=entry_id) as retried:
            filing = retry_quarantined(entry_id=entry_id, now=SystemClock().now())
            retried.after = "waits" if filing.quarantined else "filed"
    except LookupError as missing:
        raise Http404("This entry is no longer in quarantine.") from missing
    if filing.item_ids:
        messages.success(request, f"Filed after all: {_counted(len(filing.item_ids))}.")
    elif filing.quarantined:
        messages.error(request, "It still cannot be read; the reason is in the list.")
    else:
        messages.success(request, "Everything in it had been filed before.")
    return redirect("desk:quarantine")


@require_POST
def dismiss(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Put an entry away; its bytes stay."""
    try:
        with act(request, Deed.QUARANTINE_DISMISSED, on="quarantine", which=entry_id):
            dismiss_quarantined(entry_id=entry_id)
    except LookupError as missing:
        raise Http404("This entry is no longer in quarantine.") from missing
    messages.success(request, "Put away. The bytes as they came are kept.")
    return redirect("desk:quarantine")


def _counted(items: int) -> str:
    return "one item" if items == 1 else f"{items} items"
