"""The addresses of the support room within the account, `/account/support/…`, where a reader's session is known."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from wireroom.support.views import mine

urlpatterns: list[URLPattern | URLResolver] = [
    path("", mine.in_account),
    path("give", mine.give_in_account),
    path("standing", mine.standing),
]
