"""One wire item: as it came, with its running story, and opened as a story of ours."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.flows.view import note_viewed
from wireroom.desk.queries.item_pane import item_pane
from wireroom.desk.queries.pane_state import pane_state
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.taking_back import ruling_on
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import UnableToOpen, open_item
from wireroom.wire.api import FiledItem, filed_item, thread_items, threads_of_items

OWN_PAGE = "page"
"""How the item's own page asks for its fragment; a page that shows it beside a list asks with anything else."""


@require_safe
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One item with all that belongs to it: a page, or with `pane=1` the part that the monitor shows beside its list.

    `old` and `new` choose the two takes to compare.
    """
    filed = item_or_404(item_id)
    asked = request.GET
    pane = item_pane(
        filed,
        editor=editor_of(request),
        now=SystemClock().now(),
        one=asked.get("old", asked.get("against", "")),
        other=asked.get("new", ""),
    )
    page: dict[str, Any] = {"pane": pane, "filed": filed, "item": filed.item, "editor": editor_of(request)}
    page["ruled"] = ruling_on(request, filed.thread_id, now=SystemClock().now())
    if asked.get("pane"):
        return render(request, "desk/pane.html", page | {"alone": asked["pane"] == OWN_PAGE, "fragment": True})
    return show(request, "desk/item.html", section="wire", alone=True, fragment=False, **page)


@require_safe
def state(request: HttpRequest, item_id: int) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """The mark of what stands beside an item, so that an open page learns cheaply whether to fetch it again."""
    thread_id = threads_of_items(item_ids=[item_id]).get(item_id)
    if thread_id is None:
        raise Http404(f"There is no wire item {item_id}.")
    return JsonResponse({"state": pane_state(thread_id)})


@require_safe
def thread(request: HttpRequest, thread_id: int) -> HttpResponse:  # noqa: ARG001 - as above
    """The newest take of a running story."""
    takes = thread_items(thread_id=thread_id)
    if not takes:
        raise Http404("This running story is not on the wire: it was joined to another one, or there never was one.")
    return redirect("desk:item", takes[-1].id)


@require_POST
def viewed(request: HttpRequest, item_id: int) -> HttpResponse:
    """Mark an item as seen, or with `seen=0` as not seen."""
    item_or_404(item_id)
    note_viewed(item_id=item_id, editor=editor_of(request), seen=request.POST.get("seen", "1") != "0")
    return back_to(request, item_id)


@require_POST
def open_as_story(request: HttpRequest, item_id: int) -> HttpResponse:
    """Begin a story from an item, or go to the one that stands."""
    item_or_404(item_id)
    try:
        with act(request, Deed.ITEM_OPENED, on="item", which=item_id) as opened:
            story_id = open_item(item_id=item_id, editor=editor_of(request), now=SystemClock().now())
            opened.story = story_id
    except UnableToOpen as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:item", item_id)
    return redirect("desk:edit", story_id)


def item_or_404(item_id: int) -> FiledItem:
    """The item, or the page that says there is none."""
    try:
        return filed_item(item_id=item_id)
    except LookupError as missing:
        raise Http404(f"There is no wire item {item_id}.") from missing


def back_to(request: HttpRequest, item_id: int) -> HttpResponse:
    """Go back to the item after something was done with it: to its page, or to its part of the monitor."""
    pane = request.POST.get("pane", "")
    query = f"?pane={OWN_PAGE if pane == OWN_PAGE else 1}" if pane else ""
    return redirect(reverse("desk:item", args=[item_id]) + query)
