"""The address at which the front hands over; the front passes no request of anybody else on to it."""

from __future__ import annotations

from django.urls import path

from wireroom.circulation.rules.door import ADDRESS
from wireroom.circulation.views import take

urlpatterns = [path(ADDRESS, take)]
