"""Sign in, sign out, change the password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of, safe_next
from wireroom.desk.views.entering import enter
from wireroom.desk.views.show import show


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """The door: name and password."""
    wanted = safe_next(request.POST.get("next", request.GET.get("next", "")))
    if request.user.is_authenticated and request.user.is_staff:
        return redirect(wanted)
    if request.method != "POST":
        return render(request, "desk/sign_in.html", {"next": wanted})
    refused = enter(request)
    if refused:
        return render(request, "desk/sign_in.html", {"next": wanted, **refused.page}, status=refused.status)
    return redirect(wanted)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave."""
    if request.user.is_authenticated:
        with act(request, Deed.SIGNED_OUT, on="person", which=request.user.get_username()):
            pass
    logout(request)
    return redirect("desk:sign-in")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password; other devices are signed out, this one stays."""
    assert isinstance(request.user, User)  # noqa: S101 - the door is passed, this tells the type checker
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with act(request, Deed.PASSWORD_CHANGED, on="person", which=editor_of(request)):
            form.save()
            update_session_auth_hash(request, request.user)
        messages.success(request, "Your password is changed. Other devices are signed out.")
        return redirect("desk:stories")
    return show(request, "desk/password.html", section="", status=422 if form.errors else 200, form=form)
