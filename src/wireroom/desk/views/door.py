"""Who may enter: staff only, nothing cached, nowhere else to be led."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from wireroom.desk.views.entering import Refused, enter

NOT_KEPT = frozenset({"csrfmiddlewaretoken", "account", "password"})
type View = Callable[..., HttpResponseBase]


def staff_only(view: View) -> View:
    """Ask strangers to sign in, refuse who is not staff, and forbid every cache to keep the answer."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            answer = _signed_out(request) if request.method == "POST" else _to_sign_in(request)
            if answer:
                return uncached(answer)
        if not request.user.is_staff:
            return uncached(render(request, "desk/refused.html", status=403))
        try:
            return uncached(view(request, *args, **kwargs))
        except Http404 as missing:
            page = {"why": str(missing), "desk_section": ""}
            return uncached(render(request, "desk/missing.html", page, status=404))

    return guarded


def for_anyone(view: View) -> View:
    """Let everybody in, and forbid every cache to keep the answer."""

    @wraps(view)
    def unguarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return uncached(view(request, *args, **kwargs))

    return unguarded


def stale(request: HttpRequest, reason: str = "") -> HttpResponseBase:  # noqa: ARG001 - Django's shape of this view
    """Say what to do when a form came without its token: it was opened before the session changed."""
    return uncached(render(request, "desk/stale.html", status=403))


def uncached(response: HttpResponseBase) -> HttpResponseBase:
    """Forbid every cache to keep this answer, the browser's own included."""
    response["Cache-Control"] = "no-store"
    return response


def editor_of(request: HttpRequest) -> str:
    """The name under which the desk's record keeps what this member of staff does."""
    assert isinstance(request.user, User)  # noqa: S101 - the door is passed, this tells the type checker
    return request.user.get_username()


def safe_next(wanted: str) -> str:
    """Where to go after signing in: the wanted page of the desk, or the list of stories."""
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/desk/")
    return wanted if own else reverse("desk:stories")


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("desk:stories")
    return redirect(f"{reverse('desk:sign-in')}?{urlencode({'next': wanted})}")


def _signed_out(request: HttpRequest) -> HttpResponseBase | None:
    """Keep what was sent while the session had ended, ask for name and password on the same page, then go on.

    Gives nothing when the sender is signed in now and the view may have the form.
    """
    refused = enter(request) if "account" in request.POST else Refused(status=401, page={})
    if refused is None:
        return None
    kept = [(name, value) for name, values in request.POST.lists() if name not in NOT_KEPT for value in values]
    return render(request, "desk/signed_out.html", {"kept": kept, **refused.page}, status=refused.status)
