"""Which addresses the Django process answers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from wireroom.support.events import SHEET_ADDRESS
from wireroom.support.views.appeal_sheet import sheet

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("wireroom.desk.urls")),
    path("", include("wireroom.briefing.urls")),
    path("", include("wireroom.cuttings.urls")),
    path("", include("wireroom.alert.account_urls")),
    path("account/support/", include("wireroom.support.account_urls")),
    path("account/", include("wireroom.reader.urls")),
    path("", include("wireroom.page.urls")),
    path("", include("wireroom.wire.urls")),
    path("", include("wireroom.circulation.urls")),
    path("", include("wireroom.alert.urls")),
    path("support/", include("wireroom.support.urls")),
    path(SHEET_ADDRESS, sheet),
]
