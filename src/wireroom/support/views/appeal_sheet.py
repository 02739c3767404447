"""The front asks what there is to choose from; nobody else is told."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.inside import is_inside_word
from wireroom.support.api import appeal_sheet
from wireroom.support.rules.sheet import HEADER, PURPOSE, as_bytes


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """Give the sheet, or 304 to who has it already."""
    if not is_inside_word(request.headers.get(HEADER, ""), purpose=PURPOSE):
        return HttpResponse(status=403)
    body = as_bytes(appeal_sheet(now=SystemClock().now()))
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(body, content_type="application/json", headers={"ETag": tag})
