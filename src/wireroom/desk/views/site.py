"""The site: what it says of itself, on every page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.desk.forms.site import HouseForm, house_form
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.page.api import UnableToKeep, house_state, save_house

SPREADING = "Saved. Fronts follow within a second, every other page as the newsroom gets round to it."


@require_http_methods(["GET", "HEAD", "POST"])
def site(request: HttpRequest) -> HttpResponse:
    """Name, strapline, accent, logo, contact, navigation and footer in one form."""
    state = house_state()
    if request.method != "POST":
        return show(
            request,
            "desk/site.html",
            section="newsroom",
            form=house_form(state.house, revision=state.revision),
            state=state,
        )
    form = HouseForm(request.POST, request.FILES)
    refusal = ""
    if form.is_valid():
        house = form.house(state.house)
        try:
            with act(request, Deed.HOUSE_CHANGED, on="site", which="house") as changed:
                save_house(
                    house=house, revision=form.cleaned_data["revision"], by=editor_of(request), now=SystemClock().now()
                )
                changed.detail = f"{house.name or 'name of the settings'}; {house.tagline}; {house.accent}"
        except UnableToKeep as why:
            refusal = str(why)
        else:
            messages.success(request, SPREADING)
            return redirect("desk:site")
    return show(request, "desk/site.html", section="newsroom", status=422, form=form, state=state, refusal=refusal)
