"""The reader's alerts page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from markupsafe import Markup

from wireroom.alert import api as alert
from wireroom.kernel.clock import SystemClock
from wireroom.page import api as page_room
from wireroom.theme.api import jinja


@never_cache
@require_safe
def page(_request: HttpRequest) -> HttpResponse:
    """Answer `/alerts`. It is the same for everybody: what this browser wants, a script asks by its endpoint."""
    now = SystemClock().now()
    facts = {"topics": alert.topics_offered(now=now), "caps": alert.OFFERED}
    whole = page_room.framed(
        title="Alerts",
        description="What this browser is told of, and when it is left alone. No account is needed.",
        path="/alerts",
        main=Markup(jinja().get_template("alert/alerts.html").render(facts)),  # noqa: S704 - the template escapes
        styles=("alerts-reader.css",),
        scripts=("alerts-page.js",),
        now=now,
    )
    return HttpResponse(whole)
