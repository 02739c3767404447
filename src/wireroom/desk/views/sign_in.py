"""Sign in, sign out, change the password."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.adapters.authenticators import has_factor, recovery_codes_left
from wireroom.desk.flows.factors import new_recovery_codes
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of, safe_next
from wireroom.desk.views.entering import enter, step_page
from wireroom.desk.views.inside import FACTOR, is_fresh, is_proven, let_go, waiting
from wireroom.desk.views.show import show
from wireroom.kernel import passkeys
from wireroom.kernel.clock import SystemClock


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "proof_code", "proof_credential")
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """The door: name and password, then the second factor, or its setting up."""
    wanted = safe_next(request.POST.get("next", request.GET.get("next", "")))
    if is_proven(request):
        return redirect(wanted)
    if request.method != "POST" or request.POST.get("do") == "again":
        return _step(request, wanted)
    not_in = enter(request)
    if not_in is None:
        return _welcome(request, wanted)
    if not_in.status == HTTPStatus.OK:
        return redirect(f"{reverse('desk:sign-in')}?{urlencode({'next': wanted})}")
    return render(request, "desk/sign_in.html", {"next": wanted, **not_in.page}, status=not_in.status)


@require_POST
def challenge(request: HttpRequest) -> HttpResponse:
    """Give the browser what a key needs: to prove somebody who is inside or half inside, or to be added."""
    now, is_adding = SystemClock().now(), request.POST.get("for") == "add"
    if is_proven(request):
        assert isinstance(request.user, User)  # noqa: S101 - as below
        user, may = request.user, not is_adding or is_fresh(request, now=now)
    else:
        found = waiting(request, now=now)
        if found is None:
            return JsonResponse({"error": "Please sign in anew: this page was open for too long."}, status=403)
        user, may = found, is_adding != has_factor(found.pk)
    if not may:
        return JsonResponse({"error": "Please load the page anew, and prove first that it is you."}, status=403)
    return JsonResponse(passkeys.begin_adding(user, alone=False) if is_adding else passkeys.begin_proving(user))


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
        return redirect("desk:account")
    return show(request, "desk/password.html", section="", status=422 if form.errors else 200, form=form)


def _step(request: HttpRequest, wanted: str) -> HttpResponse:
    """The page of the step that is next: who it is, or after the password the second factor."""
    if request.method == "POST":
        let_go(request)
    user = waiting(request, now=SystemClock().now())
    page = step_page(request, user) if user else {}
    return render(request, "desk/sign_in.html", {"next": wanted, **page})


def _welcome(request: HttpRequest, wanted: str) -> HttpResponse:
    """On to the desk; who came by a second factor and has no recovery codes gets some first."""
    assert isinstance(request.user, User)  # noqa: S101 - the door is passed, this tells the type checker
    if FACTOR not in request.session or recovery_codes_left(request.user):
        return redirect(wanted)
    codes = new_recovery_codes(user=request.user, now=SystemClock().now())
    return show(request, "desk/recovery_codes.html", section="", codes=codes, next=wanted)
