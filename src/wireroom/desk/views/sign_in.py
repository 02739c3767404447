"""Sign in, sign out, change the password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.flows.sign_in import TooManyTries, UnableToSignIn, sign_in
from wireroom.desk.views.door import safe_next
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock

OWN = frozenset({"127.0.0.1", "::1"})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """The door: name and password."""
    wanted = safe_next(request.POST.get("next", request.GET.get("next", "")))
    if request.user.is_authenticated and request.user.is_staff:
        return redirect(wanted)
    if request.method == "POST":
        return _try(request, wanted)
    return render(request, "desk/sign_in.html", {"next": wanted})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave."""
    logout(request)
    return redirect("desk:sign-in")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password; other devices are signed out, this one stays."""
    assert isinstance(request.user, User)  # noqa: S101 - the door is passed, this tells the type checker
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, request.user)
        messages.success(request, "Your password is changed. Other devices are signed out.")
        return redirect("desk:stories")
    return show(request, "desk/password.html", section="", status=422 if form.errors else 200, form=form)


def _try(request: HttpRequest, wanted: str) -> HttpResponse:
    account = request.POST.get("account", "")
    page = {"next": wanted, "account": account}
    try:
        user = sign_in(
            account=account,
            password=request.POST.get("password", ""),
            address=_address(request),
            now=SystemClock().now(),
        )
    except TooManyTries as refusal:
        return render(request, "desk/sign_in.html", page | {"again_at": refusal.again_at}, status=429)
    except UnableToSignIn as refusal:
        return render(request, "desk/sign_in.html", page | {"error": str(refusal)}, status=422)
    login(request, user)
    return redirect(wanted)


def _address(request: HttpRequest) -> str:
    """The visitor's address: the last that is not this machine's own, for each proxy adds whom it heard from."""
    claimed = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    strangers = [part for part in claimed if part and part not in OWN]
    return (strangers or [str(request.META.get("REMOTE_ADDR", ""))])[-1][:45]
