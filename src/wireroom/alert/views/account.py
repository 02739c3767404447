"""What a signed-in reader follows on all their devices; it works without JavaScript, and a device joins by a script."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.alert import api as alert
from wireroom.alert.rules.peace import as_form, in_sentences
from wireroom.alert.views.account_door import done, framed, readers_only
from wireroom.kernel.wanted_answer import wants_json
from wireroom.reader import api as reader

LONGEST_ENDPOINT = 2_000
DONE = {
    "1": "Your choice is kept.",
    "alone": "Kept, in all your browsers.",
    "browser": "Kept, in that browser.",
    "ended": "Alerts have ended in that browser, and what was chosen for it is forgotten. To have them back, open "
    "Alerts in it and allow them again.",
    "parted": "Each browser chooses for itself again, under Alerts in it.",
    "joined": "This browser is told of this too.",
    "gone": "There is no such browser among yours. Perhaps its alerts have ended already.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def topics(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:
    """Show and take what a reader follows; what is not offered any more is kept as it is."""
    if request.method == "POST":
        offered, followed = _topics(reader_id, now=now)
        known = frozenset(each.key for each in offered)
        wanted = known & frozenset(request.POST.getlist("topic")[: len(known)])
        reader.follow(reader_id=reader_id, keys=wanted | (frozenset(followed) - known))
        return done()
    return overview(request, reader_id, now=now)


def overview(
    request: HttpRequest, reader_id: int, *, now: datetime, sent: Mapping[str, str] | None = None, refusal: str = ""
) -> HttpResponse:
    """Show everything on one page; `sent` and `refusal` are of a form that could not be kept as it came."""
    offered, followed = _topics(reader_id, now=now)
    devices = alert.own_devices(reader_id=reader_id)
    kept = as_form(devices[0].wishes.peace) if devices else {}
    facts = {
        "topics": offered,
        "followed": followed,
        "browsers": [(each, " ".join(in_sentences(each.wishes))) for each in devices],
        "some_chrome": any(each.family == "Chrome" for each in devices),
        "alike": len({each.wishes.peace for each in devices}) == 1,
        "said": "" if refusal else DONE.get(request.GET.get("done", ""), ""),
        "sent": sent or kept,
        "refusal": refusal,
        "caps": alert.OFFERED,
        "zones": zones(kept.get("zone", "")),
        "token": get_token(request),
    }
    return framed("What you follow", "alert/account.html", facts, status=422 if refusal else 200)


def zones(*kept: str) -> tuple[str, ...]:
    """Name the zones to choose from, and what is kept though it is not among them."""
    offered = alert.zones_offered()
    return (*(zone for zone in kept if zone and zone not in offered), *offered)


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def follow(request: HttpRequest, reader_id: int, now: datetime, *, kind: str, slug: str) -> HttpResponse:
    """Follow one topic or author, or follow it no more. Links lead here without a script; only the button does it."""
    topic = alert.topic_named(f"{kind}:{slug}", now=now)
    if topic is None:
        raise Http404
    followed = frozenset(reader.followed(reader_id))
    if request.method == "POST":
        wanted = followed - {topic.key} if "part" in request.POST else followed | {topic.key}
        reader.follow(reader_id=reader_id, keys=wanted)
        follows = topic.key in reader.followed(reader_id)
        return JsonResponse({"follows": follows}) if wants_json(request.headers) else done()
    if wants_json(request.headers):
        return JsonResponse({"follows": topic.key in followed})
    facts = {"topic": topic, "follows": topic.key in followed, "action": request.path, "token": get_token(request)}
    return framed(f"Follow {topic.name}", "alert/follow.html", facts)


@require_POST
@readers_only
def join(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:
    """Let the browser of this `endpoint` follow what the account follows."""
    endpoint = request.POST.get("endpoint", "")[:LONGEST_ENDPOINT]
    try:
        alert.join_reader(endpoint=endpoint, reader_id=reader_id, now=now, by_hand="by_hand" in request.POST)
    except alert.UnknownDeviceError as error:
        return JsonResponse({"error": str(error)}, status=404)
    except alert.ChoosesForItselfError as error:
        return JsonResponse({"error": str(error)}, status=409)
    return JsonResponse({"joined": True})


@require_POST
@readers_only
def part(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:  # noqa: ARG001 - the door's shape
    """Let all devices go their own ways."""
    alert.part_from_reader(reader_id=reader_id)
    return done("parted")


def _topics(reader_id: int, *, now: datetime) -> tuple[tuple[alert.Topic, ...], tuple[str, ...]]:
    """Give what there is to tick, offered or followed and named, and what is followed."""
    offered = alert.topics_offered(now=now)
    known = frozenset(each.key for each in offered)
    followed = alert.topics_today(reader.followed(reader_id))
    named = (alert.topic_named(key, now=now) for key in followed if key not in known)
    return (*offered, *(each for each in named if each)), followed
