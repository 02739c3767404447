"""Take an agency's picture into the newsroom's archive."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.item import item_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.pictures.api import UnableToTakeIn, look_into_offered, take_in


@require_POST
def archive_offered(request: HttpRequest, item_id: int) -> HttpResponse:
    """Take in the picture that an item offers under `href`, and open it; one that is in the archive is opened alone."""
    filed = item_or_404(item_id)
    try:
        looked = look_into_offered(filed=filed, href=request.GET.get("href", ""))
    except LookupError as missing:
        raise Http404(str(missing)) from missing
    except UnableToTakeIn as refusal:
        messages.error(request, f"The picture is not taken in. {refusal}")
        return redirect("desk:item", item_id)
    with act(request, Deed.PICTURE_TAKEN_IN, on="picture") as taken:
        picture, is_new = take_in(looked, by=editor_of(request), now=SystemClock().now())
        taken.which, taken.detail, taken.done = str(picture.id), f"{picture.name}, from {filed.provider}", is_new
    if is_new:
        messages.success(
            request, "It is in the archive. Read its words and terms: they are the newsroom’s from now on."
        )
    else:
        messages.success(request, f"It was in the archive already: this is picture {picture.id}.")
    return redirect("desk:archive-picture", picture.id)
