"""What an open article asks for a signed-in reader: whether it is saved, and has changed since they read it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from wireroom.cuttings.views.door import number, readers_only
from wireroom.reader import api as reader
from wireroom.reader.api import KnownReader
from wireroom.story import api as story


@require_POST
@readers_only
def opened(request: HttpRequest, known: KnownReader, now: datetime) -> HttpResponse:
    """`{"saved", "since"}`; `since` is when the reader last read it, if the version shown is newer than that one.

    That it was opened is noted only for who wants that remembered.
    """
    page, edition = number(request.POST.get("story")), number(request.POST.get("version"))
    shown = story.published_numbers(now=now, ids=[page]).get(page)
    if shown is None:
        return JsonResponse({"error": "That story is not here any more."}, status=404)
    before = reader.note_reading(reader_id=known.id, page=page, edition=min(edition, shown), now=now)
    has_changed = before is not None and before.edition < min(edition, shown)
    since = before.at.isoformat() if before and has_changed else None
    return JsonResponse({"saved": reader.is_saved(known.id, page), "since": since})
