"""Who may enter, and what they may do: staff only, nothing cached, nowhere else to be led."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from wireroom.desk.queries.people import role_of, whom_to_ask
from wireroom.desk.rules.roles import Right, Role, lacking, rights_of
from wireroom.desk.views.entering import NotIn, enter, prove_again
from wireroom.desk.views.inside import is_fresh, is_proven
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import Site, current_site

NOT_KEPT = frozenset(
    {"csrfmiddlewaretoken", "account", "password", "proof", "proof_code", "proof_credential", "proof_password"}
)
NOTHING_MORE: Mapping[str, Right] = {}
KNOWN = "wireroom_rights"
type View = Callable[..., HttpResponseBase]


def staff_only(
    view: View, right: Right, *, pressed: Mapping[str, Right] = NOTHING_MORE, is_grave: bool = False
) -> View:
    """Ask strangers to sign in, refuse who lacks the right, and forbid every cache to keep the answer.

    `pressed` are the buttons (values of `do`) that need another right than the page. What is grave is done only by
    somebody who has lately proven to be themselves.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated or (request.user.is_staff and not is_proven(request)):
            answer = _signed_out(request) if request.method == "POST" else _to_sign_in(request)
            if answer:
                return uncached(answer)
        if not request.user.is_staff:
            return uncached(render(request, "desk/refused.html", status=403))
        needed = [right, *(pressed[each] for each in request.POST.getlist("do") if each in pressed)]
        lacked = next((each for each in needed if each not in rights(request)), None)
        if lacked:
            return uncached(refused(request, lacked))
        unsure = _unsure(request) if is_grave and request.method == "POST" else None
        if unsure:
            return uncached(unsure)
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


def rights(request: HttpRequest) -> frozenset[Right]:
    """What whoever sent this request may do; looked up once for each."""
    known: frozenset[Right] | None = getattr(request, KNOWN, None)
    if known is None:
        known = rights_of(_role(request))
        setattr(request, KNOWN, known)
    return known


def permissions(request: HttpRequest) -> dict[str, Callable[[str], bool] | Site]:
    """For every template: `may('publish')` says whether to show what only some may press; the site as it is now."""
    return {"may": lambda right: Right(right) in rights(request), "site": current_site()}


def refused(request: HttpRequest, right: Right) -> HttpResponseBase:
    """Say which right is lacking and who gives it: a page, or JSON to a script that asked."""
    why, ask = lacking(right, _role(request)), whom_to_ask()
    if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate" or not request.accepts("text/html"):
        return JsonResponse({"refused": why, "right": right, "ask": ask}, status=403)
    return render(request, "desk/refused.html", {"why": why, "ask": ask, "desk_section": ""}, status=403)


def editor_of(request: HttpRequest) -> str:
    """The name under which the desk's record keeps what this member of staff does."""
    assert isinstance(request.user, User)  # noqa: S101 - the door is passed, this tells the type checker
    return request.user.get_username()


def safe_next(wanted: str) -> str:
    """Where to go after signing in: the wanted page of the desk, or the list of stories."""
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/desk/")
    return wanted if own else reverse("desk:stories")


def _role(request: HttpRequest) -> Role | None:
    user = request.user
    return role_of(user.pk) if user.is_authenticated and user.is_staff else None


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("desk:stories")
    return redirect(f"{reverse('desk:sign-in')}?{urlencode({'next': wanted})}")


def _signed_out(request: HttpRequest) -> HttpResponseBase | None:
    """Keep what was sent while the session had ended, ask who it is on the same page, step by step, then go on.

    Gives nothing when the sender is signed in now and the view may have the form.
    """
    not_in = enter(request)
    return _asked(request, "desk/signed_out.html", not_in) if not_in else None


def _unsure(request: HttpRequest) -> HttpResponseBase | None:
    """Keep what was sent, and ask for a proof on the same page, unless one was given lately or comes with it."""
    if is_fresh(request, now=SystemClock().now()):
        return None
    assert isinstance(request.user, User)  # noqa: S101 - the door is passed, this tells the type checker
    not_in = prove_again(request, request.user)
    return _asked(request, "desk/sure.html", not_in) if not_in else None


def _asked(request: HttpRequest, template: str, not_in: NotIn) -> HttpResponseBase:
    kept = [(name, value) for name, values in request.POST.lists() if name not in NOT_KEPT for value in values]
    return render(request, template, {"kept": kept, **not_in.page}, status=not_in.status)
