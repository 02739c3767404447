"""Numbers: what is being read now and was read, on the whole site and story by story."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wireroom.circulation.api import CHANNEL, SPAN_NAMES, Span, SpanName, span_named
from wireroom.desk.queries.numbers import SITE, marks_of, most_read, reading_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import address

SPANS: tuple[tuple[SpanName, str], ...] = (
    ("hour", "Last hour"),
    ("day", "24 hours"),
    ("week", "7 days"),
    ("month", "30 days"),
    ("year", "A year"),
)


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """The whole site: how many read now, what, and from where."""
    name, span = _asked(request)
    return show(
        request,
        "desk/numbers.html",
        section="numbers",
        spans=SPANS,
        chosen=name,
        span=span,
        reading=reading_of(SITE, span),
        rows=most_read(span),
    )


@require_safe
def story_numbers(request: HttpRequest, story_id: int) -> HttpResponse:
    """One story: how it is read, with its versions marked."""
    story = story_or_404(story_id)
    name, span = _asked(request)
    path = address(story_id=story_id)
    return show(
        request,
        "desk/numbers_story.html",
        section="numbers",
        spans=SPANS,
        chosen=name,
        span=span,
        story=story,
        path=path,
        reading=reading_of(path, span) if path else None,
        marks=marks_of(story.versions, span),
    )


@require_safe
def pulse(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """Say that this editor may listen to the counts as they come in; the front keeps the stream."""
    return HttpResponse(headers={"X-Wireroom-Pulse": CHANNEL})


def _asked(request: HttpRequest) -> tuple[SpanName, Span]:
    asked = request.GET.get("span", "")
    name: SpanName = next((known for known in SPAN_NAMES if known == asked), "day")
    return name, span_named(name, now=SystemClock().now())
