"""The rota: when the morning briefing goes out by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.briefing import api as briefings
from wireroom.desk.forms.rota import RotaForm, rota_form_of
from wireroom.desk.queries.edition_words import rota_in_words
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock


@require_http_methods(["GET", "HEAD", "POST"])
def rota(request: HttpRequest) -> HttpResponse:
    """Say in words what the rota does, and change it."""
    if request.method != "POST":
        return _page(request, rota_form_of(briefings.rota()))
    form = RotaForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        with act(request, Deed.ROTA_CHANGED, on="briefing", which="rota") as doing:
            now = SystemClock().now()
            briefings.set_rota(form.rota(), by=editor_of(request), now=now)
            doing.detail = rota_in_words(briefings.rota(), now=now)
    except briefings.UnableToMail as refusal:
        return _page(request, form, refusal=str(refusal), status=422)
    messages.success(request, "Saved. It holds from the next morning whose time is still to come.")
    return redirect("desk:rota")


def _page(request: HttpRequest, form: RotaForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
    says = rota_in_words(briefings.rota(), now=SystemClock().now())
    chosen = {str(each) for each in form["days"].value() or ()}
    return show(
        request,
        "desk/rota.html",
        section="briefings",
        status=status,
        form=form,
        says=says,
        chosen=chosen,
        refusal=refusal,
    )
