"""Take a proof from a signed-in reader: by passkey, password or code, whichever they have and choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from wireroom.kernel import passkeys
from wireroom.reader.adapters import address_book, sessions
from wireroom.reader.flows.prove_again import prove_by_passkey, prove_by_password
from wireroom.reader.flows.refusals import CodeGoneRefusal, Refusal
from wireroom.reader.flows.send_code import send_code
from wireroom.reader.flows.use_code import GONE, address_waiting, use_code
from wireroom.reader.models import Reader
from wireroom.reader.rules.proofs import Proof, challenge_facts, is_answerable, proofs_offered
from wireroom.reader.views.door import away, network_of, now_here, readers_only, refused

CHALLENGE = "challenge"
STALE = "The passkey took too long, or was asked for in another window. Try it once more."


@require_POST
@readers_only
def begin_passkey(request: HttpRequest, reader: User, purpose: str) -> HttpResponseBase:
    """Give the browser a challenge, to be answered once, soon, and for this purpose."""
    facts = challenge_facts(purpose=purpose, reader=str(reader.pk), now=now_here())
    sessions.put_aside(request, CHALLENGE, facts)
    return JsonResponse(passkeys.begin_proving())


def with_proof(
    request: HttpRequest,
    reader: User,
    *,
    purpose: str,
    done: Callable[[Proof], HttpResponseBase],
    more: Mapping[str, object] | None = None,
) -> HttpResponseBase:
    """Show the proofs the reader has, take one, and go on by `done` when it is right.

    `purpose` names the page, its address and what its codes are good for; `more` is what else the page shows.
    """
    now, template, action = now_here(), f"reader/{purpose}.html", f"/account/{purpose}"
    own = address_book.address_of(reader)
    page = {"action": action, "address": own, **(more or {})}
    if request.method != "POST":
        gone = _forget_old_code(request, purpose=purpose, now=now)
        return render(request, template, page | _ways(request, reader, purpose, tried=gone, now=now))
    tried = _chosen(request)
    try:
        if tried is None:
            key = send_code(purpose=purpose, address=own, network=network_of(request), now=now, user=reader)
            sessions.hold_code(request, key, purpose=purpose)
            return away(request, action)
        _take(request, reader, tried, purpose=purpose, now=now)
    except Refusal as refusal:
        if isinstance(refusal, CodeGoneRefusal):
            sessions.drop_code(request, purpose=purpose)
        ways = _ways(request, reader, purpose, tried=tried or Proof.CODE, now=now)
        return refused(request, refusal, template, page | ways)
    sessions.drop_code(request, purpose=purpose)
    return done(tried)


def _chosen(request: HttpRequest) -> Proof | None:
    """The proof that was sent, or None: a code is asked for."""
    named = {"credential": Proof.PASSKEY, "password": Proof.PASSWORD, "code": Proof.CODE}
    return next((proof for field, proof in named.items() if field in request.POST), None)


def _take(request: HttpRequest, reader: User, proof: Proof, *, purpose: str, now: datetime) -> None:
    sent, network = request.POST, network_of(request)
    if proof is Proof.PASSWORD:
        prove_by_password(reader, password=sent["password"], network=network, now=now)
    elif proof is Proof.CODE:
        key = sessions.held_code(request, purpose=purpose)
        use_code(key=key, purpose=purpose, text=sent["code"], now=now, user=reader)
    else:
        held = sessions.take_back(request, CHALLENGE)
        if not is_answerable(held, purpose=purpose, reader=str(reader.pk), now=now):
            raise Refusal(STALE)
        prove_by_passkey(reader, sent=sent["credential"], network=network, now=now)


def _ways(request: HttpRequest, reader: User, purpose: str, *, tried: Proof | None, now: datetime) -> dict[str, object]:
    key = sessions.held_code(request, purpose=purpose)
    is_sent = bool(address_waiting(key=key, purpose=purpose, now=now))
    offered = proofs_offered(
        has_passkey=passkeys.are_possible() and bool(passkeys.passkeys_of(reader)),
        has_password=Reader.objects.filter(user=reader).exclude(password="").exists(),
        begun=tried or (Proof.CODE if is_sent else None),
    )
    gone = {"error": GONE} if tried and request.method != "POST" else {}
    told_at = tried if tried in offered else Proof.CODE
    return {"proofs": offered, "told_at": told_at, "sent": is_sent, **gone}


def _forget_old_code(request: HttpRequest, *, purpose: str, now: datetime) -> Proof | None:
    """Forget a code that was sent and is good no longer; whether there was one, so that the page says so."""
    key = sessions.held_code(request, purpose=purpose)
    if not key or address_waiting(key=key, purpose=purpose, now=now):
        return None
    sessions.drop_code(request, purpose=purpose)
    return Proof.CODE
