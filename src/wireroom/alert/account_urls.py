"""The alert room's addresses within the account, `/account/alerts…`, where a reader's session is known."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from wireroom.alert.views import account, account_browsers

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/alerts", account.topics),
    path("account/follow/<slug:kind>/<slug:slug>", account.follow),
    path("account/alerts/join", account.join),
    path("account/alerts/part", account.part),
    path("account/alerts/alone", account_browsers.leave_alone),
    path("account/alerts/here", account_browsers.here),
    path("account/alerts/browsers/<int:device_id>", account_browsers.browser),
    path("account/alerts/browsers/<int:device_id>/end", account_browsers.end),
]
