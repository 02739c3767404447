"""The addresses of the page room that the Django process answers."""

from __future__ import annotations

from django.urls import path

from wireroom.page.views import search

urlpatterns = [path("search", search, name="search")]
