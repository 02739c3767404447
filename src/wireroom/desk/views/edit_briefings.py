"""Lay an edition out: by rule, from a story with one key, and then by hand: every button keeps what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.briefing import api as briefings
from wireroom.briefing.api import UnableToMail
from wireroom.desk.queries.edition_words import edition_mark
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.places import moved
from wireroom.desk.rules.roles import Right
from wireroom.desk.views.acts import act
from wireroom.desk.views.briefings import edition_or_404, edition_page
from wireroom.desk.views.door import editor_of, refused, rights
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock

SOMEBODY_FASTER = (
    "Somebody has changed this briefing since you opened it. Theirs is in the letter beside; your words are in the form"
    " and not kept yet: save once more to put them in place of theirs."
)


@require_POST
def lay_out_morning(request: HttpRequest) -> HttpResponse:
    """Lay out the next morning's edition now, or go to the one there is."""
    with act(request, Deed.EDITION_LAID_OUT, on="briefing") as doing:
        made = briefings.compose_morning(by=editor_of(request), now=SystemClock().now())
        doing.which, doing.after = str(made.id), made.state
    return redirect("desk:edition", made.id)


@require_POST
def mail_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Make a draft of a breaking edition of a story, or go to the one there is."""
    story_or_404(story_id)
    try:
        with act(request, Deed.EDITION_LAID_OUT, on="briefing") as doing:
            made = briefings.compose_breaking(story_id=story_id, by=editor_of(request), now=SystemClock().now())
            doing.which, doing.after = str(made.id), made.state
    except UnableToMail as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:story", story_id)
    return redirect("desk:edition", made.id)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_edition(request: HttpRequest, edition_id: int) -> HttpResponseBase:
    """Keep words and stories as the editor wants them; a button beside a story moves it, takes it out or in."""
    edition = edition_or_404(edition_id)
    if request.method != "POST":
        return redirect("desk:edition", edition_id)
    if edition.state != "draft" and Right.BRIEFINGS not in rights(request):
        return refused(request, Right.BRIEFINGS)
    now, wanted = SystemClock().now(), request.POST.get("do", "save")
    typed = {name: request.POST.get(name, "") for name in ("subject", "intro")}
    placed = briefings.places(edition_id=edition_id, now=now)
    if request.POST.get("base") != edition_mark(edition, placed):
        return edition_page(request, edition, refusal=SOMEBODY_FASTER, status=409, **typed)
    chosen = moved([each.story_id for each in placed], wanted=wanted)
    try:
        with act(request, Deed.EDITION_CHANGED, on="briefing", which=edition_id, before=edition.state) as doing:
            briefings.edit(edition_id=edition_id, story_ids=chosen, by=editor_of(request), now=now, **typed)
            doing.after, doing.detail = edition.state, _detail(wanted, typed["subject"], chosen)
    except UnableToMail as refusal:
        return edition_page(request, edition, refusal=str(refusal), status=422, **typed)
    messages.success(request, "Saved. It goes out as it stands here.")
    return redirect("desk:edition", edition_id)


@require_POST
def discard_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Throw a draft away."""
    edition_or_404(edition_id)
    try:
        with act(request, Deed.EDITION_DISCARDED, on="briefing", which=edition_id, before="draft"):
            briefings.discard(edition_id=edition_id)
    except UnableToMail as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:edition", edition_id)
    messages.success(request, "The draft is thrown away.")
    return redirect("desk:briefings")


def _detail(wanted: str, subject: str, chosen: Sequence[int]) -> str:
    return f"{wanted} {subject}; stories {', '.join(map(str, chosen))}"
