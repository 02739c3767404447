"""Files as they came: raw copy to download, wire pictures to look at."""

from __future__ import annotations

import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from wireroom.desk.views.item import item_or_404
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
    """A wire picture as it came."""
    found = picture_file(provider=request.GET.get("provider", ""), href=request.GET.get("href", ""))
    if found is None or found.mime not in SHOWN or not found.path.is_file():
        raise Http404("This picture is not here.")
    return FileResponse(found.path.open("rb"), content_type=found.mime)


def _download(raw: RawCopy) -> HttpResponse:
    """An attachment of plain text, whatever it says it is: a browser must neither show nor run it."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", raw.name)[-80:].lstrip(".") or "copy"
    answer = HttpResponse(raw.data, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
