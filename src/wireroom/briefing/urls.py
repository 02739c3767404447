"""The addresses of the briefing room: `/briefings/…`, and a page of the account; the front passes them on."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from wireroom.briefing.views import account, joining, leaving

urlpatterns = [
    path("briefings", joining.briefings),
    path("briefings/", RedirectView.as_view(url="/briefings", permanent=True)),
    path("briefings/asked", joining.asked),
    path("briefings/confirm/<str:token>", joining.confirm),
    path("briefings/stop/<str:token>/<int:edition_id>", leaving.stop),
    path("briefings/choices/<str:token>", leaving.choices),
    path("account/briefings", account.briefings),
]
