"""What needs a proof from somebody who is signed in: to confirm who they are and go on, and to erase the account."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from wireroom.reader.adapters import sessions
from wireroom.reader.flows.erase import erase as erase_all
from wireroom.reader.rules.acts import Shown
from wireroom.reader.rules.proofs import Proof
from wireroom.reader.views.door import away, now_here, readers_only, uncached
from wireroom.reader.views.entering import prove_again
from wireroom.reader.views.proving import with_proof
from wireroom.reader.views.waiting import act_waiting, done_to

ACT_PAGE = "/account/confirm/act"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "code", "credential")
@readers_only
def confirm(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Prove once more to be the reader, and go on to what waits for it."""

    def done(proof: Proof) -> HttpResponseBase:
        prove_again(request, reader, now=now_here(), occasion=f"proven-by-{proof}")
        return away(request, ACT_PAGE)

    if sessions.is_proven(request, now=now_here()):
        return away(request, ACT_PAGE)
    return with_proof(request, reader, purpose="confirm", done=done, more=_about(request, reader))


@require_safe
@readers_only
def go_on(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Show once more, filled in, what the reader was about to do; they do it by one press."""
    now = now_here()
    if not sessions.is_proven(request, now=now):
        return away(request, "/account/confirm")
    waiting = act_waiting(request, reader, now=now)
    if waiting is None:
        return away(request, "/account/?done=confirmed")
    if waiting.act.shown is Shown.OWN_PAGE:
        return away(request, f"{waiting.path}?again=typed" if waiting.sent else waiting.path)
    about = _about(request, reader)
    if not about:
        return away(request, "/account/?done=gone")
    return render(request, "reader/act.html", {"waiting": waiting, **about})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "code", "credential")
@readers_only
def erase(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Erase the account, after a proof that is given for this alone."""

    def done(proof: Proof) -> HttpResponseBase:  # noqa: ARG001 - any of them will do
        erase_all(reader, now=now_here())
        logout(request)
        return away(request, "/account/erased", signed_in=False)

    return with_proof(request, reader, purpose="erase", done=done)


@uncached
def erased(request: HttpRequest) -> HttpResponseBase:
    """Say that it is done."""
    return render(request, "reader/erased.html")


def _about(request: HttpRequest, reader: User) -> dict[str, object]:
    """The words and the button of what waits; nothing when nothing does, or when it could not be done any more."""
    waiting = act_waiting(request, reader, now=now_here())
    if waiting is None:
        return {}
    place = resolve(waiting.path).kwargs
    number = place.get("passkey_id") or place.get("identity_id") or 0
    of = done_to(waiting, reader, number=number, slug=place.get("slug", ""))
    if of is None:
        return {}
    return {"words": waiting.act.words.format(of=of), "button": waiting.act.button.format(of=of)}
