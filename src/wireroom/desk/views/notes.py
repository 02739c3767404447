"""The desk's notes on a running story."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wireroom.desk.flows.note import add_note, delete_note
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.item import back_to, item_or_404
from wireroom.kernel.clock import SystemClock


@require_POST
def add(request: HttpRequest, item_id: int) -> HttpResponse:
    """Tell the desk something about the item's running story."""
    thread_id, text = item_or_404(item_id).thread_id, request.POST.get("text", "")
    with act(request, Deed.NOTE_ADDED, on="thread", which=thread_id) as added:
        now = SystemClock().now()
        added.done = add_note(thread_id=thread_id, editor=editor_of(request), text=text, now=now)
    if not added.done:
        messages.warning(request, "The note was empty, so nothing was kept.")
    return back_to(request, item_id)


@require_POST
def delete(request: HttpRequest, item_id: int, note_id: int) -> HttpResponse:
    """Take a note of one's own back."""
    thread_id = item_or_404(item_id).thread_id
    with act(request, Deed.NOTE_DELETED, on="thread", which=thread_id) as deleted:
        deleted.done = delete_note(note_id=note_id, editor=editor_of(request))
    if not deleted.done:
        messages.warning(request, "That note is gone already, or it is not yours.")
    return back_to(request, item_id)
