"""The presets: saved searches of the desk and of each editor."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.flows.presets import UnableToKeep, delete_preset, keep_preset, move_preset, rename_preset
from wireroom.desk.models import Preset
from wireroom.desk.queries.presets import preset_of, tabs_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.monitor_links import address_of, query_of
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import number
from wireroom.desk.views.show import show
from wireroom.wire.events import read_search

LONGEST_QUERY = 4_000
STEPS = {"up": -1, "down": 1}


@require_safe
def presets(request: HttpRequest) -> HttpResponse:
    """All presets, to rename, move and delete; what was deleted a moment ago can be put back."""
    return show(request, "desk/presets.html", section="wire", tabs=tabs_of(editor_of(request)), gone=_gone(request))


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a search under a name, for the editor or with `desk` for everybody, and go to it."""
    search = read_search(parse_qs(request.POST.get("query", "")[:LONGEST_QUERY]))
    owner = "" if request.POST.get("desk") else editor_of(request)
    place = request.POST.get("position", "")
    position = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else None
    try:
        with act(request, Deed.PRESET_KEPT, on="preset") as kept:
            name = request.POST.get("name", "")
            made = keep_preset(name=name, query=query_of(search.pairs()), owner=owner, position=position)
            kept.which, kept.detail = str(made.pk), _told(made)
    except UnableToKeep as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{made.name}” is kept.")
    return redirect(reverse("desk:presets") if position is not None else address_of(search.pairs()))


@require_POST
def change(request: HttpRequest, preset_id: int) -> HttpResponse:
    """Rename a preset, or move it up or down."""
    preset = _preset_or_404(request, preset_id)
    step = STEPS.get(request.POST.get("move", ""))
    try:
        with act(request, Deed.PRESET_CHANGED, on="preset", which=preset_id, before=preset.name) as changed:
            if step:
                move_preset(preset, step=step)
            else:
                rename_preset(preset, name=request.POST.get("name", ""))
            changed.after, changed.detail = preset.name, _told(preset)
    except UnableToKeep as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:presets")


@require_POST
def delete(request: HttpRequest, preset_id: int) -> HttpResponse:
    """Delete a preset; the page that follows can put it back."""
    preset = _preset_or_404(request, preset_id)
    with act(request, Deed.PRESET_DELETED, on="preset", which=preset_id, before=preset.name) as deleted:
        deleted.detail = _told(preset)
        place = delete_preset(preset)
    gone = {"name": preset.name, "query": preset.query, "position": place, "desk": "" if preset.owner else "on"}
    return redirect(f"{reverse('desk:presets')}?{urlencode({f'gone_{name}': text for name, text in gone.items()})}")


def _told(preset: Preset) -> str:
    return f"{preset.name}, {'own' if preset.owner else 'the whole desk’s'}: {preset.query}"


def _gone(request: HttpRequest) -> dict[str, str] | None:
    """What was deleted a moment ago, as the address tells it."""
    gone = {name: request.GET.get(f"gone_{name}", "")[:LONGEST_QUERY] for name in ("name", "query", "desk")}
    place = number(request, "gone_position")
    return gone | {"position": str(place)} if gone["name"] and place is not None else None


def _preset_or_404(request: HttpRequest, preset_id: int) -> Preset:
    preset = preset_of(preset_id, editor=editor_of(request))
    if preset is None:
        raise Http404("There is no such preset: somebody may have deleted it.")
    return preset
