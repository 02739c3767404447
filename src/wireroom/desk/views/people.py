"""People: who works at the desk and what they may do; taken on, given a role, switched off."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.flows.acting import acting
from wireroom.desk.flows.factors import reset_factor
from wireroom.desk.flows.people import (
    UnableToChangePerson,
    give_role,
    make_link,
    person_of_link,
    switch_off,
    take_on,
)
from wireroom.desk.queries.people import everybody
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.roles import RIGHT_WORDS, ROLE_WORDS, Role, rights_of
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.inside import hold, let_in, needs_factor
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site

GAINS = tuple(
    (
        ROLE_WORDS[role],
        [RIGHT_WORDS[right] for right in RIGHT_WORDS if right in rights_of(role) - rights_of(before)],
    )
    for before, role in zip((None, *Role), Role, strict=False)
)


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The whole staff; a new member gets a link, shown this once."""
    if request.method != "POST":
        return _page(request)
    by, now = editor_of(request), SystemClock().now()
    try:
        name = take_on(name=request.POST.get("name", ""), role=_role(request), by=by, now=now).get_username()
        return _page(request, linked=name, link=_address(make_link(name=name, by=by, now=now)))
    except UnableToChangePerson as refusal:
        return _page(request, refusal=str(refusal), typed=request.POST.get("name", ""), status=422)


@require_POST
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """Give somebody another role, switch them off, reset their second factor, or make a link to set a password by."""
    name, by, now = _name_or_404(user_id), editor_of(request), SystemClock().now()
    try:
        match request.POST.get("do"):
            case "role":
                role = _role(request)
                give_role(name=name, role=role, by=by, now=now)
                messages.success(request, f"{name} is {ROLE_WORDS[role].lower()} now.")
            case "off":
                switch_off(name=name, by=by, now=now)
                messages.success(request, f"{name} is switched off and signed out everywhere.")
            case "factor":
                reset_factor(name=name, by=by, now=now)
                messages.success(request, f"{name} sets up a new second factor at the next sign-in.")
            case "link":
                return _page(request, linked=name, link=_address(make_link(name=name, by=by, now=now)))
    except UnableToChangePerson as refusal:
        return _page(request, refusal=str(refusal), status=409)
    return redirect("desk:people")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def welcome(request: HttpRequest, user_id: int, token: str) -> HttpResponse:
    """Where a link leads: set a password, once, and come in."""
    user = person_of_link(user_id=user_id, token=token)
    if user is None:
        return render(request, "desk/link_used.html", status=410)
    form = SetPasswordForm(user, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        page = {"form": form, "name": user.get_username()}
        return render(request, "desk/welcome.html", page, status=422 if form.errors else 200)
    name, now = user.get_username(), SystemClock().now()
    with acting(Deed.PASSWORD_SET, by=name, on="person", which=name, now=now):
        form.save()
    if needs_factor(user, now=now):
        hold(request, user, now=now)
        return redirect("desk:sign-in")
    let_in(request, user, factor=None, now=now)
    messages.success(request, f"Welcome, {name}. Your password is set.")
    return redirect("desk:stories")


def _page(
    request: HttpRequest,
    *,
    refusal: str = "",
    typed: str = "",
    linked: str = "",
    link: str = "",
    status: int = 200,
) -> HttpResponse:
    return show(
        request,
        "desk/people.html",
        section="newsroom",
        status=status,
        people=everybody(),
        roles=[(role.value, words) for role, words in ROLE_WORDS.items()],
        gains=GAINS,
        own=editor_of(request),
        refusal=refusal,
        typed=typed,
        linked=linked,
        link=link,
    )


def _address(last: str) -> str:
    user_id, _, token = last.partition("/")
    return current_site().url + reverse("desk:welcome", args=[int(user_id), token])


def _role(request: HttpRequest) -> Role:
    given = request.POST.get("role", "")
    if given not in set(Role):
        raise UnableToChangePerson("Choose one of the four roles.")
    return Role(given)


def _name_or_404(user_id: int) -> str:
    name = User.objects.filter(pk=user_id, is_staff=True).values_list("username", flat=True).first()
    if name is None:
        raise Http404("There is nobody of this number on the staff.")
    return name
