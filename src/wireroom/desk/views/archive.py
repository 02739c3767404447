"""The picture desk: search the archive, upload, and see whose rights end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.queries.archive_rows import archive_row, with_stories
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import PAGE, before_id, leaf
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.wanted_answer import wants_json
from wireroom.pictures.api import (
    LARGEST,
    UnableToTakeIn,
    archive_pictures,
    ending_pictures,
    look_into,
    picture_sources,
    take_in,
)
from wireroom.pictures.events import ArchivePicture
from wireroom.wire.events import shown_name

REFUSED = 422


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """The archive, the latest first, narrowed by words, credit, source, and to what may be used now."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("words", "credit", "source", "usable")}
    now = SystemClock().now()
    found = archive_pictures(
        words=asked["words"],
        credit=asked["credit"],
        source=asked["source"],
        usable_at=now if asked["usable"] else None,
        before=before_id(request),
        limit=PAGE + 1,
    )
    rows = [archive_row(each, now=now) for each in found]
    return show(
        request,
        "desk/archive.html",
        section="pictures",
        leaf=leaf(request, rows),
        asked=asked,
        sources=picture_sources(),
        ending=len(ending_pictures(now=now)),
        most_bytes=LARGEST,
    )


@require_safe
def ending(request: HttpRequest) -> HttpResponse:
    """Published pictures that may not be shown any more, or not for long, with the stories they stand in."""
    now = SystemClock().now()
    rows = with_stories(ending_pictures(now=now), now=now)
    return show(request, "desk/archive_ending.html", section="pictures", rows=rows)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take files in, each by itself: a bad one holds up no other. A script that sends one is told in JSON."""
    answers = [_taken(request, file) for file in request.FILES.getlist("pictures")]
    if not wants_json(request.headers):
        return _told(request, answers)
    if not answers:
        return JsonResponse({"refused": "No file came. Choose it again."}, status=REFUSED)
    picture, said = answers[0]
    if picture is None:
        return JsonResponse({"refused": said}, status=REFUSED)
    return JsonResponse({"id": picture.id, "said": said, "href": f"/desk/pictures/{picture.id}"})


def _taken(request: HttpRequest, file: UploadedFile[Any]) -> tuple[ArchivePicture | None, str]:
    name = shown_name(file.name or "")
    if (file.size or 0) > LARGEST:
        return None, f"{name}: the file has more than {LARGEST // 1_000_000} MB. Save it smaller and send it again."
    try:
        looked = look_into(data=file.read(), name=name)
        with act(request, Deed.PICTURE_TAKEN_IN, on="picture") as taken:
            picture, is_new = take_in(looked, by=editor_of(request), now=SystemClock().now())
            taken.which, taken.detail, taken.done = str(picture.id), name, is_new
    except UnableToTakeIn as refusal:
        return None, f"{name}: {refusal}"
    if is_new:
        return picture, f"{name} is in the archive."
    return picture, f"{name} was in the archive already, as picture {picture.id}."


def _told(request: HttpRequest, answers: list[tuple[ArchivePicture | None, str]]) -> HttpResponse:
    for picture, said in answers:
        (messages.success if picture else messages.error)(request, said)
    if not answers:
        messages.error(request, "No file came. Choose one, then upload.")
    pictures = [picture for picture, _ in answers if picture]
    if len(answers) == 1 and pictures:
        return redirect("desk:archive-picture", pictures[0].id)
    return redirect("desk:pictures")
