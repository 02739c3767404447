"""Which addresses the Django process answers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("wireroom.desk.urls")),
    path("account/", include("wireroom.reader.urls")),
    path("", include("wireroom.page.urls")),
    path("", include("wireroom.wire.urls")),
    path("", include("wireroom.circulation.urls")),
    path("", include("wireroom.alert.urls")),
]
