"""Choose pictures of the archive for a story, from within the editor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wireroom.desk.forms.pictures import picture_forms
from wireroom.desk.queries.archive_rows import ArchiveRow, archive_row, as_story_picture
from wireroom.desk.queries.picture_terms import picture_terms
from wireroom.desk.views.archive_picture import picture_or_404
from wireroom.desk.views.lists import number
from wireroom.kernel.clock import SystemClock
from wireroom.pictures.api import archive_pictures
from wireroom.story.events import picture_mark

MOST = 24


@require_safe
def find_picture(request: HttpRequest) -> HttpResponse:
    """Pictures of the archive, the latest first, narrowed by `words`: for a dialog of the editor."""
    now = SystemClock().now()
    found = archive_pictures(words=request.GET.get("words", "").strip()[:200], limit=MOST)
    return JsonResponse({"pictures": [_told(archive_row(each, now=now)) for each in found]})


@require_safe
def picture_fields(request: HttpRequest, picture_id: int) -> HttpResponse:
    """The fields of one picture as the editor's form has them, to be put into it."""
    picture = picture_or_404(picture_id)
    (form,) = picture_forms([as_story_picture(picture)], known=[])
    place = number(request, "place") or 1
    form.initial["order"] = place
    terms = picture_terms([form.picture], now=SystemClock().now())
    return render(
        request, "desk/picture_fields.html", {"each": form, "place": place, "archive": picture.id, "terms": terms}
    )


def _told(row: ArchiveRow) -> dict[str, str | int]:
    picture = row.picture
    return {
        "id": picture.id,
        "mark": picture_mark(as_story_picture(picture)),
        "name": picture.name,
        "caption": picture.description.caption,
        "alt": picture.description.alt,
        "src": f"/desk/pictures/{picture.id}/small",
        "why": row.why,
    }
