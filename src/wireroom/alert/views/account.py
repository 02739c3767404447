"""What a signed-in reader follows on all their devices; it works without JavaScript, and a device joins by a script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_POST
from markupsafe import Markup

from wireroom.alert import api as alert
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.wanted_answer import wants_json
from wireroom.page import api as page_room
from wireroom.reader import api as reader
from wireroom.theme.api import jinja

CLOCK = SystemClock()
PATH = "/account/alerts"
LONGEST_ENDPOINT = 2_000
type ReaderView = Callable[..., HttpResponse]


def readers_only(view: ReaderView) -> ReaderView:
    """Give the view the number of the reader who asks, and the moment; ask everybody else to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, **where: str) -> HttpResponse:
        now = CLOCK.now()
        known = reader.reader_of(request=request, now=now)
        answer = view(request, known.id, now, **where) if known else _to_sign_in(request)
        answer["Cache-Control"] = "private, no-store"
        return answer

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def topics(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:
    """Show and take what a reader follows; what is not offered any more is kept as it is."""
    offered = alert.topics_offered(now=now)
    known = frozenset(each.key for each in offered)
    followed = alert.topics_today(reader.followed(reader_id))
    named = (alert.topic_named(key, now=now) for key in followed if key not in known)
    others = tuple(each for each in named if each)
    known |= {each.key for each in others}
    if request.method == "POST":
        wanted = known & frozenset(request.POST.getlist("topic")[: len(known)])
        reader.follow(reader_id=reader_id, keys=wanted | (frozenset(followed) - known))
        return _done()
    facts = {
        "topics": (*offered, *others),
        "followed": followed,
        "devices": alert.count_devices(reader_id=reader_id),
        "done": "done" in request.GET,
        "token": get_token(request),
    }
    return _framed("What you follow", "alert/account.html", facts, now=now)


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
        return JsonResponse({"follows": follows}) if wants_json(request.headers) else _done()
    if wants_json(request.headers):
        return JsonResponse({"follows": topic.key in followed})
    facts = {"topic": topic, "follows": topic.key in followed, "action": request.path, "token": get_token(request)}
    return _framed(f"Follow {topic.name}", "alert/follow.html", facts, now=now)


@require_POST
@readers_only
def join(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:
    """Let the browser of this `endpoint` follow what the account follows."""
    endpoint = request.POST.get("endpoint", "")[:LONGEST_ENDPOINT]
    try:
        alert.join_reader(endpoint=endpoint, reader_id=reader_id, now=now)
    except alert.UnknownDeviceError as error:
        return JsonResponse({"error": str(error)}, status=404)
    return JsonResponse({"joined": True})


@require_POST
@readers_only
def part(request: HttpRequest, reader_id: int, now: datetime) -> HttpResponse:  # noqa: ARG001 - the door's shape
    """Let all devices go their own ways."""
    alert.part_from_reader(reader_id=reader_id)
    return _done()


def _done() -> HttpResponse:
    return HttpResponseRedirect(f"{PATH}?done=1", status=303)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if wants_json(request.headers):
        return JsonResponse({"signed_in": False}, status=401)
    return HttpResponseRedirect(f"/account/sign-in?next={quote(request.path)}", status=303)


def _framed(title: str, template: str, facts: Mapping[str, object], *, now: datetime) -> HttpResponse:
    whole = page_room.framed(
        title=title,
        description="What you are told of, on all your devices.",
        path=PATH,
        main=Markup(jinja().get_template(template).render(facts)),  # noqa: S704 - the template escapes
        styles=("account.css",),
        scripts=("account-page.js",),
        now=now,
    )
    return HttpResponse(whole)
