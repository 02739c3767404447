"""The addresses of the support room, `/support/…`; the front passes them on to Django."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from wireroom.support.views import find, giving, mine, notices, open_books, thanks

app_name = "support"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", giving.give),
    path("thanks/<slug:key>", thanks.thanks),
    path("standing", thanks.standing),
    path("open", open_books.open_books),
    path("find", find.find),
    path("mine/<str:word>", mine.by_link),
    path("notices", notices.take),
]
