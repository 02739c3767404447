"""Redirects: where old addresses lead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.forms.site import RedirectForm
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.page.api import BadMovesError, Move, drop_redirect, moves_from, save_redirects
from wireroom.page.api import redirects as kept_redirects

LARGEST = 2_000_000
MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def redirects(request: HttpRequest) -> HttpResponse:
    """All of them; one more by the form."""
    form = RedirectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        move = Move(path=given["path"].strip(), to=given["to"].strip(), prefix=given["under"])
        faults = _kept(request, (move,))
        if not faults:
            messages.success(request, f"{move.path} leads to {move.to} now.")
            return redirect("desk:redirects")
        return _page(request, form, faults=faults)
    return _page(request, form)


@require_POST
def import_redirects(request: HttpRequest) -> HttpResponse:
    """Many at once, from a CSV file or pasted lines: all of them, or none with the reason for each."""
    file = request.FILES.get("file")
    data = file.read(LARGEST) if file else request.POST.get("lines", "").encode()[:LARGEST]
    try:
        moves = moves_from(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _page(request, RedirectForm(), faults=("The file is not in UTF-8; save it so and send it again.",))
    except BadMovesError as bad:
        return _page(request, RedirectForm(), faults=bad.faults)
    faults = _kept(request, moves)
    if faults:
        return _page(request, RedirectForm(), faults=faults)
    messages.success(request, f"{len(moves)} redirects are kept.")
    return redirect("desk:redirects")


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Let an old address lead nowhere again."""
    path = request.POST.get("path", "")
    with act(request, Deed.REDIRECT_DROPPED, on="site", which=path) as dropped:
        dropped.done = drop_redirect(path=path, clock=SystemClock())
    messages.success(request, f"{path} leads nowhere now.")
    return redirect("desk:redirects")


def _kept(request: HttpRequest, moves: tuple[Move, ...]) -> tuple[str, ...]:
    """Keep them; the faults, if there are any."""
    try:
        with act(request, Deed.REDIRECTS_SAVED, on="site", which=moves[0].path if moves else "") as saved:
            count = save_redirects(moves=moves, by=editor_of(request), clock=SystemClock())
            saved.detail, saved.done = f"{count} redirects", bool(count)
    except BadMovesError as bad:
        return bad.faults
    return ()


def _page(request: HttpRequest, form: RedirectForm, *, faults: tuple[str, ...] = ()) -> HttpResponse:
    words = request.GET.get("words", "")[:200]
    return show(
        request,
        "desk/redirects.html",
        section="newsroom",
        status=422 if faults or form.is_bound else 200,
        form=form,
        faults=faults[:MOST_SHOWN],
        more=max(0, len(faults) - MOST_SHOWN),
        moves=kept_redirects(words=words),
        words=words,
    )
