"""Take a running story on, take it over, let it go."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wireroom.desk.flows.claim import UnableToTake, let_go, take
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.item import back_to, item_or_404
from wireroom.kernel.clock import SystemClock


@require_POST
def claim(request: HttpRequest, item_id: int) -> HttpResponse:
    """Do with the item's running story what was pressed: `take` (with `over`, from that editor) or `let-go`."""
    thread_id, editor = item_or_404(item_id).thread_id, editor_of(request)
    if request.POST.get("do") == "let-go":
        with act(request, Deed.CLAIM_LEFT, on="thread", which=thread_id):
            let_go(thread_id=thread_id, editor=editor)
        return back_to(request, item_id)
    try:
        with act(request, Deed.CLAIM_TAKEN, on="thread", which=thread_id) as done:
            over = request.POST.get("over", "")
            before = take(thread_id=thread_id, editor=editor, over=over, now=SystemClock().now())
            done.before, done.after = before, editor
    except UnableToTake as refusal:
        messages.warning(request, str(refusal))
    else:
        if before:
            messages.success(request, f"Taken over from {before}. Tell them.")
    return back_to(request, item_id)
