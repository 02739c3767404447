"""The addresses of the cuttings room, all under `/account/`, for only there is a reader's session known."""

from __future__ import annotations

from django.urls import path

from wireroom.cuttings.views import opened, shelf

urlpatterns = [
    path("account/stories", shelf.shelf),
    path("account/stories/save", shelf.save),
    path("account/stories/remove", shelf.remove),
    path("account/stories/remember", shelf.remember),
    path("account/stories/forget", shelf.forget),
    path("account/stories/opened", opened.opened),
]
