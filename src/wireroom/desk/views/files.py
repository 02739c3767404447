"""Files as they came: raw copy to download, wire pictures to look at."""

from __future__ import annotations

import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from wireroom.desk.views.item import item_or_404
from wireroom.pictures.api import look, small_file
from wireroom.pictures.events import PROVIDER
from wireroom.wire.api import RawCopy, picture_file, raw_delivery, raw_item

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"})


@require_safe
def raw_of_item(request: HttpRequest, item_id: int) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """The bytes an item was read from."""
    item_or_404(item_id)
    return _download(raw_item(item_id=item_id))


@require_safe
def raw_of_delivery(request: HttpRequest, delivery_id: int) -> HttpResponse:  # noqa: ARG001 - as above
    """The bytes of a delivery, filed or not."""
    try:
        return _download(raw_delivery(delivery_id=delivery_id))
    except LookupError as missing:
        raise Http404(f"There is no delivery {delivery_id}.") from missing


@require_safe
def picture(request: HttpRequest) -> HttpResponseBase:
    """A picture of a story: a wire picture as it came, one of the archive small."""
    named = {"provider": request.GET.get("provider", ""), "href": request.GET.get("href", "")}
    if named["provider"] == PROVIDER:
        return printed_picture(named["href"])
    found = picture_file(**named)
    if found is None or found.mime not in SHOWN or not found.path.is_file():
        raise Http404("This picture is not here.")
    return FileResponse(found.path.open("rb"), content_type=found.mime)


def printed_picture(href: str) -> HttpResponse:
    """An archive picture as an article would print it, small: what its focus in a story is a point of."""
    try:
        return HttpResponse(look(href=href, shape="article"), content_type="image/webp")
    except (LookupError, FileNotFoundError) as missing:
        raise Http404("This picture is not here.") from missing


def small_picture(href: str) -> HttpResponse:
    """An archive picture as the desk looks at it, whatever its rights."""
    file = small_file(href=href)
    if file is None or not file.is_file():
        raise Http404("This picture is not here.")
    return HttpResponse(file.read_bytes(), content_type="image/webp")


def _download(raw: RawCopy) -> HttpResponse:
    """An attachment of plain text, whatever it says it is: a browser must neither show nor run it."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", raw.name)[-80:].lstrip(".") or "copy"
    answer = HttpResponse(raw.data, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
