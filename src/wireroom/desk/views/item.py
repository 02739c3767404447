"""One wire item: as it came, with its running story, and opened as a story of ours."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.queries.comparison import compared_items
from wireroom.desk.rules.printing import printed
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import UnableToOpen, open_item
from wireroom.wire.api import FiledItem, filed_item, thread_items


@require_safe
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One item as it came, with the rest of its running story and what changed since another of its versions."""
    filed = item_or_404(item_id)
    thread = thread_items(thread_id=filed.thread_id)
    against = _against(request, filed, thread)
    return show(
        request,
        "desk/item.html",
        section="wire",
        filed=filed,
        item=filed.item,
        body=printed(filed.item.body),
        thread=thread,
        against=against,
        pairs=compared_items(against.item, filed.item) if against else (),
    )


@require_POST
def open_as_story(request: HttpRequest, item_id: int) -> HttpResponse:
    """Begin a story from an item, or go to the one that stands."""
    item_or_404(item_id)
    try:
        story_id = open_item(item_id=item_id, editor=editor_of(request), now=SystemClock().now())
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


def _against(request: HttpRequest, filed: FiledItem, thread: tuple[FiledItem, ...]) -> FiledItem | None:
    """The item to compare with: the one asked for, else the one that came before."""
    wanted = request.GET.get("against", "")
    chosen = [each for each in thread if str(each.id) == wanted and each.id != filed.id]
    earlier = [each for each in thread if each.id < filed.id and each.item.kind == filed.item.kind]
    return next(iter(chosen or earlier[-1:]), None)
